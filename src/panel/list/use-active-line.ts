import { useState } from 'react';
import type { ListItem } from './groups/groups.ts';

export interface ActiveLine {
  /** The ID of the line that Tab moves to, if there is one. */
  readonly lineId: string | undefined;
  readonly setLineId: (id: string) => void;
  /** The index of that line. */
  readonly active: number;
  /** The index of the selected chain; −1 if none is selected, or its group is closed. */
  readonly selected: number;
}

/**
 * Determines the line that Tab moves to: the last focused group or row, or the selected row; otherwise the newest row.
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
  // A focused row is the selected one, but a group's header never is.
  const isOnGroup = items[last]?.kind === 'group';
  const wanted = isOnGroup || selected < 0 ? last : selected;
  const active = wanted < 0 ? items.length - 1 : wanted;
  const lineId = isOnGroup ? lastId : (selectedId ?? lastId);
  return { lineId, setLineId, active, selected };
}
