/** The differences between two texts. */
import { visibleText } from '../../core/text/visible-text.ts';
import { urlRuns } from '../ui/text/url-parts.ts';

/** A run of display-safe text; all runs in order make up the text. */
export interface TextRun {
  readonly text: string;
  readonly changed: boolean;
}

/** Splits a text into what it shares with another at both ends, in whole words, and what lies between. */
export function textRuns(text: string, other: string | undefined): TextRun[] {
  if (other === undefined || text === other) return runsOf([text, false]);
  const words = wordsOf(text);
  const others = wordsOf(other);
  const shortest = Math.min(words.length, others.length);
  let start = 0;
  while (start < shortest && words[start] === others[start]) start += 1;
  let end = 0;
  while (end < shortest - start && words.at(-1 - end) === others.at(-1 - end)) end += 1;
  const part = (from: number, to?: number) => words.slice(from, to).join('');
  return runsOf(
    [part(0, start), false],
    [part(start, words.length - end), true],
    [part(words.length - end), false],
  );
}

/**
 * Splits a URL into its parts and emphasizes those that differ; in a query, only the parameters that the other URL
 * lacks.
 */
export function urlTextRuns(url: string, other: string | undefined): TextRun[] {
  if (other === undefined) return urlRuns(url).map(({ text }) => ({ text, changed: false }));
  const others = new Map(urlRuns(other).map(({ part, text }) => [part, text]));
  return urlRuns(url, other).flatMap(({ part, text, changed }) => {
    const counterpart = others.get(part);
    if (!changed || counterpart === undefined) return [{ text, changed }];
    if (part === 'query') return queryRuns(text, counterpart);
    return part === 'path' ? textRuns(text, counterpart) : [{ text, changed }];
  });
}

/** The order of parameters rarely matters: it is displayed, but not emphasized. */
function queryRuns(query: string, other: string): TextRun[] {
  const others = new Set(other.slice(1).split('&'));
  return query
    .slice(1)
    .split('&')
    .flatMap((parameter, index) => [
      { text: index === 0 ? '?' : '&', changed: false },
      { text: parameter, changed: !others.has(parameter) },
    ])
    .filter(({ text }) => text !== '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gsu) ?? [];
}

function runsOf(...runs: readonly (readonly [text: string, changed: boolean])[]): TextRun[] {
  return runs
    .filter(([text]) => text !== '')
    .map(([text, changed]) => ({ text: visibleText(text), changed }));
}
