/** Which line of the list a key leads to, and what becomes of its groups. Pure. */
import type { ListItem } from './groups.ts';

/**
 * Says which row a key leads to; undefined for keys that mean nothing to the list.
 * @param page how many rows a page has
 */
export function indexAfterKey(
  key: string,
  index: number,
  count: number,
  page: number,
): number | undefined {
  if (count === 0) return undefined;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
    Enter: index,
    ' ': index,
  };
  const wanted = moves[key];
  return wanted === undefined ? undefined : Math.min(count - 1, Math.max(0, wanted));
}

/** What a key does to the groups of a list: it opens or closes one, or leads to its header or into it. */
export type GroupEffect =
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'move'; readonly index: number };

/**
 * Says what a key does in a list of groups (ARIA Authoring Practices, "treegrid"); undefined where it does nothing of
 * its own.
 * @param active the index of the line that has the focus
 */
export function groupEffectOf(
  key: string,
  items: readonly ListItem[],
  active: number,
): GroupEffect | undefined {
  const item = items[active];
  if (item?.kind === 'group') {
    const { id, isOpen } = item;
    const isToggle =
      key === 'Enter' || key === ' ' || key === (isOpen ? 'ArrowLeft' : 'ArrowRight');
    if (isToggle) return { kind: 'toggle', id };
    return key === 'ArrowRight' ? { kind: 'move', index: active + 1 } : undefined;
  }
  if (key !== 'ArrowLeft') return undefined;
  const index = items.findLastIndex(({ kind }, place) => kind === 'group' && place < active);
  return index < 0 ? undefined : { kind: 'move', index };
}

/** What keys ask of a chain besides leading to another: P pins it, Ctrl or ⌘ with Enter shows it beside another. */
export function listCommandOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): 'pin' | 'compare' | undefined {
  if (altKey) return undefined;
  const isWithModifier = ctrlKey || metaKey;
  if (key === 'Enter' && isWithModifier) return 'compare';
  return key.toLowerCase() === 'p' && !isWithModifier ? 'pin' : undefined;
}
