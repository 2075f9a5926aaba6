/** Chains that loop. */

import { type Hop, lastHop, type RedirectChain } from './chain.ts';
import { withoutQuery } from './chain-edit.ts';
import { isRedirectLimit } from './network-error.ts';

/**
 * Returns whether a browser stopped a chain because of too many redirects. Firefox reports the same error for requests
 * none of whose redirects it follows, such as a service worker's script.
 */
export function isStoppedAtLimit(chain: RedirectChain): boolean {
  const isFollowed = chain.hops.length > 1 || chain.cut === true;
  return isFollowed && isRedirectLimit(lastHop(chain).error);
}

/** How many URLs a chain's loop had when the browser stopped; undefined for every other chain. */
export function loopLength(chain: RedirectChain): number | undefined {
  const last = lastHop(chain);
  if (!isRedirectLimit(last.error)) return undefined;
  const urls = chain.hops.map((hop) => hop.url);
  const before = urls.lastIndexOf(last.url, -2);
  return before < 0 ? undefined : urls.length - 1 - before;
}

/** Hops that a chain repeats at least once completely, compared without their queries, which may change. */
export interface Cycle {
  /** Index of the first hop of the first iteration. */
  readonly start: number;
  /** Hops per iteration. */
  readonly length: number;
  /** Complete iterations. */
  readonly laps: number;
}

/**
 * Finds the cycle that a chain was in at its last hop, the one with the shortest iteration. Two iterations count only
 * if they are at least half of the chain; otherwise two similar URLs at the end of a long chain would count.
 */
export function closingCycle({ hops }: RedirectChain): Cycle | undefined {
  const places = hops.map(placeOf);
  for (let length = 1; length <= places.length / 2; length += 1) {
    let start = places.length - length;
    while (start > 0 && places[start - 1] === places[start - 1 + length]) start -= 1;
    const laps = Math.floor((places.length - start) / length);
    const isWhole = laps > 2 || (laps === 2 && 4 * length >= places.length);
    if (isWhole) return { start, length, laps };
  }
  return undefined;
}

/** Finds two or more addresses that a chain visited in the same order twice in a row, wherever it went afterwards. */
export function pingPong({ hops }: RedirectChain): Cycle | undefined {
  const places = hops.map(placeOf);
  for (let length = 2; length <= places.length / 2; length += 1) {
    for (let start = 0; start + 2 * length <= places.length; start += 1) {
      let end = start + length;
      while (end < places.length && places[end] === places[end - length]) end += 1;
      const laps = Math.floor((end - start) / length);
      const isElsewhere = places[start] !== places[start + 1];
      if (laps > 1 && isElsewhere) return { start, length, laps };
    }
  }
  return undefined;
}

/** What identifies a request's address: its method and its URL without query and fragment. */
function placeOf({ method, url }: Hop): string {
  return `${method} ${withoutQuery(url)}`;
}
