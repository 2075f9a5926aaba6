/** Which lines of a long list are drawn. All are of one height, so that nothing need be measured for it. Pure. */

/** So many lines above and below those in view are there before they are scrolled into it. */
const AROUND = 6;

/**
 * The indexes of the lines to be drawn, in order.
 * @param count how many lines there are
 * @param first the first line in view, which may lie beyond the end of a list that has become shorter; `end`: the last ones are
 * @param room how many whole lines there is room for
 * @param always what else is drawn; an index that no line has is left out
 */
export function drawnLines(
  count: number,
  first: number | 'end',
  room: number,
  always: readonly number[],
): number[] {
  const firstAtEnd = Math.max(0, count - room);
  const from = first === 'end' ? firstAtEnd : Math.min(first, firstAtEnd);
  const indexes = new Set(always.filter((index) => index >= 0 && index < count));
  const to = Math.min(count, from + room + AROUND);
  for (let index = Math.max(0, from - AROUND); index < to; index++) indexes.add(index);
  return [...indexes].sort((a, b) => a - b);
}
