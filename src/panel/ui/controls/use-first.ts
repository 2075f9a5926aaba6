import { useState } from 'react';

/** Hostile pages send ten thousand headers; people read some dozens. */
const AT_FIRST = 200;

/** The first of many items, and more of them on demand. */
export function useFirst<Item>(items: readonly Item[]) {
  const [limit, setLimit] = useState(AT_FIRST);
  const rest = Math.max(0, items.length - limit);
  return { first: items.slice(0, limit), rest, showMore: () => setLimit(limit * 5) };
}
