import { useMemo } from 'react';
import { sortRows } from './list/columns/sort.ts';
import { pinnedFirst } from './list/pinned-rows.ts';
import { type Row, type Totals, toRows, toTotals } from './list/rows/rows.ts';
import { shownChains, shownSession } from './state/sessions.ts';
import type { PanelState, Session } from './state/types.ts';

/** What is drawn of a session. */
export interface Shown {
  readonly session: Session;
  /** All of its chains, with what the network log knows of them. */
  readonly chains: Session['chains'];
  /** Those that match the filter, in the order of the list. */
  readonly rows: readonly Row[];
  readonly totals: Totals;
}

/** What is drawn of the session that is shown, each part worked out only if what it depends on has changed. */
export function useShown(state: PanelState): Shown {
  const { filter, list } = state;
  const session = shownSession(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session’s selection changes nothing here
  const chains = useMemo(() => shownChains(session), [session.chains, session.network]);
  const found = useMemo(() => toRows(chains.values(), filter), [chains, filter]);
  const totals = useMemo(() => toTotals(found), [found]);
  const rows = useMemo(() => pinnedFirst(sortRows(found, list.sort)), [found, list.sort]);
  return { session, chains, rows, totals };
}
