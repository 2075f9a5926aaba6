import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** The height of a row in CSS pixels; the style sheet contains the same number. */
export const ROW_HEIGHT = 24;

/** Tolerance for the end of the list, because of fractional pixels. */
const TOLERANCE = 4;

export interface ListEnd {
  /** Whether to reveal new rows: they are added at the end, and the list is scrolled there. */
  readonly isFollowed: () => boolean;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
}

/**
 * Tracks whether a list is scrolled to its end.
 * @param isLast whether new rows are added at the end
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
 * As rows are added, keeps a list at its end if it is there, and otherwise at its position; scrolls a newly selected
 * row into view.
 * @param rows the number of rows
 * @param selected the index of the selected row, or −1
 * @param reason scrolls the selected row into view when it changes
 * @param stuck how many rows, from the first on, are sticky and cover those below
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
  // `rows` is not read, but its change is the reason to run.
  //
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (follow.current()) toEnd(scroller.current);
  }, [rows, scroller]);
  // Only a new selection or filter scrolls; rows added or removed above it must not.
  //
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
 * Scrolls a newly sorted list to its beginning, and a list that is in order of arrival again to its end; a selected row
 * stays in view instead.
 * @param order scrolls when it changes; undefined is the order of arrival
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
