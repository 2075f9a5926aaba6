import { useRef } from 'react';
import { attempt } from '../../../core/chain/attempt.ts';
import { methodRoom, methodWidth, statusRoom, stepsWidth } from './content-width.ts';
import type { Row } from './rows.ts';

/** The widths of columns according to their content, in CSS pixels. */
export interface ContentWidths {
  readonly status: number;
  readonly method: number;
}

/**
 * Gives the status and method columns the width that the rows in view, or seen before, need: a column that becomes
 * narrower while the list scrolls would move everything beside it.
 * @param rows the rendered rows; an empty list resets the widths
 * @param list the width of the list in CSS pixels
 */
export function useContentWidths(rows: readonly Row[], list: number): ContentWidths {
  const widest = useRef({ status: 0, method: 0 });
  if (rows.length === 0) widest.current = { status: 0, method: 0 };
  const { status, method } = widest.current;
  widest.current = {
    status: rows.reduce((most, row) => Math.max(most, widthsOf(row).status), status),
    method: rows.reduce((most, row) => Math.max(most, widthsOf(row).method), method),
  };
  return {
    status: statusRoom(widest.current.status, list),
    method: methodRoom(widest.current.method, list),
  };
}

/** A row that can't be displayed needs no width. */
function widthsOf(row: Row): ContentWidths {
  return attempt(() => ({ status: stepsWidth(row.steps), method: methodWidth(row.methodText) }), {
    status: 0,
    method: 0,
  });
}
