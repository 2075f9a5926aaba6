import type { Hop } from '../chain.ts';
import type { Transition } from '../transition.ts';
import { bodyName } from '../transition-text.ts';
import type { Fix, Rule } from './finding.ts';
import { redirectFix } from './fixes.ts';
import { statusReference } from './references.ts';

/** A POST that a 301 or 302 turned into GET: allowed, done by every browser, and hardly ever meant. */
export const postBecameGet: Rule = {
  id: 'post-became-get',
  title: 'A 301 or 302 turned POST into GET',
  severity: 'warning',
  reference: statusReference(302),
  find: ({ chain, transitions }) =>
    transitions
      .filter(({ verdict }) => verdict === 'historical')
      .map((transition) => {
        const { status = 302, fromIndex } = transition;
        return {
          hop: fromIndex,
          text: `${status} turned POST into GET${lossText(transition)}`,
          explanation: `RFC 9110 allows it for historical reasons; the Fetch Standard requires it, so every browser does it.`,
          remedy: `Answer ${keeping(status)} to keep method and body, 303 if GET is meant.`,
          reference: statusReference(status),
          fixes: fixesOf(chain.hops, fromIndex, status),
        };
      }),
};

function lossText({ body, fromBody, bodySize }: Transition): string {
  if (body !== 'dropped') return '';
  return `: the ${bodyName(fromBody, bodySize) ?? 'body'} is lost`;
}

/** The status that says as much of the time it holds for, and keeps the method. */
function keeping(status: number): 307 | 308 {
  return status === 301 ? 308 : 307;
}

function fixesOf(hops: readonly Hop[], index: number, status: number): Fix[] {
  return [redirectFix(hops, index, keeping(status)), redirectFix(hops, index, 303)];
}
