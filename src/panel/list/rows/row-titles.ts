/** The tooltips of a row. All are display-safe. */
import { type ChainLink, lastHop, type RedirectChain } from '../../../core/chain/chain.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { linkExplanation, linkText } from '../../../core/journeys/link-text.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { Transition } from '../../../core/transition/transition.ts';
import { headline } from '../../../core/transition/transition-text.ts';
import { endOf } from '../../ui/chain/hop-text.ts';
import { type StatusStep, stepsText } from '../../ui/status/status-steps.ts';

/** The findings behind a mark, one per line; those that only inform have none. Undefined if there are no others. */
export function markTitle(findings: readonly Finding[]): string | undefined {
  const lines = findings.filter(({ severity }) => severity !== 'info').map(({ text }) => text);
  return lines.length === 0 ? undefined : visibleLines(lines);
}

/** Explains what a chain followed from. */
export function linkTitle(link: ChainLink): string {
  return `${linkText(link)}\n${linkExplanation(link)}`;
}

/** The statuses, with the browser's own words and the reason for the end. */
export function statusTitle(chain: RedirectChain, steps: readonly StatusStep[]): string {
  const { error } = lastHop(chain);
  const lines = [stepsText(steps), error, endOf(chain)?.reason];
  return visibleLines(lines.filter((line) => line !== undefined));
}

/** What each redirect that changed the method did; "" if none did. */
export function methodTitle(transitions: readonly Transition[]): string {
  const changes = transitions.filter(({ fromMethod, toMethod }) => fromMethod !== toMethod);
  return visibleLines(changes.map((transition) => headline(transition).join(' · ')));
}

function visibleLines(lines: readonly string[]): string {
  return lines.map(visibleText).join('\n');
}

/**
 * Lists a chain's requests with their whole URLs, one per line. A tooltip with the 21 URLs of a loop would help nobody,
 * so it shows only the first few and the last.
 */
export function chainTitle(chain: RedirectChain): string {
  const lines = chain.hops.map((hop) => visibleText(`${hop.method} ${hop.url}`));
  return lines.length <= 6
    ? lines.join('\n')
    : [...lines.slice(0, 4), '…', ...lines.slice(-1)].join('\n');
}
