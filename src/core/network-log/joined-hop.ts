/** One hop as both witnesses report it. */
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
 * Adds the log's information to a hop. It never changes what webRequest observed, but is added to it or fills in what
 * was not observed.
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

/** Returns whether no one observed when a hop ended: an inferred redirect is dated by the request that followed it. */
export function isEndUnseen({ endedAt, redirect }: Hop): boolean {
  return endedAt === undefined || redirect?.inferred === true;
}

/** Returns whether events are missing that webRequest fires for every hop with a server's response. */
export function isMissed({ partial, response, error, redirect, intercepted }: Hop): boolean {
  if (intercepted || redirect?.cause === 'hsts' || redirect?.cause === 'extension') return false;
  return partial === true || (!response && error === undefined && redirect?.cause !== 'upgrade');
}

/**
 * Replaces assumptions about the hop, its redirect to the next request and its lack of a body, with what is now known.
 */
function filledIn({ redirect, body, ...seen }: Hop, logged: Hop): Hop {
  const isByServer = redirect?.cause === 'unknown' && isRedirect(logged);
  const led: Redirect | undefined = isByServer ? ledTo(logged, redirect.url) : redirect;
  return { ...logged, ...seen, ...(led && { redirect: led }), ...(!seen.partial && { body }) };
}

/** The redirect that a response requested; if it can be read in two ways, the one that was followed. */
export function ledTo(hop: Hop, next: string): Redirect {
  const readings = locationReadings(rawLocation(hop) ?? '');
  const isTaken = readings.some((reading) => {
    const read = parseUrl(reading, hop.url)?.href;
    return read !== undefined && !leadsElsewhere(read, next);
  });
  const url = isTaken ? next : (redirectTarget(hop) ?? next);
  return { url, cause: 'http', inferred: true };
}

/** What the log reports differently about a request whose response webRequest saw; undefined if both agree. */
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
    // The log decodes non-ASCII bytes in various ways.
    !/[^\x20-\x7e]/.test((entry.hop && rawLocation(entry.hop)) ?? '') &&
    [target, ...others].every((each) => leadsElsewhere(redirect.url, each));
  if (method === entry.method && !isOtherStatus && !isOtherTarget) return undefined;
  return {
    ...(method !== entry.method && { method: entry.method }),
    ...(isOtherStatus && { status: entry.status }),
    ...(isOtherTarget && { target }),
  };
}
