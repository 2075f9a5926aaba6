/** Formats sizes, durations and times for people. */
import { decimalText } from './i18n.ts';

/** Formats a size: `24 B`, `1.4 kB`, `2.0 MB` (powers of 1000). */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${decimalText(value, 1)} ${units[unit]}`;
}

/** Formats a fraction from 0 to 1 as a percentage, rounded down: `40%`. */
export function percentText(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

/** Formats a duration in milliseconds: `< 1 ms`, `12 ms`, `1.2 s`, `2.5 min`. */
export function durationText(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  if (rounded < 1) return '< 1 ms';
  if (rounded < 1000) return `${rounded} ms`;
  if (rounded < 59_950) return `${decimalText(rounded / 1000, 1)} s`;
  return `${decimalText(rounded / 60_000, 1)} min`;
}

/** The last time that a Date can represent, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** Formats a time to the second, `2026-11-22 05:35:14 UTC`; undefined if no Date can represent it. */
export function timeText(time: number): string | undefined {
  if (!(Math.abs(time) <= END_OF_TIME)) return undefined;
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

let clock: Intl.DateTimeFormat | undefined;

/** Formats the time of day, from milliseconds since the epoch, in the user's locale: `14:03:07.123`. */
export function clockText(time: number): string {
  // A file may contain any time.
  if (Number.isNaN(new Date(time).getTime())) return '–';
  clock ??= new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  return clock.format(time);
}
