import { type Hop, headerValue } from '../../../chain/chain.ts';
import { originOf } from '../../../url/origin.ts';
import type { Fix, Found } from '../../finding.ts';
import { isDoubtfulTarget, movesAddress } from './address-move.ts';

/**
 * The redirect from a hop to the next with other statuses, the likeliest first; none if the application decides,
 * because configuration would respond before the request reaches it.
 */
export function moveFixes(
  hops: readonly Hop[],
  index: number,
  statuses: readonly Fix['status'][],
): Pick<Found, 'fixes'> {
  const hop = hops[index];
  const from = hop?.url ?? '';
  const to = hops[index + 1]?.url ?? hop?.redirect?.url ?? '';
  return fixesOf(
    hop,
    statuses.map((status) => ({ status, from, to })),
  );
}

/** Fixes for a hop's redirect that only respell or move its address, and whose target isn't likely wrong. */
export function fixesOf(hop: Hop | undefined, all: readonly Fix[]): Pick<Found, 'fixes'> {
  return writableFixes(
    hop,
    all.filter(({ from, to }) => movesAddress(from, to) && !isDoubtfulTarget(from, to)),
  );
}

/** Fixes as they are, or none if the redirect as it would be written lacks what lets clients follow it. */
export function writableFixes(hop: Hop | undefined, all: readonly Fix[]): Pick<Found, 'fixes'> {
  const fixes = hop && needsCors(hop) ? [] : all;
  return fixes.length > 0 ? { fixes } : {};
}

/** Returns whether a hop's redirect was followed only because its headers allow another origin (Fetch, CORS check). */
export function needsCors({ url, requestHeaders, response }: Hop): boolean {
  const origin = headerValue(requestHeaders, 'origin');
  const isAllowed = headerValue(response?.headers, 'access-control-allow-origin') !== undefined;
  return isAllowed && origin !== undefined && origin !== originOf(url);
}
