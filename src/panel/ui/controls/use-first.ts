import { useState } from 'react';

/** How many items are shown at first: hostile pages send ten thousand headers, and people read a few dozen. */
const AT_FIRST = 200;

/** Returns the first of many items, and a function that shows more. */
export function useFirst<Item>(items: readonly Item[]) {
  const [limit, setLimit] = useState(AT_FIRST);
  const rest = Math.max(0, items.length - limit);
  return { first: items.slice(0, limit), rest, showMore: () => setLimit(limit * 5) };
}
