/** How other HTTP clients would handle a chain, as display-safe texts. */

import type { RedirectChain } from '../../../core/chain/chain.ts';
import { type ClientOutcome, compareClients } from '../../../core/clients/compare.ts';
import { groupBy } from '../../../core/lists/group-by.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';

/** One line: a client that differs, or all clients with the same result. */
export interface ClientsRow {
  readonly kind: ClientOutcome['kind'];
  /** The client and its version; `19 alike` or `3 not known` if the line covers several. */
  readonly name: string;
  readonly version?: string;
  /** What differs, or why it is unknown; "" if all are alike. */
  readonly text: string;
  /** The clients that the line covers, if several. */
  readonly clients?: string;
}

export interface ClientsView {
  /** `Other clients: 13 differ, 19 alike`, or why there is no comparison. */
  readonly summary: string;
  readonly rows: readonly ClientsRow[];
}

/**
 * Prepares the comparison with other clients for display; without rows, but with the reason, if there is nothing to
 * compare.
 */
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

/** One line per reason: most reasons are the chain's and apply to several clients. */
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
