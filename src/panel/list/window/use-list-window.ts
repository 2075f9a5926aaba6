import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListItem } from '../groups/groups.ts';
import { stuckItems } from '../pinned-rows.ts';
import { drawnLines } from './drawn-lines.ts';
import { ROW_HEIGHT, useListEnd, useListScroll, useListStart } from './use-list-scroll.ts';

interface Shown {
  /** The index of the line that the keyboard is on. */
  readonly active: number;
  /** The index of the selected chain; −1 where none is. */
  readonly selected: number;
  /** The line that comes into view again when the reason changes. */
  readonly revealed: number;
  readonly reason: string;
  /** The list shows its beginning when it changes; undefined is the order of arrival. */
  readonly arrangement: object | undefined;
  /** New lines come at the end. */
  readonly isGrowing: boolean;
}

/** A line that is drawn. */
export interface DrawnLine {
  readonly key: string;
  /** Among all lines. */
  readonly index: number;
  /** Distance from the list's top, in CSS pixels. */
  readonly start: number;
}

export interface ListWindow {
  /** Those to be drawn, the stuck ones first. */
  readonly lines: readonly DrawnLine[];
  /** How many lines, from the first on, are always in view. */
  readonly stuck: number;
  /** How many lines there is room for. */
  readonly room: number;
  /** Of all lines that are not stuck, in CSS pixels. */
  readonly height: number;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
}

/**
 * Which lines of a list are drawn, and where it is scrolled to.
 * @param height the list's, in CSS pixels
 */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  height: number,
  items: readonly ListItem[],
  { active, selected, revealed, reason, arrangement, isGrowing }: Shown,
): ListWindow {
  const room = Math.floor(height / ROW_HEIGHT);
  const stuck = stuckItems(items, room);
  const end = useListEnd(scroller, isGrowing);
  const top = useRef(0);
  // A list that follows its end is drawn there before it is scrolled there: nothing need be drawn anew for that.
  const first = () => (end.isFollowed() ? 'end' : Math.floor(top.current / ROW_HEIGHT));
  const [, setFirst] = useState(first);
  const look = () => {
    top.current = scroller.current?.scrollTop ?? 0;
    end.onScroll();
    setFirst(first);
  };
  useListScroll(scroller, items.length, end, revealed, reason, stuck);
  // A list that became lower is at its end no more where a selected row keeps it in its place; no scrolling tells of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another height is a reason to look
  useLayoutEffect(() => {
    if (revealed >= 0) look();
  }, [height]);
  useListStart(scroller, arrangement, selected);
  const lines = drawnLines(items.length, first(), room, [...Array(stuck).keys(), active]);
  return {
    lines: lines.map((index) => ({
      key: items[index]?.id ?? String(index),
      index,
      start: index * ROW_HEIGHT,
    })),
    stuck,
    room,
    height: (items.length - stuck) * ROW_HEIGHT,
    // At once: in the frame that shows where it was scrolled to, the lines must be there.
    onScroll: () => flushSync(look),
  };
}
