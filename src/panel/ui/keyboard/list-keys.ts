/** The keys of the list: where they move, what the help says about them, and how they affect groups. Pure. */
import { type Message, msg } from '../../../core/text/i18n.ts';

interface ListKey {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  /** As written in the help, if different. */
  readonly sign?: string;
  readonly about: Message;
  /** @param page how many rows a page has */
  readonly to: (index: number, count: number, page: number) => number;
}

export const LIST_KEYS: readonly ListKey[] = [
  { key: 'ArrowDown', sign: '↓', about: msg`Next chain`, to: (index) => index + 1 },
  { key: 'ArrowUp', sign: '↑', about: msg`Previous chain`, to: (index) => index - 1 },
  { key: 'PageDown', about: msg`One page down`, to: (index, _count, page) => index + page },
  { key: 'PageUp', about: msg`One page up`, to: (index, _count, page) => index - page },
  { key: 'Home', about: msg`First chain`, to: () => 0 },
  { key: 'End', about: msg`Last chain`, to: (_index, count) => count - 1 },
  { key: 'Enter', about: msg`Open the chain`, to: (index) => index },
  { key: ' ', sign: 'Space', about: msg`Open the chain`, to: (index) => index },
];

/**
 * Returns the index of the row that a key moves to; undefined for keys that the list doesn't handle.
 * @param page how many rows a page has
 */
export function indexAfterKey(
  key: string,
  index: number,
  count: number,
  page: number,
): number | undefined {
  const found = LIST_KEYS.find((each) => each.key === key);
  if (!found || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, found.to(index, count, page)));
}

/** The commands for a chain besides moving to another: P pins it, Ctrl or ⌘ with Enter compares it with another. */
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
