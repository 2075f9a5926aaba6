/**
 * The list's filter: text → terms → predicate on a chain. docs/filter.md contains the grammar. Invalid text doesn't
 * throw: what can't be understood is left out and reported.
 */
import { attempt } from '../chain/attempt.ts';
import type { RedirectChain } from '../chain/chain.ts';
import {
  isCached,
  isCrossSite,
  isFailed,
  isMethodChanged,
  searchTextOf,
  wordsOf,
} from './facets.ts';
import { regexTest } from './regex/regex.ts';
import type { FlagName, Term } from './syntax.ts';
import { type Predicate, VALUE_TERMS } from './value-terms.ts';

export { completions } from './completions.ts';
export { prepare } from './facets.ts';
export { parseFilter } from './parse.ts';
export { printFilter } from './print.ts';
export { hasTerm, toggleTerm } from './toggle.ts';

const FLAGS: Readonly<Record<FlagName, Predicate>> = {
  'method-changed': isMethodChanged,
  'cross-site': isCrossSite,
  cached: isCached,
  error: isFailed,
  pinned: ({ pinned }) => pinned === true,
};

/**
 * Creates the predicate of terms that must all match; without terms, it accepts every chain. It also accepts a chain
 * that can't be tested: hiding it would hide that something is wrong with it.
 */
export function toPredicate(terms: readonly Term[]): Predicate {
  const tests = terms.map((term) => {
    const test = toTest(term);
    return term.negated ? (chain: RedirectChain) => !test(chain) : test;
  });
  return (chain) => attempt(() => tests.every((test) => test(chain)), true);
}

function toTest(term: Term): Predicate {
  switch (term.kind) {
    case 'text': {
      const wanted = term.text.toLowerCase();
      return (chain) => searchTextOf(chain).includes(wanted);
    }
    case 'regex': {
      const test = regexTest(term.source, term.ignoreCase);
      return (chain) => wordsOf(chain).split('\n').some(test);
    }
    case 'flag':
      return FLAGS[term.name];
    case 'value':
      return VALUE_TERMS[term.name].test(term.value);
  }
}
