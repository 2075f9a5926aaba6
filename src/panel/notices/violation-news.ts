/** What is announced to users who don't see the list: new violations, and nothing else. */

import { attempt } from '../../core/chain/attempt.ts';
import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { type Transition, toTransitions } from '../../core/transition/transition.ts';

/** The IDs of announced chains. */
export interface Told {
  /** Chains that began before this time are not announced, in milliseconds since the epoch. */
  readonly since: number;
  readonly ids: ReadonlySet<string>;
}

/** Returns the chains with a violation that was not announced yet, in the order of the list. */
export function newViolations(chains: Iterable<RedirectChain>, told: Told): RedirectChain[] {
  const isNew = ({ id, hops }: RedirectChain) =>
    hops[0].startedAt >= told.since && !told.ids.has(id);
  return [...chains].filter((chain) => isNew(chain) && violationOf(chain) !== undefined);
}

/** Describes the violations of chains in one display-safe sentence; "" if there are none. */
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
