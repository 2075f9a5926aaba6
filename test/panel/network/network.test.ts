import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { followNetwork } from '../../../src/panel/network/network.ts';
import { liveSession, select, shownChains } from '../../../src/panel/state/sessions.ts';
import { createStore, initialState, receive } from '../../../src/panel/state/store.ts';
import { record } from '../../support/chains.ts';

/** What the browsers give of a request that began so many milliseconds after the epoch. */
const given = (method: string, url: string, status: number, at: number) => ({
  startedDateTime: new Date(at).toISOString(),
  time: 20,
  timings: { send: 0, wait: 20, receive: 0 },
  request: { method, url, headers: [] },
  response: { status, httpVersion: 'HTTP/2' },
});

const FIRST = given('GET', 'http://a.test/old', 302, 1000);
const SECOND = given('GET', 'http://a.test/new', 200, 1040);
const chain = record('GET http://a.test/old 302 / GET http://a.test/new 200');
const opened = record('GET http://b.test/ 302 / GET http://b.test/x 200', { requestId: 'opened' });

/** A browser's network log, with a way to let requests finish and to answer what was asked. */
function createLog(answers: 'calls back' | 'promises') {
  let listener: ((entry: unknown) => void) | undefined;
  let answer: (log: unknown) => void = () => {};
  return {
    onRequestFinished: {
      addListener: (added: (entry: unknown) => void) => {
        listener = added;
      },
    },
    getHAR(callback: (log: unknown) => void) {
      if (answers === 'calls back') answer = callback;
      else
        return new Promise((resolve) => {
          answer = resolve;
        });
    },
    isHeard: () => listener !== undefined,
    finish: (entry: unknown) => listener?.(entry),
    answer: (entries: readonly unknown[]) => answer({ entries }),
  };
}

/** A panel in which a chain is open, though not the one that the log tells of. */
function setUp(answers: Parameters<typeof createLog>[0] = 'calls back') {
  const log = createLog(answers);
  const store = createStore(initialState(7));
  followNetwork(log, store);
  const receiveAll = (...chains: RedirectChain[]) =>
    store.update((state) => receive(state, { type: 'snapshot', tabId: 7, chains, dropped: 0 }));
  receiveAll(opened);
  store.update((state) => select(state, opened.id));
  const protocols = async () => {
    await vi.advanceTimersByTimeAsync(2000);
    const shown = shownChains(liveSession(store.getState())).get(chain.id);
    return shown?.hops.map((hop) => hop.network?.protocol);
  };
  return { log, store, protocols, show: () => receiveAll(opened, chain), receiveAll };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the network log in the panel', () => {
  it.each(['before', 'after'])('adds entries that come %s their chain', async (order) => {
    const { log, protocols, show } = setUp();
    if (order === 'after') show();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await vi.advanceTimersByTimeAsync(1000);
    if (order === 'before') show();
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it.each(['calls back', 'promises'] as const)(
    'has what the browser kept of before, if it %s',
    async (answers) => {
      const { log, protocols, show } = setUp(answers);
      show();
      log.answer([FIRST, 'no entry', SECOND]);
      expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
    },
  );

  it('takes an entry once that comes both ways, and none of a request that still runs', async () => {
    const { log, protocols, show } = setUp();
    show();
    log.finish(FIRST);
    log.answer([FIRST, SECOND, given('GET', 'http://a.test/new', 0, 1040)]);
    await vi.advanceTimersByTimeAsync(0);
    log.finish(SECOND);
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it('is asked again by and by, for Firefox has nothing the first time', async () => {
    const { log, protocols, show } = setUp('promises');
    show();
    log.answer([]);
    await vi.advanceTimersByTimeAsync(1000);
    log.answer([FIRST, SECOND]);
    expect(await protocols()).toEqual(['HTTP/2', 'HTTP/2']);
  });

  it('is let alone until a chain is opened', () => {
    const log = createLog('calls back');
    const store = createStore(initialState(7));
    followNetwork(log, store);
    store.update((state) =>
      receive(state, { type: 'snapshot', tabId: 7, chains: [chain], dropped: 0 }),
    );
    expect(log.isHeard()).toBe(false);
    store.update((state) => select(state, chain.id));
    expect(log.isHeard()).toBe(true);
  });

  it('changes nothing where there is none, or one that gives nothing', async () => {
    const { store, protocols, show } = setUp();
    followNetwork(undefined, store);
    show();
    expect(await protocols()).toEqual([undefined, undefined]);
    const live = liveSession(store.getState());
    expect(shownChains(live)).toBe(live.chains);
  });

  it('goes when its chains go', async () => {
    const { log, store, protocols, show, receiveAll } = setUp();
    show();
    for (const entry of [FIRST, SECOND]) log.finish(entry);
    await protocols();
    expect(liveSession(store.getState()).network.size).toBe(1);
    receiveAll(opened);
    expect(liveSession(store.getState()).network.size).toBe(0);
  });
});
