/** A request's body, as texts that are safe to show. */
import { bodyText } from '../core/body-text.ts';
import { t } from '../core/i18n.ts';
import type { EnrichedChain } from '../core/network-log.ts';
import { visibleText } from '../core/visible-text.ts';

/** What opens below a body's name. */
export interface BodyView {
  /** What is known of it, and what is not. */
  readonly note: string;
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
}

/** Shapes the body of hop `index`; undefined where there was none, or nothing is known of it. */
export function bodyView(chain: EnrichedChain, index: number): BodyView | undefined {
  const { body, network } = chain.hops[index] ?? {};
  switch (body?.kind) {
    case 'bytes': {
      const text = bodyText(chain, index);
      const known =
        body === network?.body
          ? t`${body.size} B, digest ${body.digest}, from DevTools’ network log`
          : t`${body.size} B, digest ${body.digest}`;
      return text === undefined
        ? { note: t`${known}; not kept: binary, or over 64 KiB` }
        : { note: known, text: visibleLines(text) };
    }
    case 'form': {
      const { fields } = body;
      if (!fields) {
        return {
          note: t`The browser shows a form’s fields, and of files their names, not its bytes; these are too long to be
            kept (over 64 KiB).`,
        };
      }
      const note = t`The browser shows a form’s fields, and of files their names, not its bytes.`;
      const pairs = Object.entries(fields).flatMap(([name, values]) =>
        values.map((value) => [visibleText(name), visibleLines(value)] as const),
      );
      return { note, fields: pairs };
    }
    case 'files':
      return {
        note: t`The browser shows the names of files, not their bytes.`,
        text: body.names.map(visibleText).join('\n'),
      };
    default:
      return undefined;
  }
}

/** Text of several lines; tabs and line feeds are as visible as they need be. */
export function visibleLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\n\t]+/g, visibleText);
}
