/** A request's body, as texts that are safe to show. */
import { bodyText } from '../core/body-text.ts';
import type { EnrichedChain } from '../core/network-log.ts';
import { visibleText } from '../core/visible-text.ts';

/** What opens below a body's name. */
export interface BodyView {
  /** What is known of it, and what is not. */
  readonly note: string;
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
}

const TOO_LONG = 'too long to be kept (over 64 KiB)';

/** Shapes the body of hop `index`; undefined where there was none, or nothing is known of it. */
export function bodyView(chain: EnrichedChain, index: number): BodyView | undefined {
  const { body, network } = chain.hops[index] ?? {};
  switch (body?.kind) {
    case 'bytes': {
      const text = bodyText(chain, index);
      const source = body === network?.body ? ', from DevTools’ network log' : '';
      const known = `${body.size} B, digest ${body.digest}${source}`;
      return text === undefined
        ? { note: `${known}; not kept: binary, or over 64 KiB` }
        : { note: known, text: visibleLines(text) };
    }
    case 'form': {
      const hidden = 'The browser shows a form’s fields, and of files their names, not its bytes';
      const { fields } = body;
      if (!fields) return { note: `${hidden}; these are ${TOO_LONG}.` };
      const pairs = Object.entries(fields).flatMap(([name, values]) =>
        values.map((value) => [visibleText(name), visibleLines(value)] as const),
      );
      return { note: `${hidden}.`, fields: pairs };
    }
    case 'files':
      return {
        note: 'The browser shows the names of files, not their bytes.',
        text: body.names.map(visibleText).join('\n'),
      };
    default:
      return undefined;
  }
}

/** Text of several lines; tabs and line feeds are as visible as they need be. */
function visibleLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\n\t]+/g, visibleText);
}
