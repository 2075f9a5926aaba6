import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Height of a row, in CSS pixels; the style sheet has the same number. */
export const ROW_HEIGHT = 24;

/** Rounding of fractional pixels must not count as "not at the end". */
const TOLERANCE = 4;

export interface ListEnd {
  /** New rows are to be seen: they come at the end, and the list is there. */
  readonly isFollowed: () => boolean;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
}

/**
 * Knows whether a list is at its end.
 * @param isLast new rows come at the end
 */
export function useListEnd(scroller: RefObject<HTMLElement | null>, isLast: boolean): ListEnd {
  const atEnd = useRef(true);
  return {
    isFollowed: () => isLast && atEnd.current,
    onScroll: () => {
      atEnd.current = isAtEnd(scroller.current);
    },
  };
}

/**
 * Keeps a list at its end while it is there and where it is otherwise, as rows are added; and brings a row that was
 * just selected into view.
 * @param rows how many rows there are
 * @param selected the selected row's index, −1 for none
 * @param reason its change brings the selected row into view
 * @param stuck how many rows, from the first on, are always in view, and hide what is below them
 */
export function useListScroll(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  { isFollowed }: ListEnd,
  selected: number,
  reason: string,
  stuck: number,
): void {
  const follow = useRef(isFollowed);
  follow.current = isFollowed;
  // `rows` is not read: its change is the reason to run.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (follow.current()) toEnd(scroller.current);
  }, [rows, scroller]);
  // Only a new selection or filter scrolls: rows that come or go before it must not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (selected >= 0) reveal(scroller.current, selected, stuck);
  }, [reason, scroller]);
  const free = selected < 0;
  useEffect(() => {
    const element = scroller.current;
    if (!element || !free) return;
    const observer = new ResizeObserver(() => follow.current() && toEnd(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, free]);
}

/**
 * Shows the beginning of a list that was just sorted, and the end of one that is in the order of arrival again; where a
 * row is selected that one stays in view.
 * @param order its change is what scrolls; undefined is the order of arrival
 */
export function useListStart(
  scroller: RefObject<HTMLElement | null>,
  order: object | undefined,
  selected: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order scrolls
  useLayoutEffect(() => {
    if (selected >= 0 || !scroller.current) return;
    if (order) scroller.current.scrollTop = 0;
    else toEnd(scroller.current);
  }, [order, scroller]);
}

function isAtEnd(element: HTMLElement | null): boolean {
  if (!element) return true;
  return element.scrollTop + element.clientHeight >= element.scrollHeight - TOLERANCE;
}

function toEnd(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}

function reveal(element: HTMLElement | null, index: number, stuck: number): void {
  if (!element || index < stuck) return;
  const top = index * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT;
  const hidden = stuck * ROW_HEIGHT;
  if (top < element.scrollTop + hidden) element.scrollTop = top - hidden;
  else if (bottom > element.scrollTop + element.clientHeight) {
    element.scrollTop = bottom - element.clientHeight;
  }
}
