import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSnapshot } from '../../../src/background/panels/snapshot.ts';
import type { BackgroundMessage } from '../../../src/messages.ts';
import { liveSession, select } from '../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../src/panel/state/store.ts';
import { record } from '../../support/chains.ts';

const one = record('GET http://a.test/ 302 / GET http://a.test/b 200');

/** Chains of so many hops each. */
const chainsOf = (lengths: readonly number[]) =>
  lengths.map((length, index) => {
    const [hop] = one.hops;
    const more = Array.from({ length: length - 1 }, () => hop);
    return { ...one, id: String(index), hops: [hop, ...more] as const };
  });

const receiveAll = (messages: readonly BackgroundMessage[], state = initialState(7)) =>
  messages.reduce(receive, state);

it('contains every chain in order, with a limited number per message', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 30 }), (lengths) => {
      const chains = chainsOf(lengths);
      const messages = toSnapshot(7, chains, 3);
      const state = receiveAll(messages);
      expect([...liveSession(state).chains.values()]).toEqual(chains);
      expect(state.arriving).toEqual([]);
      expect(liveSession(state).dropped).toBe(3);
      for (const message of messages) {
        const hops = message.chains.reduce((sum, chain) => sum + chain.hops.length, 0);
        expect(hops).toBeLessThanOrEqual(2000);
      }
    }),
    { numRuns: 50 },
  );
});

it('is a single message if there is little or nothing to send', () => {
  expect(toSnapshot(7, [], 0)).toEqual([{ type: 'snapshot', tabId: 7, chains: [], dropped: 0 }]);
  expect(toSnapshot(7, chainsOf([1, 2]), 0)).toHaveLength(1);
});

it('shows the first part of a long one immediately', () => {
  const [first] = toSnapshot(7, chainsOf([1500, 1500]), 0);
  expect(first && liveSession(receiveAll([first])).chains.size).toBe(1);
});

it('keeps the list and its selection while it is sent again', () => {
  const messages = toSnapshot(7, chainsOf([1500, 1500, 1500]), 0);
  const shown = select(receiveAll(messages), '2');
  for (let count = 1; count <= messages.length; count++) {
    const state = receiveAll(messages.slice(0, count), shown);
    expect(liveSession(state).chains.size).toBe(3);
    expect(liveSession(state).selectedId).toBe('2');
  }
});

it('starts over if the previous one was interrupted', () => {
  const messages = toSnapshot(7, chainsOf([1500, 1500, 1500]), 0);
  const state = receiveAll([...messages.slice(0, 2), ...messages]);
  expect([...liveSession(state).chains.keys()]).toEqual(['0', '1', '2']);
});
