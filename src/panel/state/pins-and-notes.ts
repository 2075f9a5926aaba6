/** What the user does to chains, pinning them and writing about them, and how it outlives what the background says. Pure. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { toNote } from '../../core/chain/note.ts';
import { changeSession, select } from './sessions.ts';
import type { PanelState, Session } from './types.ts';

/** A chain as the background tells of it now, with the pin and the note that it had before. */
export function withMarksOf(chain: RedirectChain, before: RedirectChain | undefined) {
  if (before?.note === undefined && !before?.pinned) return chain;
  const { note, pinned } = before;
  return { ...chain, ...(note !== undefined && { note }), ...(pinned && { pinned }) };
}

/** What stays of a chain that the background gives up: a pinned one as it was last; undefined for any other. */
export function lastState(chain: RedirectChain | undefined): RedirectChain | undefined {
  if (!chain?.pinned) return undefined;
  return chain.ended ? chain : { ...chain, ended: true, cut: true };
}

/** The pinned ones among chains, as what they are once nothing more is heard of them. */
export function pinnedChains(chains: Session['chains']): Map<string, RedirectChain> {
  const pinned = new Map<string, RedirectChain>();
  for (const [id, chain] of chains) {
    const last = lastState(chain);
    if (last) pinned.set(id, last);
  }
  return pinned;
}

/** Pins a chain of the session that is shown, or takes its pin away. */
export function setPinned(state: PanelState, id: string, pinned: boolean): PanelState {
  return changeShown(state, id, ({ pinned: was = false, ...chain }) => {
    if (was === pinned) return undefined;
    return pinned ? { ...chain, pinned } : chain;
  });
}

/** Opens a chain of the session that is shown, and beneath its heading the place to write a note; undefined closes that. */
export function editNote(state: PanelState, id: string | undefined): PanelState {
  const selected = id === undefined ? state : select(state, id);
  return selected.editedNote === id ? selected : { ...selected, editedNote: id };
}

/** Writes a note about a chain of the session that is shown; an empty one takes it away. It is no longer being written. */
export function setNote(before: PanelState, id: string, text: string): PanelState {
  const note = toNote(text);
  const state = before.editedNote === id ? editNote(before, undefined) : before;
  return changeShown(state, id, ({ note: was, ...chain }) => {
    if (was === note) return undefined;
    return note === undefined ? chain : { ...chain, note };
  });
}

/** @param change gives undefined where nothing changes */
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
