/** Foreign text in Markdown, where nothing of it means anything. */
import { visibleText } from '../text/visible-text.ts';

/**
 * Makes a block of code of lines that may hold anything: only a longer run of backticks than any of its own would end it
 * (CommonMark, "Fenced code blocks").
 */
export function fenced(lines: readonly string[]): string {
  const text = lines.map(visibleText).join('\n');
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return `${fence}text\n${text}\n${fence}`;
}
