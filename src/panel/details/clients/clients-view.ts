/** How other HTTP clients would fare on a chain, as texts that are safe to show. */

import type { RedirectChain } from '../../../core/chain/chain.ts';
import { type ClientOutcome, compareClients } from '../../../core/clients/compare.ts';
import { groupBy } from '../../../core/lists/group-by.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';

/** One line: a client that differs, or all those of which the same is to be said. */
export interface ClientsRow {
  readonly kind: ClientOutcome['kind'];
  /** The client and its version; `19 alike`, `3 not known` where the line is about several. */
  readonly name: string;
  readonly version?: string;
  /** What is otherwise, or why it is not known; "" where all are alike. */
  readonly text: string;
  /** Whom a line that is about several is about. */
  readonly clients?: string;
}

export interface ClientsView {
  /** `Other clients: 13 differ, 19 alike`, or why nothing is compared. */
  readonly summary: string;
  readonly rows: readonly ClientsRow[];
}

/** Shapes what other clients would make of a chain; no rows, and the reason, where there is nothing to compare. */
export function clientsView(chain: RedirectChain): ClientsView {
  const outcomes = compareClients(chain);
  if (outcomes.length === 0) return { summary: nothingToCompare(chain), rows: [] };
  return {
    summary: t`Other clients: ${countsOf(outcomes)}`,
    rows: [...differing(outcomes), ...unknown(outcomes), ...alike(outcomes)],
  };
}

function nothingToCompare({ ended }: RedirectChain): string {
  return ended
    ? t`Nothing to compare: no server redirected this request, or no other client would send it.`
    : t`Other clients are compared once the chain has ended.`;
}

function countsOf(outcomes: readonly ClientOutcome[]): string {
  const kinds = ['differs', 'unknown', 'alike'] as const;
  return kinds
    .map((kind) => [kind, outcomes.filter((outcome) => outcome.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => countText(count, kind))
    .join(', ');
}

function countText(count: number, kind: ClientOutcome['kind']): string {
  switch (kind) {
    case 'differs':
      return count === 1 ? t`1 differs` : t`${count} differ`;
    case 'unknown':
      return count === 1 ? t`1 unknown` : t`${count} unknown`;
    case 'alike':
      return count === 1 ? t`1 matches` : t`${count} match`;
  }
}

function differing(outcomes: readonly ClientOutcome[]): ClientsRow[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'differs'
      ? [
          {
            kind: 'differs',
            name: outcome.client,
            version: outcome.version,
            text: visibleText(outcome.text),
          },
        ]
      : [],
  );
}

/** A line for each reason, which several clients share: most are the chain's. */
function unknown(outcomes: readonly ClientOutcome[]): ClientsRow[] {
  const reasons = groupBy(
    outcomes.flatMap((outcome) => (outcome.kind === 'unknown' ? outcome : [])),
    ({ text, at }) => t`${visibleText(text)} (from hop ${at + 1} onward)`,
    ({ client }) => client,
  );
  return [...reasons].map(([reason, clients]) => ({
    kind: 'unknown',
    name: countText(clients.length, 'unknown'),
    text: reason,
    clients: clients.join(', '),
  }));
}

function alike(outcomes: readonly ClientOutcome[]): ClientsRow[] {
  const clients = outcomes.filter(({ kind }) => kind === 'alike').map(({ client }) => client);
  if (clients.length === 0) return [];
  const name = countText(clients.length, 'alike');
  return [{ kind: 'alike', name, text: '', clients: clients.join(', ') }];
}
