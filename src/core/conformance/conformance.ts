/** What redirects were observed to do, compared with what Fetch requires and RFC 9110 allows. */
import type { Cause, RedirectChain } from '../chain/chain.ts';
import type { Transition } from '../transition/transition.ts';
import type { Aspect, Followed } from './aspect.ts';
import { authorizationAspect, bodyHeadersAspect, originAspect } from './headers.ts';
import { bodyAspect, methodAspect, unchanged } from './method-and-body.ts';
import { observedRequest } from './observed-request.ts';
import { requiredOutcome } from './required-outcome.ts';
import { countAspect, targetAspect, wronglyFollowed } from './target.ts';

/** The standard by which an internal redirect changes only the URL. */
const INTERNAL_SOURCES: Readonly<Partial<Record<Cause, string>>> = {
  hsts: 'RFC 6797 §8.3',
  upgrade: 'Fetch §4.1',
};

/**
 * Compares one redirect of a chain, aspect by aspect. What was not observed neither agrees nor departs.
 * @returns nothing where the redirect itself was not observed, or hops after it were not; of one that Fetch would not have followed, just that
 */
export function compareToStandards(chain: RedirectChain, transition: Transition): Aspect[] {
  const { fromIndex, cause, status, body, gap } = transition;
  const [from, to] = [chain.hops[fromIndex], chain.hops[fromIndex + 1]];
  if (!from || !to || gap || cause === 'unknown') return [];
  if (cause !== 'http') return unchanged(from, to, body, INTERNAL_SOURCES[cause]);
  if (status === undefined) return [];
  const request = observedRequest(chain, fromIndex);
  const count = countAspect(chain, request, fromIndex);
  const outcome = requiredOutcome(request, from, status, to.url);
  if (outcome.kind !== 'request') return [wronglyFollowed(to, status, outcome), count];
  const followed: Followed = { from, to, status, next: outcome.request };
  return [
    targetAspect(followed),
    methodAspect(followed),
    ...bodyAspect(followed, body),
    ...bodyHeadersAspect(followed),
    ...authorizationAspect(followed),
    ...originAspect(chain, followed),
    count,
  ];
}
