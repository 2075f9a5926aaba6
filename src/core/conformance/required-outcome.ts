/** What Fetch requires after a recorded response, or after the same response with another status. */
import { type Hop, headerValues } from '../chain/chain.ts';
import { currentUrl, type FetchRequest } from '../standards/fetch-request.ts';
import { nextRequest, type RedirectOutcome } from '../standards/redirect.ts';
import { locationReadings } from '../url/location.ts';

/**
 * Says what must come of an answer, by that reading of its Location that explains where it led, if there is one.
 * @param request the request that the hop sent
 * @param status the answer's, be it the recorded one or another
 * @param led where it was seen to lead; undefined where nothing followed
 */
export function requiredOutcome(
  request: FetchRequest,
  from: Hop,
  status: number,
  led: string | undefined,
): RedirectOutcome {
  const headers = from.response?.headers;
  // If the headers were not observed, there was a Location, because a request followed.
  const unseen = from.redirect?.url ?? led;
  const [value, ...more] = headers
    ? headerValues(headers, 'location')
    : unseen === undefined
      ? []
      : [unseen];
  const read = (location: readonly string[]) => nextRequest(request, { status, location });
  if (value === undefined) return read([]);
  const outcomes = locationReadings(value).map((text) => read([text, ...more]));
  const leadsThere = (outcome: RedirectOutcome) =>
    outcome.kind === 'request' && currentUrl(outcome.request) === led;
  return outcomes.find(leadsThere) ?? outcomes[0] ?? read([value]);
}
