/** What redirects were seen to do, held against what Fetch requires of them and RFC 9110 allows. */
import { type Cause, type Hop, headerValues, type RedirectChain } from '../chain/chain.ts';
import { currentUrl, type FetchRequest } from '../standards/fetch-request.ts';
import { nextRequest, type RedirectOutcome } from '../standards/redirect.ts';
import type { Transition } from '../transition/transition.ts';
import { locationReadings } from '../url/location.ts';
import type { Aspect, Followed } from './aspect.ts';
import { authorizationAspect, bodyHeadersAspect, originAspect } from './headers.ts';
import { bodyAspect, methodAspect, unchanged } from './method-and-body.ts';
import { observedRequest } from './observed-request.ts';
import { countAspect, targetAspect, wronglyFollowed } from './target.ts';

/** Who says that a redirect within the browser changes the URL alone. */
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
  const outcome = requiredOutcome(request, from, to, status);
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

/** What must come of an answer, by that reading of its Location that explains where it led, if there is one. */
function requiredOutcome(
  request: FetchRequest,
  from: Hop,
  to: Hop,
  status: number,
): RedirectOutcome {
  const headers = from.response?.headers;
  // Where the headers were not observed there was a Location, or nothing would have followed.
  const [value, ...more] = headers
    ? headerValues(headers, 'location')
    : [from.redirect?.url ?? to.url];
  const read = (location: readonly string[]) => nextRequest(request, { status, location });
  if (value === undefined) return read([]);
  const outcomes = locationReadings(value).map((text) => read([text, ...more]));
  const leadsThere = (outcome: RedirectOutcome) =>
    outcome.kind === 'request' && currentUrl(outcome.request) === to.url;
  return outcomes.find(leadsThere) ?? outcomes[0] ?? read([value]);
}
