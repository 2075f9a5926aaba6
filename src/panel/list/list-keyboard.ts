/** Keyboard handling of the list. */
import type { KeyboardEvent } from 'react';
import { indexAfterKey, listCommandOf } from '../ui/keyboard/list-keys.ts';
import { groupEffectOf } from './groups/group-keys.ts';
import type { ListItem } from './groups/groups.ts';
import type { Row } from './rows/rows.ts';

/** What keyboard handling needs of the list. */
interface KeyedList {
  readonly items: readonly ListItem[];
  /** The index of the focused line. */
  readonly active: number;
  /** How many lines fit. */
  readonly room: number;
  readonly hasSelection: boolean;
  readonly onDeselect: () => void;
  readonly onToggle: (groupId: string) => void;
  readonly onGoTo: (item: ListItem) => void;
  readonly onPin: (id: string, pinned: boolean) => void;
  readonly onCompare: (id: string) => void;
}

/** Handles a key, and keeps it from DevTools, which opens its drawer on Escape, and from scrolling. */
export function handleListKey(event: KeyboardEvent, list: KeyedList): void {
  const { items, active, room } = list;
  const effect = groupEffectOf(event.key, items, active);
  const command = listCommandOf(event);
  const row = rowOf(items[active]);
  if (event.key === 'Escape' && list.hasSelection) list.onDeselect();
  else if (command === 'pin' && row) list.onPin(row.id, !row.chain.pinned);
  else if (command && row) list.onCompare(row.id);
  else if (effect?.kind === 'toggle') list.onToggle(effect.id);
  else {
    const index = effect?.index ?? indexAfterKey(event.key, active, items.length, room);
    if (index === undefined) return;
    const item = items[index];
    if (item) list.onGoTo(item);
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Returns the row of a line; undefined for a group's header. */
export function rowOf(item: ListItem | undefined): Row | undefined {
  return item?.kind === 'chain' ? item.row : undefined;
}
