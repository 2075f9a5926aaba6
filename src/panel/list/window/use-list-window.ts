import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListItem } from '../groups/groups.ts';
import { stuckItems } from '../pinned-rows.ts';
import { drawnLines } from './drawn-lines.ts';
import { ROW_HEIGHT, useListEnd, useListScroll, useListStart } from './use-list-scroll.ts';

interface Shown {
  /** The index of the active line. */
  readonly active: number;
  /** The index of the selected chain, or −1. */
  readonly selected: number;
  /** The index of the line to scroll into view when the reason changes. */
  readonly revealed: number;
  readonly reason: string;
  /** Scrolls to the beginning when it changes; undefined is the order of arrival. */
  readonly arrangement: object | undefined;
  /** Whether new lines are added at the end. */
  readonly isGrowing: boolean;
}

/** A rendered line. */
export interface DrawnLine {
  readonly key: string;
  /** Its index among all lines. */
  readonly index: number;
  /** Distance from the top of the list in CSS pixels. */
  readonly start: number;
}

export interface ListWindow {
  /** The lines to render, sticky ones first. */
  readonly lines: readonly DrawnLine[];
  /** How many lines, from the first on, are sticky. */
  readonly stuck: number;
  /** How many lines fit. */
  readonly room: number;
  /** The height of all lines that are not sticky, in CSS pixels. */
  readonly height: number;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
}

/**
 * Determines which lines of a list are rendered, and its scroll position.
 * @param height the height of the list in CSS pixels
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
  // A list that follows its end renders its last lines before it scrolls, so that nothing is rendered twice.
  const first = () => (end.isFollowed() ? 'end' : Math.floor(top.current / ROW_HEIGHT));
  const [, setFirst] = useState(first);
  const look = () => {
    top.current = scroller.current?.scrollTop ?? 0;
    end.onScroll();
    setFirst(first);
  };
  useListScroll(scroller, items.length, end, revealed, reason, stuck);
  // A list that becomes lower is no longer at its end if a selected row keeps its position; no scroll event reports
  // this.
  //
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the height matters
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
    // Synchronously: the lines must be in the frame that shows the new scroll position.
    onScroll: () => flushSync(look),
  };
}
