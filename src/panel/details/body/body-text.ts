/** A request's body as display-safe texts. */
import { bodyText } from '../../../core/chain/body-text.ts';
import { type Hop, headerValue, type RedirectChain } from '../../../core/chain/chain.ts';
import { encodedValues } from '../../../core/decode/json-values.ts';
import { prettyJson } from '../../../core/decode/pretty-json.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleLines, visibleText } from '../../../core/text/visible-text.ts';

/** What opens below a body's summary. */
export interface BodyView {
  /** What is known about it, and what is not. */
  readonly note: string;
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
  /** The formatted text; undefined if it would be the same. */
  readonly formatted?: string;
  /** For JSON, the values that can be decoded, by their paths. */
  readonly encoded?: readonly (readonly [path: string, value: string])[];
}

/** Prepares the body of hop `index` for display; undefined if there was none, or nothing is known about it. */
export function bodyView(chain: RedirectChain, index: number): BodyView | undefined {
  const { body, network } = chain.hops[index] ?? {};
  switch (body?.kind) {
    case 'bytes': {
      const text = bodyText(chain, index);
      const known =
        body === network?.body
          ? t`${body.size} B, digest ${body.digest}, from the DevTools network log`
          : t`${body.size} B, digest ${body.digest}`;
      return text === undefined
        ? { note: t`${known}; not stored: binary, or over 64 KiB` }
        : { note: known, text: visibleLines(text), ...readable(chain.hops[index], text) };
    }
    case 'form': {
      const { fields } = body;
      if (!fields) {
        return {
          note: t`The browser exposes form fields and file names, not the raw body. The fields
            exceed 64 KiB and were not stored.`,
        };
      }
      const note = t`The browser exposes form fields and file names, not the raw body.`;
      const pairs = Object.entries(fields).flatMap(([name, values]) =>
        values.map((value) => [name, value] as const),
      );
      return { note, fields: visibleFields(pairs) };
    }
    case 'files':
      return {
        note: t`The browser exposes file names, not file contents.`,
        text: body.names.map(visibleText).join('\n'),
      };
    default:
      return undefined;
  }
}

/** Interprets a text by its type or format: form fields, or JSON and the encoded values in it. */
function readable(hop: Hop | undefined, text: string): Omit<BodyView, 'note'> {
  const type = headerValue(hop?.requestHeaders, 'content-type') ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return { fields: visibleFields([...new URLSearchParams(text)]) };
  // JSON of several lines is already formatted.
  const json = text.trim().includes('\n') ? undefined : prettyJson(text);
  const encoded = encodedValues(text).map(({ path, value }) => [path, value] as const);
  return {
    ...(json !== undefined && { formatted: visibleLines(json) }),
    ...(encoded.length > 0 && { encoded: visibleFields(encoded) }),
  };
}

function visibleFields(
  pairs: Iterable<readonly [string, string]>,
): NonNullable<BodyView['fields']> {
  return [...pairs].map(([name, value]) => [visibleText(name), visibleLines(value)] as const);
}
