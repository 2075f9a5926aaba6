import { useEffect, useState } from 'react';
import { attempt } from '../../../core/chain/attempt.ts';
import { type Mark, worstMark } from '../../ui/chain/marks.ts';
import type { Row } from '../rows/rows.ts';

/** How many rows are looked at in one go, at least, and how long the browser may be too busy for the first, in ms. */
const BATCH = 50;
const PATIENCE = 500;

/**
 * The worst mark of many rows. To mark a row is to look for all that may be found in it, so it is worked out while the
 * browser has nothing else to do; until then it is what it was before.
 */
export function useWorstMark(rows: readonly Row[]): Mark | undefined {
  const [worst, setWorst] = useState<Mark>();
  useEffect(() => {
    let [index, found] = [0, undefined as Mark | undefined];
    const wait = () => requestIdleCallback(look, { timeout: PATIENCE });
    let waiting = wait();
    function look(deadline: IdleDeadline) {
      const due = index + BATCH;
      while (index < rows.length && (index < due || deadline.timeRemaining() > 1)) {
        const row = rows[index++];
        found = worstMark(
          found,
          attempt(() => row?.mark, undefined),
        );
      }
      if (index < rows.length) waiting = wait();
      else setWorst(found);
    }
    return () => cancelIdleCallback(waiting);
  }, [rows]);
  return worst;
}
