/** One hop as both witnesses tell of it. */
import {
  type BodySummary,
  type Hop,
  isRedirect,
  type Redirect,
  rawLocation,
} from '../chain/chain.ts';
import { leadsElsewhere } from '../chain/gaps.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { redirectTarget } from '../chain/redirect-target.ts';
import type { Contradiction } from '../chain/schema.ts';
import { locationReadings } from '../url/location.ts';
import { parseUrl } from '../url/origin.ts';

/**
 * Adds what the log knows to a hop. It never changes what webRequest observed: it stands beside it, or where nothing was
 * observed.
 */
export function withEntry(hop: Hop, entry: NetworkEntry): Hop {
  const { facts: network, endedAt } = entry;
  const whole = isMissed(hop) && entry.hop ? filledIn(hop, entry.hop) : hop;
  const body: BodySummary =
    whole.body.kind === 'not-observable' ? (network.body ?? whole.body) : whole.body;
  const contradiction = contradictionOf(hop, entry);
  return {
    ...whole,
    body,
    network,
    ...(isEndUnseen(hop) && { endedAt: Math.max(hop.startedAt, endedAt) }),
    ...(contradiction && { contradiction }),
  };
}

/** Says whether nobody observed when a hop ended: an inferred redirect is dated by the request that came after it. */
export function isEndUnseen({ endedAt, redirect }: Hop): boolean {
  return endedAt === undefined || redirect?.inferred === true;
}

/** Says whether events of a hop are missing that webRequest fires for every hop that a server answers. */
export function isMissed({ partial, response, error, redirect, intercepted }: Hop): boolean {
  if (intercepted || redirect?.cause === 'hsts' || redirect?.cause === 'extension') return false;
  return partial === true || (!response && error === undefined && redirect?.cause !== 'upgrade');
}

/** What was only supposed of the hop, that it led where the next request went and that it had no body, is now known. */
function filledIn({ redirect, body, ...seen }: Hop, logged: Hop): Hop {
  const isByServer = redirect?.cause === 'unknown' && isRedirect(logged);
  const led: Redirect | undefined = isByServer ? ledTo(logged, redirect.url) : redirect;
  return { ...logged, ...seen, ...(led && { redirect: led }), ...(!seen.partial && { body }) };
}

/** The redirect that an answer asked for; where it can be read in two ways, the way that was taken. */
export function ledTo(hop: Hop, next: string): Redirect {
  const readings = locationReadings(rawLocation(hop) ?? '');
  const isTaken = readings.some((reading) => {
    const read = parseUrl(reading, hop.url)?.href;
    return read !== undefined && !leadsElsewhere(read, next);
  });
  const url = isTaken ? next : (redirectTarget(hop) ?? next);
  return { url, cause: 'http', inferred: true };
}

/** What the log says otherwise of a request that webRequest saw answered; undefined where both agree. */
function contradictionOf(
  { method, response, redirect }: Hop,
  entry: NetworkEntry,
): Contradiction | undefined {
  const isOtherStatus =
    entry.status > 0 && response !== undefined && response.status !== entry.status;
  const [target, ...others] = entry.targets ?? [];
  const isOtherTarget =
    redirect?.cause === 'http' &&
    target !== undefined &&
    // The log shows bytes beyond ASCII as characters of several kinds.
    !/[^\x20-\x7e]/.test((entry.hop && rawLocation(entry.hop)) ?? '') &&
    [target, ...others].every((each) => leadsElsewhere(redirect.url, each));
  if (method === entry.method && !isOtherStatus && !isOtherTarget) return undefined;
  return {
    ...(method !== entry.method && { method: entry.method }),
    ...(isOtherStatus && { status: entry.status }),
    ...(isOtherTarget && { target }),
  };
}
