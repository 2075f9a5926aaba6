import { describe, expect, it } from 'vitest';
import { lastHop, type RedirectChain } from '../../../src/core/chain/chain.ts';
import { MOST_NOTE } from '../../../src/core/chain/note.ts';
import { setNote, setPinned } from '../../../src/panel/state/pins-and-notes.ts';
import {
  LIVE,
  liveSession,
  openSession,
  select,
  shownSession,
  showSession,
  toSession,
} from '../../../src/panel/state/sessions.ts';
import { clear, initialState, receive, setConnection } from '../../../src/panel/state/store.ts';
import type { PanelState } from '../../../src/panel/state/types.ts';
import { chainOf, hop, postToGet } from '../samples.ts';

const told = (...chains: RedirectChain[]) =>
  ({ type: 'snapshot', tabId: 7, chains, dropped: 0 }) as const;
const update = { type: 'chains-updated', tabId: 7, chains: [], removed: [], dropped: 0 } as const;
const connected = setConnection(initialState(7), 'connected');
const twoChains = receive(connected, told(postToGet('a'), postToGet('b')));
const idsOf = (state: PanelState) => [...liveSession(state).chains.keys()];
const imported = (state: PanelState) =>
  openSession(
    state,
    toSession('f', 'f.har', {
      ok: true,
      chains: [postToGet('a')],
      leftOut: 0,
      unreadable: 0,
      notes: [],
    }),
  );

describe('a pinned chain', () => {
  const pinned = setPinned(twoChains, 'a', true);

  it('stays when the list is cleared, with its selection', () => {
    const after = clear(select(pinned, 'a'), 5);
    expect(idsOf(after)).toEqual(['a']);
    expect(liveSession(after).selectedId).toBe('a');
    expect(liveSession(twoChains).chains.get('a')?.pinned).toBeUndefined();
  });

  it('stays when the background script evicts it, at a navigation or for lack of room', () => {
    expect(idsOf(receive(pinned, { ...update, removed: ['a', 'b'] }))).toEqual(['a']);
    expect(idsOf(receive(pinned, told(postToGet('c'))))).toEqual(['a', 'c']);
    expect(idsOf(receive(pinned, told()))).toEqual(['a']);
  });

  it('continues while the background script reports it', () => {
    const waiting = chainOf('a', [hop('GET', 'http://a.test/')], { ended: false });
    const ended = postToGet('a');
    const state = setPinned(receive(connected, told(waiting)), 'a', true);
    const after = receive(state, { ...update, chains: [ended] });
    expect(liveSession(after).chains.get('a')).toEqual({ ...ended, pinned: true });
    expect(liveSession(receive(state, told(ended))).chains.get('a')).toEqual({
      ...ended,
      pinned: true,
    });
  });

  it('is marked as cut if it had not ended when it was evicted', () => {
    const waiting = chainOf('a', [hop('GET', 'http://a.test/')], { ended: false });
    const state = setPinned(receive(connected, told(waiting)), 'a', true);
    for (const after of [clear(state, 5), receive(state, { ...update, removed: ['a'] })]) {
      expect(liveSession(after).chains.get('a')).toMatchObject({
        ended: true,
        cut: true,
        pinned: true,
      });
    }
  });

  it('is removed with the others once it is unpinned', () => {
    const after = setPinned(clear(pinned, 5), 'a', false);
    expect(idsOf(after)).toEqual(['a']);
    expect(idsOf(clear(after, 6))).toEqual([]);
    expect(liveSession(after).chains.get('a')).toEqual(postToGet('a'));
  });

  it('is the same state if nothing changes', () => {
    expect(setPinned(pinned, 'a', true)).toBe(pinned);
    expect(setPinned(twoChains, 'a', false)).toBe(twoChains);
    expect(setPinned(twoChains, 'z', true)).toBe(twoChains);
  });

  it('belongs to its session: a file’s chain differs from a live one with the same ID', () => {
    const state = setPinned(imported(twoChains), 'a', true);
    expect(shownSession(state).chains.get('a')?.pinned).toBe(true);
    expect(shownSession(showSession(state, LIVE)).chains.get('a')?.pinned).toBeUndefined();
  });
});

describe('a note', () => {
  const noted = setNote(twoChains, 'a', '  Before the fix.\n');

  it('is stored without the spaces around it, and stays while the background script reports the chain', () => {
    expect(liveSession(noted).chains.get('a')?.note).toBe('Before the fix.');
    const [first, ...rest] = postToGet('a').hops;
    const more = { ...postToGet('a'), hops: [first, ...rest, lastHop(postToGet('a'))] as const };
    const after = receive(noted, { ...update, chains: [more] });
    expect(liveSession(after).chains.get('a')).toMatchObject({
      note: 'Before the fix.',
      hops: more.hops,
    });
    expect(liveSession(receive(noted, told(postToGet('a')))).chains.get('a')?.note).toBe(
      'Before the fix.',
    );
  });

  it('does not keep a chain from being cleared', () => {
    expect(idsOf(clear(noted, 5))).toEqual([]);
  });

  it('is deleted by an empty one', () => {
    expect(liveSession(setNote(noted, 'a', ' \n')).chains.get('a')).toEqual(postToGet('a'));
    expect(setNote(noted, 'a', 'Before the fix.')).toBe(noted);
    expect(setNote(noted, 'z', 'x')).toBe(noted);
  });

  it('has a maximum length', () => {
    expect(liveSession(setNote(noted, 'a', 'x'.repeat(9999))).chains.get('a')?.note).toHaveLength(
      MOST_NOTE,
    );
  });

  it('is written about the chain of the displayed session', () => {
    const state = setNote(imported(twoChains), 'a', 'of the file');
    expect(shownSession(state).chains.get('a')?.note).toBe('of the file');
    expect(liveSession(state).chains.get('a')?.note).toBeUndefined();
  });
});
