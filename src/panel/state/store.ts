/** The panel's state as one immutable value, and pure functions that change it. */
import { isLogged } from '../../core/network-log/logged-chains.ts';
import type { BackgroundMessage, Subscription } from '../../messages.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import { DEFAULT_LIST } from './list-settings.ts';
import { lastState, pinnedChains, withMarksOf } from './pins-and-notes.ts';
import { changeSession, inTime, LIVE, liveSession, newRecording, withChains } from './sessions.ts';
import type { ConnectionState, PanelState, PanelStore, Session } from './types.ts';

/** The state of a panel that has just opened: recording, with nothing recorded. */
export function initialState(tabId: number | undefined): PanelState {
  return {
    canRecord: true,
    isReport: false,
    sessions: [newRecording(tabId)],
    shown: LIVE,
    importing: undefined,
    exporting: undefined,
    importProblems: [],
    comparison: undefined,
    inspected: undefined,
    arriving: [],
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
    editedNote: undefined,
  };
}

/** The state of a viewer that has just opened: it has no tab, and shows opened files, or a report's chains. */
export function viewerState(isReport: boolean): PanelState {
  return { ...initialState(undefined), canRecord: false, isReport };
}

/**
 * The most pages to keep; with a log preserved longer than that, chains of the oldest pages are grouped with an earlier
 * page.
 */
const MOST_PAGES = 1000;

type Snapshot = Extract<BackgroundMessage, { type: 'snapshot' }>;
type Update = Extract<BackgroundMessage, { type: 'chains-updated' }>;

/** Creates a store, to be read with `useSyncExternalStore`. */
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

/** Applies a message from the background script; ignores it if the inspected tab was closed. */
export function receive(state: PanelState, message: BackgroundMessage): PanelState {
  if (state.inspected?.closed) return state;
  if (message.type === 'trouble') return { ...state, trouble: message.message };
  if (message.tabId !== liveSession(state).tabId) return state;
  switch (message.type) {
    case 'snapshot':
      return receiveSnapshot(state, message);
    case 'chains-updated':
      return changeSession(state, LIVE, (live) => update(live, message));
    case 'page-shown': {
      const { type: _shown, ...page } = message;
      return changeSession(state, LIVE, (live) => ({
        ...live,
        pages: [...live.pages, page].slice(-MOST_PAGES),
      }));
    }
  }
}

function update(live: Session, message: Update): Session {
  const { chains: changed, removed, dropped } = message;
  const { clearedBefore = live.clearedBefore, gone = live.gone } = message;
  const chains = new Map(live.chains);
  for (const id of removed) {
    const last = lastState(chains.get(id));
    if (last) chains.set(id, last);
    else chains.delete(id);
  }
  for (const chain of changed) chains.set(chain.id, withMarksOf(chain, chains.get(chain.id)));
  return withChains({ ...live, dropped, gone, clearedBefore }, chains);
}

/**
 * While a long snapshot arrives, the list is updated only if twice as many chains have arrived as are displayed: a panel
 * that reconnects keeps its list and selection, the first chains appear immediately, and rendering doesn't delay the rest.
 */
function receiveSnapshot(state: PanelState, message: Snapshot): PanelState {
  const { before = 0, after = 0, dropped } = message;
  const arrived = [...state.arriving.slice(0, before), ...message.chains];
  return changeSession({ ...state, arriving: after > 0 ? arrived : [] }, LIVE, (live) => {
    const { clearedBefore = live.clearedBefore } = message;
    if (after > 0 && arrived.length < 2 * live.chains.size) return { ...live, dropped };
    const chains = pinnedChains(live.chains);
    for (const chain of live.chains.values()) if (isLogged(chain)) chains.set(chain.id, chain);
    for (const chain of arrived) {
      chains.set(chain.id, withMarksOf(chain, live.chains.get(chain.id)));
    }
    return withChains({ ...live, dropped, clearedBefore }, inTime(chains));
  });
}

/** Applies a change of the connection. */
export function setConnection(state: PanelState, connection: ConnectionState): PanelState {
  return state.connection === connection ? state : { ...state, connection };
}

/** Returns what to send to the background script. */
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

/** Removes the chains that are not pinned, the count of dropped ones, and the reported trouble. */
export function clear(state: PanelState, clearedAt: number): PanelState {
  return changeSession({ ...state, clearedAt, trouble: undefined }, LIVE, (live) =>
    withChains({ ...live, dropped: 0, evicted: 0 }, pinnedChains(live.chains)),
  );
}
