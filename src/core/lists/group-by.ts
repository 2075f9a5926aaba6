/**
 * Puts items under their keys, in the order in which each key came first. As `Map.groupBy`, which Node 20 lacks.
 * @param kept gives what is kept of an item; the item itself by default
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
