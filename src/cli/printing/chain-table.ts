/** A chain as a table for people: what `detour check` and the demo print. */
import type { ChainRow } from '../../core/formats/chain-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { PLAIN, type Style } from './style.ts';

/** In characters: of longer URLs both ends are shown. */
const LONGEST_URL = 100;

/** Of more rows both ends are shown. */
const MOST_ROWS = 12;

/** Prints the rows of a chain: number, method, answer, URL; between them what became of method and body. */
export function chainTable(rows: readonly ChainRow[], style: Style = PLAIN): string[] {
  let hop = 0;
  const lines = rows.map((row) => {
    if ('text' in row) return `       ${markedText(visibleText(row.text), style)}`;
    hop += 1;
    const method = visibleText(row.method).padEnd(7);
    const answer = visibleText(row.answer).padEnd(24);
    const number = style('dim', String(hop).padStart(2));
    return `    ${number} ${style('bold', method)}${answerText(answer, style)} ${clip(visibleText(row.url))}`;
  });
  return lines.length <= MOST_ROWS ? lines : fold(lines);
}

/** The rows of lines as the panel shows them: `GET /new 200 OK`, `  POST kept`. */
export function rowsOf(lines: readonly string[]): ChainRow[] {
  return lines.map((line) => {
    if (/^ {2}|^⇢ /.test(line)) return { text: line.trim() };
    const [method = '', url = '', ...answer] = line.split(' ');
    return { method, url, answer: answer.join(' ') };
  });
}

function markedText(text: string, style: Style): string {
  if (text.startsWith('✖')) return style('red', text);
  return text.startsWith('▲') ? style('yellow', text) : style('dim', text);
}

function answerText(answer: string, style: Style): string {
  if (/^[45]\d\d|^net::|^NS_/.test(answer)) return style('red', answer);
  return /^2\d\d/.test(answer) ? style('green', answer) : style('cyan', answer);
}

/** Loops and long chains: both ends tell enough. */
function fold(lines: readonly string[]): string[] {
  return [...lines.slice(0, 6), `       … ${lines.length - 10} lines more`, ...lines.slice(-4)];
}

function clip(url: string): string {
  return url.length <= LONGEST_URL ? url : `${url.slice(0, 60)}…${url.slice(-30)}`;
}
