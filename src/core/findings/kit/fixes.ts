import type { Hop } from '../../chain/chain.ts';
import type { Fix, Found } from '../finding.ts';
import { isDoubtfulTarget, movesAddress } from './address-move.ts';

/**
 * The redirect from a hop to the next with other statuses, the likeliest first; none where the application decides:
 * lines of configuration would answer in its stead, so that the request would never reach it.
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

/** Fixes, as far as each only respells or moves an address, and not to one that is likely wrong. */
export function fixesOf(all: readonly Fix[]): Pick<Found, 'fixes'> {
  const fixes = all.filter(({ from, to }) => movesAddress(from, to) && !isDoubtfulTarget(from, to));
  return fixes.length > 0 ? { fixes } : {};
}
