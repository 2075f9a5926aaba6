import { useState } from 'react';
import type { ListItem } from './groups/groups.ts';

export interface ActiveLine {
  /** Of the line that Tab leads to, where there is one. */
  readonly lineId: string | undefined;
  readonly setLineId: (id: string) => void;
  /** The index of that line. */
  readonly active: number;
  /** The index of the selected chain; −1 where none is, or where its group is closed. */
  readonly selected: number;
}

/**
 * The line that Tab leads to: the group or row that had the focus last, or the row that is selected; before there is
 * one, the newest.
 */
export function useActiveLine(
  items: readonly ListItem[],
  selectedId: string | undefined,
): ActiveLine {
  const [lastId, setLineId] = useState<string>();
  const indexOf = (id: string | undefined) =>
    id === undefined ? -1 : items.findIndex((item) => item.id === id);
  const last = indexOf(lastId);
  const selected = indexOf(selectedId);
  // A row that has the focus is the selected one; a group's header is never.
  const isOnGroup = items[last]?.kind === 'group';
  const wanted = isOnGroup || selected < 0 ? last : selected;
  const active = wanted < 0 ? items.length - 1 : wanted;
  const lineId = isOnGroup ? lastId : (selectedId ?? lastId);
  return { lineId, setLineId, active, selected };
}
