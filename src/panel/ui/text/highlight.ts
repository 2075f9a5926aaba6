/** Search in the displayed content: the pattern, and its matches in a text. */

/** A run of a text; `hit` for a match. */
export interface TextRun {
  readonly text: string;
  readonly hit: boolean;
}

/** Texts longer than this are reduced to the surroundings of their first match. */
const LONGEST = 1000;
const AROUND = 120;

/** Returns the case-insensitive pattern of a search; undefined if it is empty. */
export function toPattern(query: string): RegExp | undefined {
  const wanted = query.trim();
  return wanted === ''
    ? undefined
    : new RegExp(wanted.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&'), 'giu');
}

/**
 * Splits a text into runs at every match; a long text is reduced to the surroundings of the first. Undefined if there
 * is no match.
 */
export function hitRuns(text: string, pattern: RegExp): TextRun[] | undefined {
  const first = text.search(pattern);
  if (first < 0) return undefined;
  if (text.length <= LONGEST) return runsOf(text, pattern);
  const from = Math.max(0, first - AROUND);
  const to = Math.min(text.length, first + LONGEST);
  const runs = runsOf(text.slice(from, to), pattern);
  return [
    ...(from > 0 ? [{ text: '…', hit: false }] : []),
    ...runs,
    ...(to < text.length ? [{ text: '…', hit: false }] : []),
  ];
}

function runsOf(text: string, pattern: RegExp): TextRun[] {
  const runs: TextRun[] = [];
  let end = 0;
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    if (index > end) runs.push({ text: text.slice(end, index), hit: false });
    runs.push({ text: hit, hit: true });
    end = index + hit.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), hit: false });
  return runs;
}
