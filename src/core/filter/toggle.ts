/** Switches terms on and off in a filter's text, and leaves everything else as written. */
import { readToken } from './parse.ts';
import { printTerm } from './print.ts';
import type { Term } from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Returns whether a filter has a term. */
export function hasTerm(text: string, term: Term): boolean {
  return tokensOf(text).some((token) => isTerm(token, term));
}

/** Removes a term from a filter that has it, and adds it to one that doesn't, replacing its opposite. */
export function toggleTerm(text: string, term: Term): string {
  const opposite = { ...term, negated: !term.negated };
  const rest = tokensOf(text)
    .filter((token) => !isTerm(token, term) && !isTerm(token, opposite))
    .map(({ from, to }) => text.slice(from, to));
  // At the beginning, because at the end it would become part of an unclosed quotation.
  return [...(hasTerm(text, term) ? [] : [printTerm(term)]), ...rest].join(' ');
}

function isTerm(token: Token, term: Term): boolean {
  const read = readToken(token);
  return read !== undefined && !('problem' in read) && printTerm(read) === printTerm(term);
}
