/** The order of the list: by arrival, or by a column. */

import { attempt } from '../../../core/chain/attempt.ts';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import type { Column, SortOrder } from '../../state/types.ts';
import { firstUrlOf } from '../../ui/chain/chain-facts.ts';
import { MARKS } from '../../ui/chain/marks.ts';
import { type Row, toRow } from '../rows/rows.ts';

/** The sort keys. Texts are computed once per chain, since there may be 10,000 of them. */
const KEYS: Readonly<Record<Column, (chain: RedirectChain) => string | number | undefined>> = {
  mark: perChain((chain) => MARKS.indexOf(toRow(chain).mark)),
  status: perChain((chain) => toRow(chain).statusText),
  method: perChain((chain) => toRow(chain).methodText),
  url: firstUrlOf,
  type: (chain) => toRow(chain).type,
  hops: (chain) => toRow(chain).hops,
  domain: (chain) => toRow(chain).domain,
  initiator: (chain) => toRow(chain).initiator,
  findings: (chain) => toRow(chain).findings.length,
  address: (chain) => toRow(chain).address,
  started: (chain) => chain.hops[0].startedAt,
  waterfall: (chain) => chain.hops[0].startedAt,
  time: (chain) => toRow(chain).duration,
};

/**
 * Returns the next order after a click on a column's header: ascending, descending, then by arrival again (undefined).
 */
export function nextOrder(order: SortOrder | undefined, column: Column): SortOrder | undefined {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/**
 * Sorts rows; equal ones keep their order. A missing value, such as the duration of a chain that has not ended, comes
 * last in both directions.
 */
export function sortRows(rows: readonly Row[], order: SortOrder | undefined): readonly Row[] {
  if (!order) return rows;
  const keyOf = KEYS[order.column];
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: attempt(() => keyOf(row.chain), undefined) }))
    .sort((a, b) => compare(a.key, b.key, sign))
    .map(({ row }) => row);
}

function compare(
  a: string | number | undefined,
  b: string | number | undefined,
  sign: number,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}
