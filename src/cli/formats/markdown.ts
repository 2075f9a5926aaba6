/** A check as Markdown, for a comment on a change or a summary of a pipeline. */
import { fenced } from '../../core/formats/fenced.ts';
import { markdownSections } from '../../core/formats/markdown.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { Check, JudgedExpectation } from '../checked.ts';
import { PLAIN } from '../printing/style.ts';
import { printVerdict } from '../printing/verdict.ts';
import { shownName } from '../shown-name.ts';
import { foundIn } from './found-in.ts';
import type { WriteOptions } from './options.ts';

/** Writes how the check went, then file by file its chains as an export does. */
export function* writeMarkdown(check: Check, options: WriteOptions): Generator<string> {
  yield `${fenced(printVerdict(check, options, PLAIN))}\n`;
  const unmet = check.expectations.filter(({ problems }) => problems.length > 0);
  if (unmet.length > 0) yield `\n## Expectations not met\n\n${fenced(unmet.map(unmetText))}\n`;
  for (const { name, chains } of check.files) {
    // Backticks would end the code.
    yield `\n## \`${visibleText(shownName(name)).replaceAll('`', "'")}\`\n\n`;
    if (chains.length === 0) yield 'No redirects.\n';
    yield* markdownSections(
      chains.map(({ chain }) => chain),
      { find: foundIn(chains) },
    );
  }
}

function unmetText({ from, to, status, place, problems }: JudgedExpectation): string {
  const by = status === undefined ? '' : ` ${status}`;
  return `${from} -> ${to}${by} (${place}): ${problems.map(({ text }) => text).join('; ')}`;
}
