import { decimalText } from '../../../core/text/i18n.ts';

/** Formats a duration in milliseconds for people: `< 1 ms`, `12 ms`, `1.2 s`, `2.5 min`. */
export function durationText(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  if (rounded < 1) return '< 1 ms';
  if (rounded < 1000) return `${rounded} ms`;
  if (rounded < 59_950) return `${decimalText(rounded / 1000, 1)} s`;
  return `${decimalText(rounded / 60_000, 1)} min`;
}
