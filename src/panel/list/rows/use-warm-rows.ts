import { useRef } from 'react';
import { warmUp } from '../../ui/warm-up.ts';
import { prepareRow, type Row } from './rows.ts';

/**
 * Computes the content of rows before they scroll into view, while the browser is idle.
 * @returns a function to call when the user may be about to scroll
 */
export function useWarmRows(rows: readonly Row[]): () => void {
  const latest = useRef(rows);
  latest.current = rows;
  const isAtWork = useRef(false);
  return () => {
    if (isAtWork.current) return;
    isAtWork.current = true;
    warmUp(untilDone(latest.current, isAtWork), prepareRow);
  };
}

function* untilDone(rows: readonly Row[], isAtWork: { current: boolean }): Generator<Row> {
  yield* rows;
  isAtWork.current = false;
}
