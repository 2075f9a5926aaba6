/** A check as text that a person reads. */

import type { Severity } from '../../core/findings/finding.ts';
import { toRows } from '../../core/formats/chain-text.ts';
import { remember } from '../../core/lists/remember.ts';
import { hopCount } from '../../core/text/counts.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { methodsOf } from '../../core/transition/transition.ts';
import {
  type Check,
  type CheckedChain,
  type CheckedFile,
  type CheckedFinding,
  placeOf,
  placeText,
} from '../checked.ts';
import { chainTable } from '../printing/chain-table.ts';
import type { Style } from '../printing/style.ts';
import { countsText, printVerdict } from '../printing/verdict.ts';
import { wrap } from '../printing/wrap.ts';
import { shownName } from '../shown-name.ts';
import type { WriteOptions } from './options.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '·' };
const COLORS = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** What is easy to read, and what a log of a pipeline has room for. */
const WIDTH = 110;

/** Of what is said about a finding. */
const INDENT = ' '.repeat(6);

/** Writes file by file and chain by chain. */
export function* writeText(check: Check, options: WriteOptions): Generator<string> {
  const { style } = options;
  const print = toPrint(options);
  for (const file of check.files) {
    yield toText(heading(file, print));
    for (const chain of file.chains) yield toText(chainLines(file, chain, print));
  }
  if (check.expectations.length > 0) yield toText(expectationLines(check, style));
  yield toText(printVerdict(check, options, style));
}

/** How the parts of the text are laid out. */
interface Print {
  readonly style: Style;
  readonly width: number;
  readonly explanation: (text: string) => readonly string[];
  readonly remedy: (text: string) => readonly string[];
}

/** Explanations and remedies are mostly the same for each chain. */
function toPrint({ style, columns }: WriteOptions): Print {
  const width = Math.max(40, Math.min(columns ?? WIDTH, WIDTH));
  const laidOut = (hanging: string) =>
    remember((text) => wrap(visibleText(text), width, INDENT, hanging));
  return { style, width, explanation: laidOut(''), remedy: laidOut('→ ') };
}

function toText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function heading(file: CheckedFile, { style, width }: Print): string[] {
  const { chains, notes } = file;
  const findings = chains.flatMap((chain) => chain.findings);
  const none = file.recorded.length === 0 ? 'no redirects' : 'no chain that the filter keeps';
  const count = chains.length === 0 ? none : countsText(findings);
  const notices = notes.flatMap((note) => wrap(visibleText(note), width, '  '));
  return [
    `${style('bold', visibleText(shownName(file.name)))}: ${count}`,
    ...notices.map((line) => style('dim', line)),
    '',
  ];
}

function chainLines(file: CheckedFile, checked: CheckedChain, print: Print): string[] {
  const { chain, places, findings } = checked;
  const place = placeText(
    file,
    places.find((each) => each !== undefined),
  );
  const methods = visibleText(methodsOf(chain).join(' → '));
  const title = `${methods}, ${hopCount(chain.hops.length)}`;
  return [
    `  ${print.style('bold', title)}${place === undefined ? '' : print.style('dim', ` · ${place}`)}`,
    ...chainTable(toRows(chain), print.style),
    ...findings.flatMap((finding) => findingLines(file, checked, finding, print)),
    '',
  ];
}

function findingLines(
  file: CheckedFile,
  checked: CheckedChain,
  finding: CheckedFinding,
  { style, width, ...print }: Print,
): string[] {
  const { severity, hop, id, text, explanation, remedy, reference, isNew } = finding;
  const place = placeText(file, placeOf(checked, hop));
  const where = ['', id, `hop ${hop + 1}`, ...(place === undefined ? [] : [place])].join(' · ');
  const known = isNew === false ? ' (in the baseline)' : '';
  return [
    `    ${style(COLORS[severity], `${MARKS[severity]} ${severity}`)}${style('dim', `${where}${known}`)}`,
    ...wrap(visibleText(text), width, INDENT).map((line) => style('bold', line)),
    ...print.explanation(explanation),
    ...(remedy === undefined ? [] : print.remedy(remedy)),
    style('dim', `${INDENT}${reference.text}: ${reference.url}`),
  ];
}

function expectationLines({ expectations }: Check, style: Style): string[] {
  const failed = expectations.filter(({ problems }) => problems.length > 0);
  const lines = failed.flatMap(({ from, to, status, place, problems }) => {
    const by = status === undefined ? '' : ` ${status}`;
    const where = place === '--expect' ? '' : style('dim', visibleText(` (${place})`));
    const why = problems.map(({ text }) => text).join('; ');
    return [
      `  ${style('red', '✖')} ${visibleText(`${from} -> ${to}${by}`)}${where}`,
      `    ${visibleText(why)}`,
    ];
  });
  const met = expectations.length - failed.length;
  return [`${style('bold', 'Expectations')}: ${met} of ${expectations.length} met`, ...lines, ''];
}
