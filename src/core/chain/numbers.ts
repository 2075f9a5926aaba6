/** Numbers from files, which hold whatever JSON can: 1e999 is infinite, and sums of huge numbers soon are. */

/** The longest time in milliseconds that a request can have taken: a year. */
export const LONGEST_DURATION = 366 * 24 * 60 * 60 * 1000;

/** The last time that a Date can hold, in milliseconds from the epoch (ECMAScript, "time values"). */
export const LAST_TIME = 8.64e15;

/** Returns whether a value is a duration in milliseconds. Tools write −1 for what is unknown. */
export function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LONGEST_DURATION;
}

/** Returns whether a value is a number of things: bytes, lines. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Returns whether a value is a status, or 0 or less for none. */
export function isStatus(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) <= 999;
}
