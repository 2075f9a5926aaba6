/** Which lines of a long list are rendered. All lines have the same height, so nothing needs to be measured. Pure. */

/** Lines rendered above and below those in view, so that they exist before they scroll into it. */
const AROUND = 6;

/**
 * Returns the indexes of the lines to render, in order.
 * @param count the number of lines
 * @param first the index of the first line in view, which may be beyond the end of a list that became shorter; `end` if
 * the last lines are in view
 * @param room how many whole lines fit
 * @param always the index of another line to render; ignored if there is no such line
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
