/** How a check went, in the last lines of its output. */

import { chainCount } from '../../core/text/counts.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { CheckOptions } from '../arguments/arguments.ts';
import { SEVERITIES } from '../arguments/arguments.ts';
import { allFindings, type Check, type CheckedFinding } from '../checked.ts';
import { MAX_HOPS } from '../max-hops.ts';
import type { Style } from './style.ts';

/** Says what was found, and what of it fails. */
export function printVerdict(check: Check, options: CheckOptions, style: Style): string[] {
  const { files, expectations, unusable, gone = 0 } = check;
  const chains = files.reduce((sum, file) => sum + file.chains.length, 0);
  const findings = allFindings(check);
  const unmet = expectations.filter(({ problems }) => problems.length > 0).length;
  const what = [plural(files.length, 'file'), chainCount(chains), countsText(findings)];
  if (expectations.length > 0)
    what.push(
      `${expectations.length - unmet} of ${plural(expectations.length, 'expectation')} met`,
    );
  const recorded = files.reduce((sum, file) => sum + file.recorded.length, 0);
  const keepsNone = options.isFiltered && chains === 0 && recorded > 0;
  return [
    what.join(', '),
    ...(keepsNone ? [style('yellow', `▲ --filter keeps none of ${chainCount(recorded)}`)] : []),
    ...(options.updateBaseline && unusable === 0
      ? [`${visibleText(options.baseline ?? '')} is written`]
      : []),
    ...(gone > 0 && !options.isFiltered && !options.updateBaseline
      ? [
          `${plural(gone, 'finding')} of the baseline not found again: --update-baseline removes them`,
        ]
      : []),
    check.fails || unusable > 0
      ? style('red', `✖ ${failure(findings, unmet, unusable, options)}`)
      : style('green', '✔ nothing fails'),
  ];
}

function failure(
  findings: readonly CheckedFinding[],
  unmet: number,
  unusable: number,
  { failOn, baseline, maxHops }: CheckOptions,
): string {
  const failing = findings.filter(({ fails, id }) => fails && id !== MAX_HOPS).length;
  const long = findings.filter(({ fails, id }) => fails && id === MAX_HOPS).length;
  const kind = baseline === undefined ? 'finding' : 'new finding';
  return [
    ...(failing > 0 ? [`${plural(failing, kind)} (--fail-on ${failOn.text})`] : []),
    ...(long > 0 ? [`${chainCount(long)} with too many hops (--max-hops ${maxHops})`] : []),
    ...(unmet > 0 ? [`${plural(unmet, 'expectation')} not met`] : []),
    ...(unusable > 0 ? [`${plural(unusable, 'file')} unusable`] : []),
  ].join(', ');
}

/** `1 error, 2 warnings`, or `no findings`. */
export function countsText(findings: readonly CheckedFinding[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    return severity === 'info' ? `${count} info` : plural(count, severity);
  });
  return counts.join(', ') || 'no findings';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
