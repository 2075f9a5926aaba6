/**
 * Groups items by key, in the order in which each key came first. Like `Map.groupBy`, which Node 20 lacks.
 * @param kept returns what to keep of an item; the item itself by default
 */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, [Item, ...Item[]]>;
export function groupBy<Item, Key, Value>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
  kept: (item: Item) => Value,
): Map<Key, [Value, ...Value[]]>;
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
  kept: (item: Item) => unknown = (each) => each,
) {
  const groups = new Map<Key, [unknown, ...unknown[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(kept(item));
    else groups.set(key, [kept(item)]);
  }
  return groups;
}
