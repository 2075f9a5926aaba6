/** What keys do to the groups of the list. Pure. */
import type { ListItem } from './groups.ts';

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
