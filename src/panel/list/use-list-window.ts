import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { ListItem } from './groups/groups.ts';
import { stuckItems } from './pinned-rows.ts';
import {
  ROW_HEIGHT,
  rangeAtEnd,
  useListEnd,
  useListScroll,
  useListStart,
} from './use-list-scroll.ts';

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

export interface ListWindow {
  /** Those to be drawn, the stuck ones first. */
  readonly lines: readonly VirtualItem[];
  /** How many lines, from the first on, are always in view. */
  readonly stuck: number;
  /** How many lines there is room for. */
  readonly room: number;
  /** Of all lines that are not stuck, in CSS pixels. */
  readonly height: number;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
}

/** Which lines of a list are drawn, and where it is scrolled to. */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  items: readonly ListItem[],
  { active, selected, revealed, reason, arrangement, isGrowing }: Shown,
): ListWindow {
  // The virtualizer has it drawn anew when its height changes.
  const room = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT);
  const stuck = stuckItems(items, room);
  const end = useListEnd(scroller, isGrowing);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    rangeExtractor: (range) =>
      withIndexes(end.isFollowed() ? rangeAtEnd(range) : range, [...Array(stuck).keys(), active]),
  });
  // After the virtualizer, which on mounting scrolls to its own idea of the start.
  useListScroll(scroller, items.length, end, revealed, reason, stuck);
  useListStart(scroller, arrangement, selected);
  return {
    lines: virtualizer.getVirtualItems(),
    stuck,
    room,
    height: virtualizer.getTotalSize() - stuck * ROW_HEIGHT,
    onScroll: end.onScroll,
  };
}

/** The lines in view, and those that are drawn wherever it is. */
function withIndexes(range: Range, wanted: readonly number[]): number[] {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const index of wanted) if (index >= 0 && index < range.count) indexes.add(index);
  return [...indexes].sort((a, b) => a - b);
}
