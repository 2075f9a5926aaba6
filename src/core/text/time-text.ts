/** The last moment that a Date can hold, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** Writes a moment to the second, `2026-11-22 05:35:14 UTC`; undefined for one that no Date can hold. */
export function timeText(time: number): string | undefined {
  if (!(Math.abs(time) <= END_OF_TIME)) return undefined;
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
