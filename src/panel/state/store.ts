/** What the panel knows, as one immutable value, and the pure functions that lead from one to the next. */
import { inJourneys } from '../../core/chain/journey.ts';
import { type EnrichedChain, enrich } from '../../core/chain/network-facts.ts';
import type { Matches } from '../../core/network-log/network-log.ts';
import type { BackgroundMessage, Subscription } from '../../messages.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import { NO_COMPARISON } from './comparison.ts';
import { DEFAULT_LIST } from './list-settings.ts';
import { lastState, pinnedChains, withMarksOf } from './pins-and-notes.ts';
import { NOTHING_IMPORTED } from './sessions.ts';
import type { ConnectionState, PanelState, PanelStore } from './types.ts';

/** The state of a panel that has just opened: recording, with nothing recorded. */
export function initialState(tabId: number | undefined): PanelState {
  return {
    ...NOTHING_IMPORTED,
    ...NO_COMPARISON,
    tabId,
    inspected: undefined,
    chains: new Map(),
    arriving: [],
    network: new Map(),
    dropped: 0,
    connection: 'connecting',
    trouble: undefined,
    said: undefined,
    recording: true,
    preserveLog: false,
    clearedAt: undefined,
    resumedAt: undefined,
    filter: '',
    ...DEFAULT_SETTINGS,
    list: DEFAULT_LIST,
    pages: [],
    editedNote: undefined,
    selectedId: undefined,
  };
}

/** Who preserves the log for longer than so many pages finds the oldest ones' chains under the one before. */
const MOST_PAGES = 1000;

type Snapshot = Extract<BackgroundMessage, { type: 'snapshot' }>;

/** Makes a store, to be read with `useSyncExternalStore`. */
export function createStore(initial: PanelState): PanelStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The chains as they are shown: with what DevTools' network log knows of them. */
export function shownChains(
  chains: PanelState['chains'],
  network: Matches,
): ReadonlyMap<string, EnrichedChain> {
  if (network.size === 0) return chains;
  return new Map([...chains].map(([id, chain]) => [id, enrich(chain, network.get(id))]));
}

/** Takes in a message of the background; of a tab that was closed, after which it knows nothing, none. */
export function receive(state: PanelState, message: BackgroundMessage): PanelState {
  if (state.inspected?.closed) return state;
  switch (message.type) {
    case 'snapshot':
      if (message.tabId !== state.tabId) return state;
      return receiveSnapshot(state, message);
    case 'chains-updated': {
      if (message.tabId !== state.tabId) return state;
      const chains = new Map(state.chains);
      for (const id of message.removed) {
        const last = lastState(chains.get(id));
        if (last) chains.set(id, last);
        else chains.delete(id);
      }
      for (const chain of message.chains) {
        chains.set(chain.id, withMarksOf(chain, chains.get(chain.id)));
      }
      return withChains({ ...state, dropped: message.dropped }, chains);
    }
    case 'page-shown': {
      const { type: _shown, ...page } = message;
      if (page.tabId !== state.tabId) return state;
      return { ...state, pages: [...state.pages, page].slice(-MOST_PAGES) };
    }
    case 'trouble':
      return { ...state, trouble: message.message };
  }
}

/**
 * What is shown stays until as much has come, so that a panel that reconnects keeps its list and its selection. From there
 * on it is drawn whenever there is twice as much, so that the first chains are there at once and the rest is not kept
 * waiting by drawing.
 */
function receiveSnapshot(state: PanelState, message: Snapshot): PanelState {
  const { before = 0, after = 0, dropped } = message;
  const arrived = [...state.arriving.slice(0, before), ...message.chains];
  const next = { ...state, dropped, arriving: after > 0 ? arrived : [] };
  if (after > 0 && arrived.length < 2 * state.chains.size) return next;
  return withChains(
    next,
    new Map([
      ...pinnedChains(state.chains),
      ...arrived.map(
        (chain) => [chain.id, withMarksOf(chain, state.chains.get(chain.id))] as const,
      ),
    ]),
  );
}

/** Takes in how the panel stands with the background. */
export function setConnection(state: PanelState, connection: ConnectionState): PanelState {
  return state.connection === connection ? state : { ...state, connection };
}

/** What the background is to be told. */
export function toSubscription(state: PanelState, tabId: number): Subscription {
  const { recording, preserveLog, clearedAt, resumedAt } = state;
  return {
    tabId,
    recording,
    preserveLog,
    ...(clearedAt !== undefined && { clearedAt }),
    ...(resumedAt !== undefined && { resumedAt }),
  };
}

/** Forgets the chains that are not pinned, what was dropped before them, and the trouble with them. */
export function clear(state: PanelState, clearedAt: number): PanelState {
  const chains = pinnedChains(state.chains);
  return withChains({ ...state, clearedAt, dropped: 0, trouble: undefined }, chains);
}

/** Selects a chain of the live session; undefined, or the id of an unknown one, selects none. */
export function select(state: PanelState, id: string | undefined): PanelState {
  const selectedId = id !== undefined && state.chains.has(id) ? id : undefined;
  return selectedId === state.selectedId ? state : { ...state, selectedId };
}

function withChains(state: PanelState, chains: PanelState['chains']): PanelState {
  return select({ ...state, chains: inJourneys(chains) }, state.selectedId);
}
