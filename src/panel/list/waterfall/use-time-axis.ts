import { useMemo, useRef } from 'react';
import type { Row } from '../rows/rows.ts';
import { isSameAxis, type TimeAxis, toTimeAxis } from './time-axis.ts';

/** The time axis of what is listed, the same object as long as nothing on it moves; undefined where it is not shown. */
export function useTimeAxis(rows: readonly Row[], isShown: boolean): TimeAxis | undefined {
  const known = useRef<TimeAxis>(undefined);
  const axis = useMemo(
    () => (isShown ? toTimeAxis(rows.map(({ chain }) => chain)) : undefined),
    [rows, isShown],
  );
  if (!isSameAxis(known.current, axis)) known.current = axis;
  return known.current;
}
