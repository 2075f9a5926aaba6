/** Sessions read from files: how they come to stand beside the live one, and which of all is shown. Pure. */
import { inJourneys } from '../../core/chain/journey.ts';
import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import type { ImportedFile } from '../../core/formats/imported.ts';
import type { ImportedSession, ImportState, PanelState } from './types.ts';

export const NOTHING_IMPORTED: ImportState = {
  imported: [],
  shownImport: undefined,
  importing: undefined,
  exporting: undefined,
  importProblems: [],
};

/** Makes a session of what was read of a file. */
export function toSession(id: string, name: string, har: ImportedFile): ImportedSession {
  const { chains, creator, browser, leftOut, unreadable, notes } = har;
  return {
    id,
    name,
    creator,
    browser,
    chains: inJourneys(new Map(chains.map((chain) => [chain.id, chain]))),
    tabId: inspectedTab(chains),
    leftOut,
    unreadable,
    notes,
    selectedId: undefined,
  };
}

/** Detour's files do not name the tab that was inspected: it is the one that no other in the file has opened. */
function inspectedTab(chains: readonly EnrichedChain[]): number {
  const tabs = new Set(chains.map(({ tabId }) => tabId));
  const first = chains.find(
    ({ tabId, openedBy }) => tabId !== -1 && (openedBy === undefined || !tabs.has(openedBy)),
  );
  return first?.tabId ?? -1;
}

/** Opens a session beside the others, and shows it. */
export function openSession(state: PanelState, session: ImportedSession): PanelState {
  return { ...state, imported: [...state.imported, session], shownImport: session.id };
}

/** Closes a session; where it was shown, the live one is shown again. */
export function closeSession(state: PanelState, id: string): PanelState {
  const imported = state.imported.filter((session) => session.id !== id);
  return showSession({ ...state, imported }, state.shownImport);
}

/** Shows an imported session; the live one where the id is undefined or unknown. */
export function showSession(state: PanelState, id: string | undefined): PanelState {
  return { ...state, shownImport: state.imported.find((session) => session.id === id)?.id };
}

/** The imported session that is shown; undefined where it is the live one. */
export function shownSession(state: PanelState): ImportedSession | undefined {
  const { imported, shownImport } = state;
  return imported.find(({ id }) => id === shownImport);
}

const NO_NETWORK: PanelState['network'] = new Map();
const NO_PAGES: PanelState['pages'] = [];

/**
 * The state as it would be had the shown session been recorded here, so that whatever is drawn or exported of a live
 * session is drawn and exported of an imported one alike.
 */
export function asShown(state: PanelState): PanelState {
  const session = shownSession(state);
  if (!session) return state;
  const { chains, tabId, selectedId } = session;
  return { ...state, chains, tabId, selectedId, network: NO_NETWORK, pages: NO_PAGES, dropped: 0 };
}

/** Selects a chain of the session that is shown; undefined, or the id of an unknown one, selects none. */
export function selectShown(state: PanelState, id: string | undefined): PanelState {
  const { chains, selectedId: before } = asShown(state);
  const selectedId = id !== undefined && chains.has(id) ? id : undefined;
  if (selectedId === before) return state;
  const shown = shownSession(state);
  if (!shown) return { ...state, selectedId };
  const imported = state.imported.map((each) => (each === shown ? { ...each, selectedId } : each));
  return { ...state, imported };
}
