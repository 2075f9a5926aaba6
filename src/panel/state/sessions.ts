/** The sessions, live and imported, and which is displayed. Pure. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { enrich } from '../../core/chain/network-facts.ts';
import type { ImportedFile } from '../../core/formats/imported.ts';
import { inJourneys } from '../../core/journeys/journey.ts';
import { isLogged } from '../../core/network-log/logged-chains.ts';
import type { PanelState, Session } from './types.ts';

/** The ID of the live session. */
export const LIVE = 'live';

/** A session with nothing in it. */
function emptySession(id: string, source: Session['source'], tabId: number | undefined): Session {
  return {
    id,
    source,
    tabId,
    chains: new Map(),
    network: new Map(),
    dropped: 0,
    evicted: 0,
    pages: [],
    selectedId: undefined,
  };
}

/** The live session of a tab, with nothing recorded. */
export function newRecording(tabId: number | undefined): Session {
  return emptySession(LIVE, undefined, tabId);
}

/** Creates a session from an imported file. */
export function toSession(id: string, name: string, file: ImportedFile): Session {
  const { chains, creator, browser, leftOut, unreadable, notes } = file;
  const source = { name, creator, browser, leftOut, unreadable, notes };
  return withChains(
    emptySession(id, source, inspectedTab(chains)),
    new Map(chains.map((chain) => [chain.id, chain])),
  );
}

/** Detour's files don't name the inspected tab: it is the one that no other tab in the file opened. */
function inspectedTab(chains: readonly RedirectChain[]): number {
  const tabs = new Set(chains.map(({ tabId }) => tabId));
  const first = chains.find(
    ({ tabId, openedBy }) => tabId !== -1 && (openedBy === undefined || !tabs.has(openedBy)),
  );
  return first?.tabId ?? -1;
}

/** Replaces a session's chains; a selected chain that is gone is deselected. */
export function withChains(session: Session, chains: Session['chains']): Session {
  return selectIn({ ...session, chains: inJourneys(chains) }, session.selectedId);
}

/** Orders chains by time if the network log supplied some of them: those came at another time than the others. */
export function inTime(chains: Session['chains']): Session['chains'] {
  const entries = [...chains];
  if (!entries.some(([, chain]) => isLogged(chain))) return chains;
  return new Map(entries.sort(([, a], [, b]) => a.hops[0].startedAt - b.hops[0].startedAt));
}

/** Returns the session's chains as displayed, with what DevTools' network log adds to them. */
export function shownChains({ chains, network }: Session): Session['chains'] {
  if (network.size === 0) return chains;
  return new Map([...chains].map(([id, chain]) => [id, enrich(chain, network.get(id))]));
}

/** The session that is being recorded. */
export function liveSession({ sessions }: PanelState): Session {
  return sessions[0];
}

export function shownSession(state: PanelState): Session {
  return state.sessions.find(({ id }) => id === state.shown) ?? liveSession(state);
}

/** Changes one session; returns the same state if the session stays the same. */
export function changeSession(
  state: PanelState,
  id: string,
  change: (session: Session) => Session,
): PanelState {
  const changed = (session: Session) => (session.id === id ? change(session) : session);
  const [live, ...imported] = state.sessions;
  const sessions = [changed(live), ...imported.map(changed)] as const;
  const isSame = sessions.every((session, index) => session === state.sessions[index]);
  return isSame ? state : { ...state, sessions };
}

/** Adds a session and displays it. */
export function openSession(state: PanelState, session: Session): PanelState {
  return { ...state, sessions: [...state.sessions, session], shown: session.id };
}

/**
 * Closes an imported session; if it is displayed, the live session replaces it or, in the viewer, the last one opened.
 */
export function closeSession(state: PanelState, id: string): PanelState {
  const [live, ...imported] = state.sessions;
  const sessions = [live, ...imported.filter((session) => session.id !== id)] as const;
  const instead = state.canRecord ? live : (sessions.at(-1) ?? live);
  const isLeft = sessions.some((session) => session.id === state.shown);
  return showSession({ ...state, sessions }, isLeft ? state.shown : instead.id);
}

/** Displays a session; the live one if there is none with that ID. */
export function showSession(state: PanelState, id: string): PanelState {
  return { ...state, shown: shownSession({ ...state, shown: id }).id };
}

/** Selects a chain of the displayed session; undefined or an unknown ID deselects. */
export function select(state: PanelState, id: string | undefined): PanelState {
  return changeSession(state, state.shown, (session) => selectIn(session, id));
}

function selectIn(session: Session, id: string | undefined): Session {
  const selectedId = id !== undefined && session.chains.has(id) ? id : undefined;
  return selectedId === session.selectedId ? session : { ...session, selectedId };
}
