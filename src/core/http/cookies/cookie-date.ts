/** Dates in cookies (RFC 6265bis §5.1.1), which allow more forms than any other standard. */

const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Found {
  time?: readonly [hour: number, minute: number, second: number];
  day?: number;
  month?: number;
  year?: number;
}

/** Reads a date, in milliseconds since the epoch; undefined if the standard requires failure. */
export function parseCookieDate(text: string): number | undefined {
  const found: Found = {};
  for (const token of text.split(DELIMITERS)) take(token, found);
  const { time, day, month, year } = found;
  if (!time || day === undefined || month === undefined || year === undefined) return undefined;
  const [hour, minute, second] = time;
  if (year < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  return day >= 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** Each token is the first part that it can be and that was not found before. */
function take(token: string, found: Found): void {
  const [, hour, minute, second] = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token) ?? [];
  if (!found.time && hour !== undefined) {
    found.time = [Number(hour), Number(minute), Number(second)];
    return;
  }
  const day = /^(\d{1,2})(?:\D|$)/.exec(token)?.[1];
  if (found.day === undefined && day !== undefined) {
    found.day = Number(day);
    return;
  }
  const month = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
  if (found.month === undefined && month >= 0) {
    found.month = month;
    return;
  }
  const year = /^(\d{2,4})(?:\D|$)/.exec(token)?.[1];
  if (found.year === undefined && year !== undefined) found.year = fullYear(Number(year));
}

function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}
