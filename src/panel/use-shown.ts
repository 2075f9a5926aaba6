import { useMemo, useSyncExternalStore } from 'react';
import { sortRows } from './list/columns/sort.ts';
import { pinnedFirst } from './list/pinned-rows.ts';
import { type Row, toRows } from './list/rows/rows.ts';
import { type Totals, toTotals } from './list/rows/totals.ts';
import { shownChains, shownSession } from './state/sessions.ts';
import type { PanelState, PanelStore, Session } from './state/types.ts';

/** The panel's state, and what is displayed of a session. */
export interface Shown {
  readonly state: PanelState;
  readonly session: Session;
  /** All of its chains, with what the network log adds to them. */
  readonly chains: Session['chains'];
  /** The chains that match the filter, in the order of the list. */
  readonly rows: readonly Row[];
  readonly totals: Totals;
}

/** Follows what is displayed of the current session; each part is computed again only if its inputs changed. */
export function useShown(store: PanelStore): Shown {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const { filter, list } = state;
  const session = shownSession(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection of a session changes nothing here
  const chains = useMemo(() => shownChains(session), [session.chains, session.network]);
  const found = useMemo(() => toRows(chains.values(), filter), [chains, filter]);
  const totals = useMemo(() => toTotals(found), [found]);
  const rows = useMemo(() => pinnedFirst(sortRows(found, list.sort)), [found, list.sort]);
  return { state, session, chains, rows, totals };
}
