/**
 * Chains → Markdown, for example for an issue: each as text, with its lost headers and its findings. Everything is in
 * code, where it has no special meaning in Markdown, so that no URL or name becomes a link or a mention.
 */

import type { Hop, RedirectChain } from '../chain/chain.ts';
import { type Find, findAmong } from '../findings/among.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { layersOf } from '../layers/index.ts';
import { knownLayerText } from '../layers/layer-text.ts';
import type { ExportOptions } from '../redact/redact.ts';
import { hopCount } from '../text/counts.ts';
import { t } from '../text/i18n.ts';
import { visibleText } from '../text/visible-text.ts';
import { compareHeaders, type HeaderChange } from '../transition/header-changes.ts';
import { methodsOf } from '../transition/transition.ts';
import { toLines } from './chain-text.ts';
import { fenced } from './fenced.ts';
import { toShown } from './redacted-findings.ts';

/** Writes one section per chain. */
export function toMarkdown(chains: Iterable<RedirectChain>, options: ExportOptions): string {
  return [...markdownSections(toShown(chains, options))].join('');
}

/** Writes the result of `toShown`, section by section. */
export function* markdownSections(
  shown: readonly RedirectChain[],
  { find = findAmong(shown) }: { readonly find?: Find } = {},
): Generator<string> {
  for (const [index, chain] of shown.entries()) {
    const section = toSection(chain, find(chain));
    yield index === 0 ? section : `\n${section}`;
  }
}

function toSection(chain: RedirectChain, found: readonly Finding[]): string {
  const losses = chain.hops.flatMap((_, index) => lostHeaders(chain, index));
  const findings = found.flatMap(findingLines);
  const senders = chain.hops.flatMap(senderLines);
  const note = chain.note?.split('\n').map((line) => `  ${line}`);
  const lines = [
    ...toLines(chain),
    ...(note ? ['', t`Note:`, ...note] : []),
    ...(senders.length > 0 ? ['', t`Who answered:`, ...senders] : []),
    ...(losses.length > 0 ? ['', t`Headers no longer sent:`, ...losses] : []),
    ...(findings.length > 0 ? ['', t`Findings:`, ...findings] : []),
  ];
  return `${heading(chain)}\n\n${fenced(lines)}\n`;
}

function heading(chain: RedirectChain): string {
  // Backticks would end the code; only made-up methods contain them.
  const methods = visibleText(methodsOf(chain).join(' → ')).replaceAll('`', "'");
  return `### \`${methods}\`, ${hopCount(chain.hops.length)}`;
}

/** Lists the headers that the previous hop sent and this one did not. */
function lostHeaders(chain: RedirectChain, index: number): string[] {
  const comparison = compareHeaders(chain, index);
  if (comparison.kind !== 'observed') return [];
  return comparison.changes.filter(isLoss).map(({ name, rule }) => {
    const reason = rule ? `: ${rule.text} (${rule.source})` : '';
    return `  ${t`hop ${index + 1}: ${name}`}${reason}`;
  });
}

/** Names who sent a hop's redirect, and what it passed through. */
function senderLines(hop: Hop, index: number): string[] {
  const { author, passed } = layersOf(hop);
  const through = passed.map(knownLayerText).join(', ');
  const parts = [
    ...(author ? [t`sent by ${knownLayerText(author)}`] : []),
    ...(through === '' ? [] : [t`passed through ${through}`]),
  ];
  return parts.length === 0 ? [] : [`  ${t`hop ${index + 1}: ${parts.join('; ')}`}`];
}

function isLoss({ kind, mechanical }: HeaderChange): boolean {
  return (kind === 'dropped' || kind === 'not-restored') && !mechanical;
}

function severityText(severity: Severity, hop: number): string {
  switch (severity) {
    case 'error':
      return t`error, hop ${hop}`;
    case 'warning':
      return t`warning, hop ${hop}`;
    case 'info':
      return t`info, hop ${hop}`;
  }
}

function findingLines({ severity, hop, text, explanation, remedy, reference }: Finding): string[] {
  return [
    `  ${severityText(severity, hop + 1)}: ${text}`,
    `    ${explanation}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
    `    ${reference.text}: ${reference.url}`,
  ];
}
