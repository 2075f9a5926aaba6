/** Numbers from files, which may contain whatever JSON allows: 1e999 is infinite, and so are sums of huge numbers. */

/** The longest time in milliseconds that a request can have taken: a year. */
export const LONGEST_DURATION = 366 * 24 * 60 * 60 * 1000;

/** The last time that a Date can hold, in milliseconds from the epoch (ECMAScript, "time values"). */
export const LAST_TIME = 8.64e15;

/** Returns whether a value is a duration in milliseconds. Tools write −1 for unknown ones. */
export function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LONGEST_DURATION;
}

/** Returns whether a value is a count, such as of bytes or lines. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Returns whether a value is a status, or 0 or less for none. */
export function isStatus(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) <= 999;
}
