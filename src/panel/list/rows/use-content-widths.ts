import { useRef } from 'react';
import { attempt } from '../../../core/chain/attempt.ts';
import { methodRoom, methodWidth, statusRoom, stepsWidth } from './content-width.ts';
import type { Row } from './rows.ts';

/** What columns get for what is in them, in CSS pixels. */
export interface ContentWidths {
  readonly status: number;
  readonly method: number;
}

/**
 * Gives status and method what the rows need that are in view or were before: a column that became narrower again while
 * one scrolls would move everything beside it.
 * @param rows those that are drawn; none begins anew
 * @param list the list's width, in CSS pixels
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

/** A row that cannot be shown needs nothing. */
function widthsOf(row: Row): ContentWidths {
  return attempt(() => ({ status: stepsWidth(row.steps), method: methodWidth(row.methodText) }), {
    status: 0,
    method: 0,
  });
}
