/** What keys do in the list of chains. */
import type { KeyboardEvent } from 'react';
import { indexAfterKey, listCommandOf } from '../ui/keyboard/list-keys.ts';
import { groupEffectOf } from './groups/group-keys.ts';
import type { ListItem } from './groups/groups.ts';
import type { Row } from './rows/rows.ts';

/** The list as far as keys have to do with it. */
interface KeyedList {
  readonly items: readonly ListItem[];
  /** The index of the line that has the focus. */
  readonly active: number;
  /** How many lines there is room for. */
  readonly room: number;
  readonly hasSelection: boolean;
  readonly onDeselect: () => void;
  readonly onToggle: (groupId: string) => void;
  readonly onGoTo: (item: ListItem) => void;
  readonly onPin: (id: string, pinned: boolean) => void;
  readonly onCompare: (id: string) => void;
}

/** Does what a key is for, and keeps it from DevTools, which would open its drawer on Escape, and from scrolling. */
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

/** The row of a line; undefined for a group's header. */
export function rowOf(item: ListItem | undefined): Row | undefined {
  return item?.kind === 'chain' ? item.row : undefined;
}
