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
