/** What a reader who does not see the list is told of: violations, as they come, and nothing else. */

import { attempt } from '../../core/chain/attempt.ts';
import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { type Transition, toTransitions } from '../../core/transition/transition.ts';

/** What has been told. */
export interface Told {
  /** What began before is no news, in milliseconds since the epoch. */
  readonly since: number;
  readonly ids: ReadonlySet<string>;
}

/** The chains with a violation that nobody was told of yet, in the order of the list. */
export function newViolations(chains: Iterable<RedirectChain>, told: Told): RedirectChain[] {
  const isNew = ({ id, hops }: RedirectChain) =>
    hops[0].startedAt >= told.since && !told.ids.has(id);
  return [...chains].filter((chain) => isNew(chain) && violationOf(chain) !== undefined);
}

/** Says of some chains in one sentence what is wrong with them, safe to show; "" where there are none. */
export function violationNews(chains: readonly RedirectChain[]): string {
  const [chain] = chains;
  if (!chain) return '';
  if (chains.length > 1)
    return t`${chains.length} new violations: the methods aren’t what the standards require`;
  const violation = violationOf(chain);
  return violation ? sentenceOf(violation, visibleText(chain.hops[0].url)) : '';
}

function violationOf(chain: RedirectChain): Transition | undefined {
  const transitions = attempt(() => toTransitions(chain), []);
  return transitions.find(({ verdict }) => verdict === 'violation');
}

function sentenceOf({ status, fromMethod, toMethod }: Transition, url: string): string {
  const [from, to] = [visibleText(fromMethod), visibleText(toMethod)];
  if (status === undefined)
    return t`Violation: an internal redirect changed ${from} to ${to}. ${url}`;
  return from === to
    ? t`Violation: ${status} kept ${from}. ${url}`
    : t`Violation: ${status} changed ${from} to ${to}. ${url}`;
}
