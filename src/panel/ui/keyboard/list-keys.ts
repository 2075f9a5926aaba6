/** The keys of the list: where each leads, what the help says of it, and what becomes of groups. Pure. */
import { type Message, msg } from '../../../core/text/i18n.ts';

interface ListKey {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  /** As the help writes it, where that is another way. */
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
 * Returns which row a key leads to; undefined for keys that mean nothing to the list.
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
