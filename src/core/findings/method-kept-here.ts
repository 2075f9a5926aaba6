import type { Rule } from './finding.ts';
import { redirectFix } from './fixes.ts';
import { statusReference } from './references.ts';

/** GET and HEAD are never changed. A POST that is kept is another matter: Fetch wants it changed. */
const NOT_OF_INTEREST = new Set(['GET', 'HEAD', 'POST']);

/** A method that a 301 or 302 kept and that browsers keep, which other clients may not. */
export const methodKeptHere: Rule = {
  id: 'method-kept-here',
  title: 'A 301 or 302 kept a method that other clients would change',
  severity: 'info',
  reference: statusReference(302),
  find: ({ chain, transitions }) =>
    transitions
      .filter(
        ({ verdict, status, fromMethod }) =>
          verdict === 'kept' &&
          (status === 301 || status === 302) &&
          !NOT_OF_INTEREST.has(fromMethod),
      )
      .map(({ fromIndex, fromMethod, status = 302 }) => {
        const surer = status === 301 ? 308 : 307;
        return {
          hop: fromIndex,
          text: `${status} kept ${fromMethod} here; other clients send GET`,
          explanation:
            'The Fetch Standard changes POST alone, so browsers keep every other method. Libraries and tools differ.',
          remedy: `Answer ${surer} to be sure of method and body everywhere.`,
          reference: statusReference(status),
          fixes: [redirectFix(chain.hops, fromIndex, surer)],
        };
      }),
};
