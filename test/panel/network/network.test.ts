import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { toGone } from '../../../src/core/network-log/gone-hops.ts';
import type { KeptLog } from '../../../src/panel/network/kept-log.ts';
import { OVERLAP } from '../../../src/panel/network/log-reading.ts';
import { followNetwork } from '../../../src/panel/network/network.ts';
import { liveSession, shownChains } from '../../../src/panel/state/sessions.ts';
import { clear, createStore, initialState, receive } from '../../../src/panel/state/store.ts';
import type { PanelState } from '../../../src/panel/state/types.ts';
import { record } from '../../support/chains.ts';

/** What the browsers give of a request that began so many milliseconds after the epoch. */
const given = (method: string, url: string, status: number, at: number) => ({
  startedDateTime: new Date(at).toISOString(),
  time: 20,
  timings: { send: 0, wait: 20, receive: 0 },
  request: { method, url, headers: [] },
  response: {
    status,
    httpVersion: 'HTTP/2',
    headers: [],
    redirectURL: status === 302 ? '/new' : '',
  },
});

const FIRST = given('GET', 'http://a.test/old', 302, 1000);
const SECOND = given('GET', 'http://a.test/new', 200, 1040);
const chain = record('GET http://a.test/old 302 / GET http://a.test/new 200');

/** A browser's network log, with a way to let requests finish and to answer what was asked. */
function createLog() {
  let listener: ((entry: unknown) => void) | undefined;
  let answer: (log: unknown) => void = () => {};
  return {
    onRequestFinished: {
      addListener: (added: (entry: unknown) => void) => {
        listener = added;
      },
    },
    getHAR(callback: (log: unknown) => void) {
      answer = callback;
    },
    isHeard: () => listener !== undefined,
    finish: (entry: unknown) => listener?.(entry),
    answer: (entries: readonly unknown[]) => answer({ entries }),
  };
}

/** A panel that listens to the log, a moment after its requests. */
function setUp(kept?: KeptLog) {
  const log = createLog();
  const store = createStore(initialState(7));
  followNetwork(log, kept, store);
  const receiveAll = (...chains: RedirectChain[]) =>
    store.update((state) => receive(state, { type: 'snapshot', tabId: 7, chains, dropped: 0 }));
  const shown = async () => {
    await vi.advanceTimersByTimeAsync(4000);
    return [...shownChains(liveSession(store.getState())).values()];
  };
  const protocols = async () => {
    const found = (await shown()).find(({ id }) => id === chain.id);
    return found?.hops.map((hop) => hop.network?.protocol);
  };
  return { log, store, shown, protocols, show: () => receiveAll(chain), receiveAll };
}

beforeEach(() => void vi.useFakeTimers({ now: 900 }));
afterEach(() => void vi.useRealTimers());

