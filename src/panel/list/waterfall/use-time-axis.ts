import { useMemo, useRef } from 'react';
import type { Row } from '../rows/rows.ts';
import { isSameAxis, type TimeAxis, toTimeAxis } from './time-axis.ts';

/**
 * Returns the time axis of the listed chains, the same object as long as no position changes; undefined if it is
 * hidden.
 */
export function useTimeAxis(rows: readonly Row[], isShown: boolean): TimeAxis | undefined {
  const known = useRef<TimeAxis>(undefined);
  const axis = useMemo(
    () => (isShown ? toTimeAxis(rows.map(({ chain }) => chain)) : undefined),
    [rows, isShown],
  );
  if (!isSameAxis(known.current, axis)) known.current = axis;
  return known.current;
}
