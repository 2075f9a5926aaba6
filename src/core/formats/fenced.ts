/** Foreign text in Markdown, with no special meaning. */
import { visibleText } from '../text/visible-text.ts';

/**
 * Makes a code block of lines with any content: only a run of backticks longer than any in the content ends it
 * (CommonMark, "Fenced code blocks").
 */
export function fenced(lines: readonly string[]): string {
  const text = lines.map(visibleText).join('\n');
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return `${fence}text\n${text}\n${fence}`;
}
