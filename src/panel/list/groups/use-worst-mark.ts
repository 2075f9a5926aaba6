import { useEffect, useState } from 'react';
import { attempt } from '../../../core/chain/attempt.ts';
import { type Mark, worstMark } from '../../ui/chain/marks.ts';
import type { Row } from '../rows/rows.ts';

/**
 * The least number of rows to examine at a time, and the longest wait for an idle browser before the first, in
 * milliseconds.
 */
const BATCH = 50;
const PATIENCE = 500;

/**
 * Returns the most severe mark of many rows. Marking a row requires all of its findings, so this happens while the
 * browser is idle; until then, the previous mark is returned.
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
