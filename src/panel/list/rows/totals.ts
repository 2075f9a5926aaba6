/** Rows → the totals of the status bar. */
import { attempt } from '../../../core/chain/attempt.ts';
import { loopLength } from '../../../core/chain/loop.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import { joinedJourneys } from '../../../core/journeys/journey.ts';
import { methodsOf } from '../../../core/transition/transition.ts';
import type { Row } from './rows.ts';

export interface Totals {
  readonly chains: number;
  /** Linked chains count as one journey; a single chain counts as none. */
  readonly journeys: number;
  readonly hops: number;
  readonly methodChanges: number;
  readonly loops: number;
}

/** Adds up rows. */
export function toTotals(rows: readonly Row[]): Totals {
  let [hops, methodChanges, loops] = [0, 0, 0];
  for (const row of rows) {
    const counts = attempt(() => countsOf(row.chain), NOTHING_COUNTED);
    hops += row.hops;
    methodChanges += counts.methodChanges;
    loops += counts.loops;
  }
  const journeys = joinedJourneys(rows.map((row) => row.chain)).length;
  return { chains: rows.length, journeys, hops, methodChanges, loops };
}

const NOTHING_COUNTED = { methodChanges: 0, loops: 0 };

/** The values that are added up again whenever any chain changes. */
const countsOf = perChain((chain) => ({
  methodChanges: methodsOf(chain).length - 1,
  loops: loopLength(chain) === undefined ? 0 : 1,
}));
