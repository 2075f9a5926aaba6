/**
 * A comparison as Markdown, for example for an issue. As in the export, everything from the network is in fenced code.
 */
import type { RedirectChain } from '../chain/chain.ts';
import { type Difference, isRoutine } from '../compare/difference.ts';
import { type Comparison, compareChains, type HopComparison } from '../compare/index.ts';
import {
  aspectName,
  changeName,
  changeWord,
  comparisonHeadline,
  hopName,
  judgementName,
  unobservedText,
} from '../compare/words.ts';
import type { Finding } from '../findings/finding.ts';
import type { ExportOptions } from '../redact/redact.ts';
import { t } from '../text/i18n.ts';
import { toLines } from './chain-text.ts';
import { fenced } from './fenced.ts';
import { toShown } from './redacted-findings.ts';

/**
 * Writes both chains and their differences, except routine ones. Secrets are replaced in both chains together, so that
 * equal values stay equal.
 */
export function comparisonMarkdown(
  before: RedirectChain,
  after: RedirectChain,
  options: ExportOptions,
): string {
  const [from = before, to = after] = toShown([before, after], options);
  const comparison = compareChains(from, to);
  const differences = comparison.hops.flatMap(hopLines);
  const lines = [
    comparisonHeadline(comparison),
    '',
    t`Before:`,
    ...toLines(from),
    '',
    t`After:`,
    ...toLines(to),
    ...(differences.length > 0 ? ['', t`Differences:`, ...differences] : []),
    ...findingLines(comparison),
  ];
  return `### ${judgementName(comparison.judgement)}\n\n${fenced(lines)}\n`;
}

/** `hop 2`, followed by one line per difference; nothing for hops without differences. */
function hopLines(hop: HopComparison): string[] {
  const differences = hop.differences.filter((difference) => !isRoutine(difference));
  if (hop.before !== undefined && hop.after !== undefined && differences.length === 0) return [];
  return [
    `  ${hopName(hop)}`,
    ...differences.map((difference) => `    ${differenceText(difference)}`),
    ...hop.unobserved.map((part) => `    ${unobservedText(part)}`),
  ];
}

/** `Method: GET → POST`, `Request header Content-Type, new: text/plain` */
function differenceText(difference: Difference): string {
  const { aspect, name, before, after } = difference;
  const what = name === undefined ? aspectName(aspect) : `${aspectName(aspect)} ${name}`;
  const word = changeName(changeWord(difference));
  if (before !== undefined && after !== undefined) return `${what}: ${before} → ${after}`;
  return `${what}, ${word}: ${before ?? after}`;
}

function findingLines({ findings: { gone, added, kept } }: Comparison): string[] {
  const part = (title: string, findings: readonly Finding[]) =>
    findings.length === 0 ? [] : ['', title, ...findings.map(({ text }) => `  ${text}`)];
  return [
    ...part(t`Findings no longer present:`, gone),
    ...part(t`New findings:`, added),
    ...part(t`Findings in both:`, kept),
  ];
}
