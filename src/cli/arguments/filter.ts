/** The argument of `--filter`. Unlike in the panel, nobody sees at once that a term was read as text, or is not finished. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { parseFilter, toPredicate } from '../../core/filter/index.ts';
import { VALUE_NAMES } from '../../core/filter/syntax.ts';
import { type Token, tokensOf } from '../../core/filter/tokens.ts';
import { Unusable } from '../unusable.ts';

/**
 * Reads a filter.
 * @throws Unusable
 */
export function readFilter(text: string): (chain: RedirectChain) => boolean {
  const { terms, errors } = parseFilter(text);
  const [error] = errors;
  if (error) throw new Unusable(`--filter: ${error.message}`);
  for (const token of tokensOf(text)) {
    const problem = problemOf(token);
    if (problem === undefined) continue;
    const term = text.slice(token.from, token.to);
    throw new Unusable(`--filter: ${term} (at character ${token.from + 1}): ${problem}`);
  }
  return toPredicate(terms);
}

/** A word before a colon that the panel takes for text: neither a URL's scheme nor this machine's name before a port. */
const NAME = /^(?!localhost:\d)([a-z][a-z-]*):(?!\/\/)/i;

function problemOf({ name, value, quoted }: Token): string | undefined {
  if (quoted) return undefined;
  if (name !== undefined) return value === '' ? 'the value is missing' : undefined;
  const word = NAME.exec(value)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const meant = VALUE_NAMES.find((known) => known.startsWith(word));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return `unknown term${hint}${hint === '' ? '; to' : ' To'} search for this text, quote it`;
}
