import type { Hop } from '../../../chain/chain.ts';
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
  const from = hops[index]?.url ?? '';
  const to = hops[index + 1]?.url ?? hops[index]?.redirect?.url ?? '';
  return fixesOf(statuses.map((status) => ({ status, from, to })));
}

/** Fixes for redirects that only respell or move an address, and whose target isn't likely wrong. */
export function fixesOf(all: readonly Fix[]): Pick<Found, 'fixes'> {
  const fixes = all.filter(({ from, to }) => movesAddress(from, to) && !isDoubtfulTarget(from, to));
  return fixes.length > 0 ? { fixes } : {};
}
