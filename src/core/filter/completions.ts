/** How a filter can be completed at the caret. */
import type { RedirectChain } from '../chain/chain.ts';
import { printValue } from './print.ts';
import { FLAG_NAMES, VALUE_NAMES, type ValueName } from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';
import { VALUE_TERMS } from './value-terms.ts';

export interface Completion {
  /** What replaces the text; a name ends with its colon, after which its values can be completed. */
  readonly text: string;
  /** How many of the chains have this value; undefined for names. */
  readonly count?: number;
}

/** What may replace the text from `from` to `to`, in UTF-16 code units. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

const MOST_ITEMS = 50;

/** Values from the network are offered only if all of their characters are visible. */
const OFFERABLE = /^[\x21-\x7e]{1,100}$/;

/**
 * Completes the term that the caret is in or right behind: its name, in the order of the documentation, or after the
 * colon its value, of those that the chains have, most frequent first. A minus before it stays.
 * @param caret in UTF-16 code units
 */
export function completions(
  text: string,
  caret: number,
  chains: Iterable<RedirectChain>,
): Completions {
  const token = tokensOf(text).find(({ from, to }) => from < caret && caret <= to);
  if (!token) return { from: caret, to: caret, items: names('') };
  const from = token.from + (token.negated ? 1 : 0);
  const typed = text.slice(from, caret).toLowerCase();
  const items =
    token.name === undefined || caret < token.valueFrom
      ? names(typed)
      : values(token.name, valueBefore(token, text, caret), chains);
  return { from, to: token.to, items };
}

function names(typed: string): Completion[] {
  return [...FLAG_NAMES, ...VALUE_NAMES.map((name) => `${name}:`)]
    .filter((text) => text.startsWith(typed))
    .map((text) => ({ text }));
}

/** The typed part of a value, without its quotation mark. */
function valueBefore({ valueFrom, quoted }: Token, text: string, caret: number): string {
  return text.slice(valueFrom + (quoted ? 1 : 0), caret).toLowerCase();
}

function values(name: ValueName, typed: string, chains: Iterable<RedirectChain>): Completion[] {
  const { seen, offered } = VALUE_TERMS[name];
  const counts = new Map<string, number>();
  for (const chain of chains) {
    for (const value of seen(chain)) {
      if (value.toLowerCase().startsWith(typed)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const found = [...counts].filter(([value]) => OFFERABLE.test(value));
  found.sort(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1));
  const rest = offered.filter((value) => !counts.has(value) && value.startsWith(typed));
  return [
    ...found.map(([value, count]) => ({ text: printValue(name, value), count })),
    ...rest.map((value) => ({ text: printValue(name, value) })),
  ].slice(0, MOST_ITEMS);
}
