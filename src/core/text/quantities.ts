/** Sizes, durations and moments, as people read them. */
import { decimalText } from './i18n.ts';

/** Formats a size for people: `24 B`, `1.4 kB`, `2.0 MB` (powers of 1000). */
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

/** Formats a share from 0 to 1, never as more than it is: `40%`. */
export function percentText(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

/** Formats a duration in milliseconds for people: `< 1 ms`, `12 ms`, `1.2 s`, `2.5 min`. */
export function durationText(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  if (rounded < 1) return '< 1 ms';
  if (rounded < 1000) return `${rounded} ms`;
  if (rounded < 59_950) return `${decimalText(rounded / 1000, 1)} s`;
  return `${decimalText(rounded / 60_000, 1)} min`;
}

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

let clock: Intl.DateTimeFormat | undefined;

/** The time of day, of milliseconds since the epoch: `14:03:07.123`, as the user's country writes it. */
export function clockText(time: number): string {
  // A file may say anything.
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
