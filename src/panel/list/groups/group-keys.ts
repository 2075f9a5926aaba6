/** Keyboard handling of the list's groups. Pure. */
import type { ListItem } from './groups.ts';

/** The effect of a key on groups: it opens or closes one, or moves to its header or into it. */
export type GroupEffect =
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'move'; readonly index: number };

/**
 * Returns the effect of a key in a grouped list (ARIA Authoring Practices, "treegrid"); undefined if groups don't
 * handle it.
 * @param active the index of the focused line
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