describe('the network log in the panel', () => {
  it.each(['before', 'after'])('adds entries that arrive %s their chain', async (order) => {
    const { log, protocols, show } = setUp();
    if (order === 'after') show();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await vi.advanceTimersByTimeAsync(1000);
    if (order === 'before') show();
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it('includes what the browser kept of earlier requests', async () => {
    const { log, protocols, show } = setUp();
    show();
    log.answer([FIRST, 'no entry', SECOND]);
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it('adds an entry once that arrives both ways, and none of a pending request', async () => {
    const { log, protocols, show } = setUp();
    show();
    log.finish(FIRST);
    log.answer([FIRST, SECOND, given('GET', 'http://a.test/new', 0, 1040)]);
    await vi.advanceTimersByTimeAsync(0);
    log.finish(SECOND);
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it('adds what only it has as separate chains, once webRequest had its time', async () => {
    const { log, store, shown } = setUp();
    for (const entry of [SECOND, FIRST]) log.finish(entry);
    await vi.advanceTimersByTimeAsync(100);
    expect(liveSession(store.getState()).chains.size).toBe(0);
    const [logged, ...others] = await shown();
    expect(others).toEqual([]);
    expect(logged?.hops.map(({ url, witness }) => [url, witness])).toEqual([
      ['http://a.test/old', 'log'],
      ['http://a.test/new', 'log'],
    ]);
  });

  it('adds no chain twice that webRequest reports late', async () => {
    const { log, shown, show } = setUp();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    expect((await shown()).map(({ id }) => id)).toEqual(['log-1']);
    show();
    expect((await shown()).map(({ id }) => id)).toEqual([chain.id]);
  });

  it('stays in its place in time when a restarted background script reports its chains again', async () => {
    const { log, store, shown, receiveAll } = setUp();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await shown();
    const earlier = record('GET http://c.test/ 302 / GET http://c.test/x 200', {
      requestId: '9',
      startsAt: 800,
    });
    receiveAll(earlier);
    const ids = () => [...liveSession(store.getState()).chains.keys()];
    expect(ids()).toEqual(['9', 'log-1']);
    receiveAll(earlier);
    expect(ids()).toEqual(['9', 'log-1']);
  });

  it('survives a background script that was stopped and reports its chains again', async () => {
    const { log, shown, receiveAll } = setUp();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await shown();
    receiveAll(record('GET http://c.test/ 302 / GET http://c.test/x 200', { requestId: '9' }));
    expect((await shown()).map(({ id }) => id)).toEqual(['log-1', '9']);
  });

  it.each([
    ['cleared by the user', (state: PanelState) => clear(state, 2000)],
    [
      'cleared by a navigation',
      (state: PanelState) =>
        receive(state, {
          type: 'chains-updated',
          tabId: 7,
          chains: [],
          removed: [],
          dropped: 0,
          clearedBefore: 2000,
        }),
    ],
  ])('is gone once it was %s, and does not return', async (_, change) => {
    const forget = vi.fn();
    const kept = { ask: async () => ({ entries: [FIRST] }), forget, handOver: () => {} };
    const { log, store, shown } = setUp(kept);
    log.finish(FIRST);
    expect(await shown()).toHaveLength(1);
    store.update(change);
    log.finish(SECOND);
    expect(await shown()).toEqual([]);
    expect(forget).toHaveBeenCalledWith(2000);
  });

  it.each(['before', 'after'])(
    'has the entry of the redirect with which a page began, dated a little earlier, that arrives %s the page',
    async (order) => {
      const { log, store, protocols } = setUp();
      const entries = [given('GET', 'http://a.test/old', 302, 990), SECOND];
      const begin = () =>
        store.update((state) =>
          receive(state, {
            type: 'chains-updated',
            tabId: 7,
            chains: [chain],
            removed: [],
            dropped: 0,
            clearedBefore: 1000,
          }),
        );
      if (order === 'after') begin();
      for (const entry of entries) log.finish(entry);
      await vi.advanceTimersByTimeAsync(1000);
      if (order === 'before') begin();
      expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
    },
  );

  it('has no chain that began just before the page', async () => {
    const { log, store, shown } = setUp();
    for (const entry of [given('GET', 'http://a.test/old', 302, 990), SECOND]) log.finish(entry);
    store.update((state) => clear(state, 1000));
    expect(await shown()).toEqual([]);
  });

  it('includes what the devtools page kept of earlier pages, each entry once, and marks it', async () => {
    vi.setSystemTime(5000);
    const kept = {
      ask: async () => ({ entries: [FIRST, SECOND] }),
      forget: () => {},
      handOver: () => {},
    };
    const { log, shown } = setUp(kept);
    log.answer([SECOND]);
    const [earlier, ...others] = await shown();
    expect(others).toEqual([]);
    expect(earlier).toMatchObject({ beforePanel: true });
    expect(earlier?.hops).toHaveLength(2);
  });

  it('lets the devtools page stop listening only a while after the browser has responded to the panel', async () => {
    const ask = vi.fn(async (_isLast: boolean) => ({ entries: [FIRST, SECOND] }));
    const { log, shown } = setUp({ ask, forget: () => {}, handOver: () => {} });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ask).not.toHaveBeenCalled();
    log.answer([]);
    expect(await shown()).toHaveLength(1);
    expect(ask.mock.calls).toEqual([[false]]);
    await vi.advanceTimersByTimeAsync(OVERLAP);
    expect(ask.mock.calls).toEqual([[false], [true]]);
    expect(await shown()).toHaveLength(1);
  });

  it('includes what only the devtools page heard while the panel’s listener was not in place', async () => {
    const ask = async (isLast: boolean) => ({ entries: isLast ? [FIRST, SECOND] : [] });
    const { log, shown } = setUp({ ask, forget: () => {}, handOver: () => {} });
    log.answer([]);
    await vi.advanceTimersByTimeAsync(0);
    log.finish(SECOND);
    await vi.advanceTimersByTimeAsync(OVERLAP);
    const [chain, ...others] = await shown();
    expect(others).toEqual([]);
    expect(chain?.hops.map(({ url }) => url)).toEqual(['http://a.test/old', 'http://a.test/new']);
    log.finish(SECOND);
    expect(await shown()).toHaveLength(1);
  });

  it('hands over the redirects that it heard when the panel goes, and what they led to', async () => {
    const handOver = vi.fn();
    const { log, store } = setUp({
      ask: async () => ({ entries: [] }),
      forget: () => {},
      handOver,
    });
    for (const entry of [FIRST, SECOND, given('GET', 'http://a.test/style.css', 200, 1050)])
      log.finish(entry);
    const [[handedOver]] = handOver.mock.calls as [[() => readonly object[]]];
    expect(handedOver()).toMatchObject([{ request: FIRST.request }, { request: SECOND.request }]);
    store.update((state) => clear(state, 2000));
    expect(handedOver()).toEqual([]);
  });

  it('has no request whose entry is waiting when the list is cleared', async () => {
    const { log, store, shown } = setUp();
    log.finish(FIRST);
    store.update((state) => clear(state, 2000));
    expect(await shown()).toEqual([]);
  });

  it('omits what an earlier panel cleared', async () => {
    const kept = {
      ask: async () => ({ entries: [FIRST, SECOND], forgottenBefore: 1030 }),
      forget: () => {},
      handOver: () => {},
    };
    const { log, shown } = setUp(kept);
    log.answer([]);
    expect(await shown()).toEqual([]);
  });

  it.each(['before', 'after'])(
    'has no chain that the background script evicted without ever reporting it, although its entries arrived %s',
    async (order) => {
      const { log, store, shown } = setUp();
      const drop = () =>
        store.update((state) =>
          receive(state, {
            type: 'chains-updated',
            tabId: 7,
            chains: [],
            removed: [],
            dropped: 1,
            gone: [toGone(chain)],
          }),
        );
      if (order === 'after') drop();
      for (const entry of [FIRST, SECOND]) log.finish(entry);
      if (order === 'before') {
        expect(await shown()).toHaveLength(1);
        drop();
      }
      expect(await shown()).toEqual([]);
    },
  );

  it('contains nothing from while the recording is paused', async () => {
    vi.setSystemTime(500);
    const { log, store, shown } = setUp();
    store.update((state) => ({ ...state, recording: false }));
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    expect(await shown()).toEqual([]);
  });

  it('changes nothing if there is none, or one that returns nothing', async () => {
    const { store, protocols, show } = setUp();
    followNetwork(undefined, undefined, store);
    show();
    expect(await protocols()).toEqual([undefined, undefined]);
    const live = liveSession(store.getState());
    expect(shownChains(live)).toBe(live.chains);
  });

  it('updates the list rarely while a page loads, and completely in the end', async () => {
    const { log, store, receiveAll, shown } = setUp();
    await shown();
    const draw = vi.fn();
    store.subscribe(draw);
    const chains = Array.from({ length: 100 }, (_, index) =>
      record(`GET http://a.test/old?${index} 302 / GET http://a.test/new 200`, {
        requestId: `${index}`,
        startsAt: Date.now() + 20 * index,
      }),
    );
    for (const [index, { hops }] of chains.entries()) {
      // As often as the background tells of what changes.
      if (index % 12 === 0) receiveAll(...chains.slice(0, index + 12));
      log.finish(given('GET', hops[0].url, 302, hops[0].startedAt));
      await vi.advanceTimersByTimeAsync(20);
    }
    // A message, and what is joined with it, are drawn as one.
    expect(draw.mock.calls.length).toBeLessThan(25);
    const joined = (await shown()).filter(({ hops: [first] }) => first.network);
    expect(joined).toHaveLength(100);
  });

  it('is removed with its chains', async () => {
    const { log, store, protocols, show, receiveAll, shown } = setUp();
    show();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await protocols();
    expect(liveSession(store.getState()).network.size).toBe(1);
    receiveAll();
    expect(liveSession(store.getState()).network.size).toBe(0);
    expect(await shown()).toEqual([]);
  });
});
