import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import {
  closeComparison,
  comparedChains,
  comparedSide,
  otherPins,
  startComparison,
  swapComparison,
} from '../../../src/panel/state/comparison.ts';
import { setPinned } from '../../../src/panel/state/pins-and-notes.ts';
import {
  closeSession,
  LIVE,
  openSession,
  showSession,
  toSession,
} from '../../../src/panel/state/sessions.ts';
import { clear, initialState, receive } from '../../../src/panel/state/store.ts';
import type { PanelState } from '../../../src/panel/state/types.ts';
import { chainOf, hop, postToGet } from '../samples.ts';

const at = (id: string, startedAt: number, rest: Partial<RedirectChain> = {}) =>
  chainOf(id, [{ ...hop('GET', `http://a.test/${id}`), startedAt }], rest);
const live = receive(initialState(7), {
  type: 'snapshot',
  tabId: 7,
  chains: [at('early', 1), at('late', 2)],
  dropped: 0,
});
const withFile = (state: PanelState) =>
  openSession(
    state,
    toSession('f', 'f.har', {
      ok: true,
      chains: [postToGet('late'), postToGet('other')],
      leftOut: 0,
      unreadable: 0,
      notes: [],
    }),
  );
const inLive = (id: string) => ({ session: LIVE, id });
const inFile = (id: string) => ({ session: 'f', id });
const idsOf = (state: PanelState) => {
  const pair = comparedChains(state);
  return pair && [pair.before.id, pair.after.id];
};

describe('a comparison', () => {
  it('has the earlier chain before the later one, until they are swapped', () => {
    const state = startComparison(live, inLive('late'), inLive('early'));
    expect(idsOf(state)).toEqual(['early', 'late']);
    expect(idsOf(swapComparison(state))).toEqual(['late', 'early']);
    expect(idsOf(closeComparison(state))).toBeUndefined();
    expect(closeComparison(live)).toBe(live);
  });

  it('finds its two chains in the list of their session', () => {
    const state = startComparison(withFile(live), inFile('late'), inLive('late'));
    expect([comparedSide(state, 'late'), comparedSide(state, 'other')]).toEqual([
      'after',
      undefined,
    ]);
    const back = showSession(state, LIVE);
    expect([comparedSide(back, 'late'), comparedSide(back, 'early')]).toEqual([
      'before',
      undefined,
    ]);
    expect(comparedSide(live, 'late')).toBeUndefined();
  });

  it('consists of two existing chains', () => {
    expect(startComparison(live, inLive('late'), inLive('late'))).toBe(live);
    expect(startComparison(live, inLive('late'), inLive('gone'))).toBe(live);
    expect(startComparison(live, inLive('late'), inFile('late'))).toBe(live);
  });

  it('combines two sessions, whose IDs may be the same', () => {
    const state = startComparison(withFile(live), inFile('late'), inLive('late'));
    expect(comparedChains(state)).toMatchObject({
      before: { hops: at('late', 2).hops },
      after: { hops: postToGet().hops },
    });
  });

  it('follows a chain that continues, and keeps one that is gone', () => {
    const waiting = at('late', 2, { ended: false });
    const update = { type: 'chains-updated', tabId: 7, removed: [], dropped: 0 } as const;
    const before = receive(live, { ...update, chains: [waiting] });
    const state = startComparison(before, inLive('early'), inLive('late'));
    const after = receive(state, { ...update, chains: [at('late', 2)] });
    expect(comparedChains(after)?.after.ended).toBe(true);
    expect(idsOf(clear(state, 9))).toEqual(['early', 'late']);
    const both = startComparison(withFile(live), inFile('other'), inLive('early'));
    expect(idsOf(closeSession(both, 'f'))).toEqual(idsOf(both));
  });
});

describe('the pinned chains to compare with', () => {
  it('are those of all sessions, those of the displayed one first, without the chain itself', () => {
    const pinned = setPinned(setPinned(withFile(live), 'late', true), 'other', true);
    const both = setPinned(showSession(pinned, LIVE), 'early', true);
    const placesOf = (state: PanelState, id: string) =>
      otherPins(state, { session: state.shown, id }).map((pin) => [pin.session, pin.id]);
    expect(placesOf(both, 'late')).toEqual([
      [LIVE, 'early'],
      ['f', 'late'],
      ['f', 'other'],
    ]);
    expect(placesOf(both, 'early')).toHaveLength(2);
    expect(placesOf(showSession(both, 'f'), 'late')).toEqual([
      ['f', 'other'],
      [LIVE, 'early'],
    ]);
  });
});
