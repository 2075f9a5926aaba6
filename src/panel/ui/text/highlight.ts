/** Searching within what is shown: what to look for, and where it stands in a text. */

/** A run of a text; `hit` where it is what was looked for. */
export interface TextRun {
  readonly text: string;
  readonly hit: boolean;
}

/** A text that is longer is cut down to the surroundings of its first hit. */
const LONGEST = 1000;
const AROUND = 120;

/** What to look for, in any case; undefined where nothing is asked for. */
export function toPattern(query: string): RegExp | undefined {
  const wanted = query.trim();
  return wanted === ''
    ? undefined
    : new RegExp(wanted.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&'), 'giu');
}

/** Cuts a text into runs, at every hit; of a long text what surrounds the first one. Undefined where there is none. */
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
