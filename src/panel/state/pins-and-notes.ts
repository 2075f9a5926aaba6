/** Pins and notes, which the user adds to chains, and how they survive updates from the background script. Pure. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { toNote } from '../../core/chain/note.ts';
import { changeSession, select } from './sessions.ts';
import type { PanelState, Session } from './types.ts';

/** Returns a chain from the background script with the pin and note that it had before. */
export function withMarksOf(chain: RedirectChain, before: RedirectChain | undefined) {
  if (before?.note === undefined && !before?.pinned) return chain;
  const { note, pinned } = before;
  return { ...chain, ...(note !== undefined && { note }), ...(pinned && { pinned }) };
}

/**
 * Returns what remains of a chain that the background script evicts: a pinned chain as it was last, otherwise
 * undefined.
 */
export function lastState(chain: RedirectChain | undefined): RedirectChain | undefined {
  if (!chain?.pinned) return undefined;
  return chain.ended ? chain : { ...chain, ended: true, cut: true };
}

/** Returns the pinned chains among chains, in their final state, since no updates will follow. */
export function pinnedChains(chains: Session['chains']): Map<string, RedirectChain> {
  const pinned = new Map<string, RedirectChain>();
  for (const [id, chain] of chains) {
    const last = lastState(chain);
    if (last) pinned.set(id, last);
  }
  return pinned;
}

/** Pins or unpins a chain of the displayed session. */
export function setPinned(state: PanelState, id: string, pinned: boolean): PanelState {
  return changeShown(state, id, ({ pinned: was = false, ...chain }) => {
    if (was === pinned) return undefined;
    return pinned ? { ...chain, pinned } : chain;
  });
}

/** Selects a chain of the displayed session, and opens its note for editing; undefined closes the note. */
export function editNote(state: PanelState, id: string | undefined): PanelState {
  const selected = id === undefined ? state : select(state, id);
  return selected.editedNote === id ? selected : { ...selected, editedNote: id };
}

/** Saves a note about a chain of the displayed session, and ends editing; an empty one deletes the note. */
export function setNote(before: PanelState, id: string, text: string): PanelState {
  const note = toNote(text);
  const state = before.editedNote === id ? editNote(before, undefined) : before;
  return changeShown(state, id, ({ note: was, ...chain }) => {
    if (was === note) return undefined;
    return note === undefined ? chain : { ...chain, note };
  });
}

/** @param change returns undefined if nothing changes */
function changeShown(
  state: PanelState,
  id: string,
  change: (chain: RedirectChain) => RedirectChain | undefined,
): PanelState {
  return changeSession(state, state.shown, (session) => {
    const before = session.chains.get(id);
    const after = before && change(before);
    return after ? { ...session, chains: new Map(session.chains).set(id, after) } : session;
  });
}
