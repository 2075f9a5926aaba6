import { describe, expect, it, vi } from 'vitest';
import { emptyState, notice } from '../../../src/panel/notices/notices.ts';
import { createActions } from '../../../src/panel/state/actions.ts';
import { liveSession, select } from '../../../src/panel/state/sessions.ts';
import {
  clear,
  createStore,
  initialState,
  receive,
  setConnection,
} from '../../../src/panel/state/store.ts';
import type { PanelState } from '../../../src/panel/state/types.ts';
import { postToGet } from '../samples.ts';

const chains = (...ids: string[]) => ids.map((id) => postToGet(id));
const snapshot = (...ids: string[]) =>
  ({ type: 'snapshot', tabId: 7, chains: chains(...ids), dropped: 0 }) as const;
const update = { type: 'chains-updated', tabId: 7, chains: [], removed: [], dropped: 0 } as const;
const idsOf = (state: PanelState) => [...liveSession(state).chains.keys()];
const connected = setConnection(initialState(7), 'connected');

describe('a received message', () => {
  it('replaces everything if it is a snapshot, in its order', () => {
    const before = receive(connected, snapshot('a', 'b'));
    const after = receive(before, { ...snapshot('c', 'a'), dropped: 3 });
    expect(idsOf(after)).toEqual(['c', 'a']);
    expect(liveSession(after).dropped).toBe(3);
    expect(idsOf(before)).toEqual(['a', 'b']);
  });

  it('adds new chains at the end and updates known ones in place', () => {
    const before = receive(connected, snapshot('a', 'b'));
    const [a, c] = chains('a', 'c');
    if (!a || !c) throw new Error('no chains');
    const after = receive(before, { ...update, chains: [c, a] });
    expect(idsOf(after)).toEqual(['a', 'b', 'c']);
    expect(liveSession(after).chains.get('a')).toBe(a);
    expect(liveSession(before).chains.size).toBe(2);
  });

  it('removes what is gone, including the selection', () => {
    const before = select(receive(connected, snapshot('a', 'b')), 'a');
    const after = receive(before, { ...update, removed: ['a', 'unknown'], dropped: 1 });
    expect(idsOf(after)).toEqual(['b']);
    expect(liveSession(after)).toMatchObject({ dropped: 1, selectedId: undefined });
  });

  it('is ignored if it is about another tab', () => {
    expect(receive(connected, { ...snapshot('a'), tabId: 8 })).toBe(connected);
    expect(receive(connected, { ...update, chains: chains('a'), tabId: 8 })).toBe(connected);
  });

  it('keeps the selection as long as its chain exists', () => {
    const before = select(receive(connected, snapshot('a', 'b')), 'b');
    expect(liveSession(receive(before, snapshot('b'))).selectedId).toBe('b');
    expect(liveSession(receive(before, snapshot('a'))).selectedId).toBeUndefined();
  });

  it('shows parts of a snapshot immediately, then whenever it has doubled, and at its end', () => {
    const ids = Array.from({ length: 8 }, (_, index) => String(index));
    let state = connected;
    const sizes = ids.map((id, before) => {
      const after = ids.length - 1 - before;
      const part = { ...snapshot(id), ...(before > 0 && { before }), ...(after > 0 && { after }) };
      state = receive(state, part);
      return liveSession(state).chains.size;
    });
    expect(sizes).toEqual([1, 2, 2, 4, 4, 4, 4, 8]);
    expect(idsOf(state)).toEqual(ids);
    // One that reconnects keeps its list until all is there.
    state = receive(state, { ...snapshot('new'), after: 1 });
    expect(idsOf(state)).toEqual(ids);
    expect(idsOf(receive(state, { ...snapshot('last'), before: 1 }))).toEqual(['new', 'last']);
  });

  it('adds the pages of its own tab only', () => {
    const page = { tabId: 7, url: 'http://a.test/', time: 5 };
    const state = receive(connected, { type: 'page-shown', ...page });
    expect(liveSession(state).pages).toEqual([page]);
    expect(receive(state, { type: 'page-shown', ...page, tabId: 8 })).toBe(state);
  });

  it('keeps a reported trouble until it is dismissed or cleared', () => {
    const state = receive(connected, { type: 'trouble', message: 'The storage is full.' });
    expect(notice(receive(state, snapshot('a')))?.text).toBe('The storage is full.');
    expect(notice(clear(state, 5))).toBeUndefined();
  });
});

describe('a selection', () => {
  it('consists of an existing chain', () => {
    const state = receive(connected, snapshot('a'));
    expect(liveSession(select(state, 'a')).selectedId).toBe('a');
    expect(select(state, 'z')).toBe(state);
    expect(liveSession(select(select(state, 'a'), undefined)).selectedId).toBeUndefined();
  });
});

describe('the messages', () => {
  const kind = (state: PanelState, rows = 0) => emptyState(state, rows)?.kind;

  it('are different for each reason to show nothing', () => {
    expect(kind(initialState(undefined))).toBe('no-tab');
    expect(kind(initialState(7))).toBe('connecting');
    expect(kind(connected)).toBe('empty');
    expect(kind({ ...connected, recording: false })).toBe('paused');
    expect(kind(receive(connected, snapshot('a')))).toBe('no-match');
    expect(kind(setConnection(connected, 'outdated'))).toBe('outdated');
    expect(kind(receive(connected, snapshot('a')), 1)).toBeUndefined();
  });

  it('describe the connection to the background script in one line', () => {
    expect(notice(connected)).toBeUndefined();
    expect(notice(initialState(7))).toBeUndefined();
    expect(notice(setConnection(connected, 'disconnected'))?.kind).toBe('disconnected');
    const withChains = receive(connected, snapshot('a'));
    expect(notice(setConnection(withChains, 'outdated'))?.text).toMatch(
      /Close and reopen DevTools/,
    );
  });
});

describe('the actions', () => {
  function setUp() {
    const store = createStore(receive(connected, snapshot('a', 'b')));
    const connection = { subscribe: vi.fn(), send: vi.fn() };
    const exports = { write: vi.fn(), cancel: vi.fn(), preview: vi.fn() };
    const saveSettings = vi.fn();
    const imports = { open: vi.fn(), cancel: vi.fn() };
    const actions = createActions(store, {
      connection,
      imports,
      exports,
      copyChain: vi.fn(() => 'Copied.'),
      copyText: vi.fn(() => 'Copied.'),
      showInNetwork: undefined,
      reloadPage: vi.fn(),
      saveSettings,
      resetSettings: vi.fn(),
    });
    return { store, connection, exports, saveSettings, actions };
  }

  it('tell the background script about every change that concerns it', () => {
    const { actions, connection } = setUp();
    actions.setRecording(false);
    actions.setPreserveLog(true);
    expect(connection.subscribe.mock.calls).toEqual([
      [{ tabId: 7, recording: false, preserveLog: false }],
      [{ tabId: 7, recording: false, preserveLog: true }],
    ]);
  });

  it('report when recording resumes, because what began before may be reported late', () => {
    const { actions, connection } = setUp();
    actions.setRecording(false);
    const before = Date.now();
    actions.setRecording(true);
    const told = connection.subscribe.mock.calls.at(-1)?.[0];
    expect(told).toMatchObject({ recording: true });
    expect(told?.resumedAt).toBeGreaterThanOrEqual(before);
  });

  it('clear immediately, and in the background script', () => {
    const { actions, connection, store } = setUp();
    actions.clear();
    expect(liveSession(store.getState()).chains.size).toBe(0);
    const [[told] = []] = connection.subscribe.mock.calls;
    expect(told).toMatchObject({ tabId: 7, clearedAt: expect.any(Number) });
  });

  it('store permanently that navigations are recorded in the background', () => {
    const { actions, saveSettings, store } = setUp();
    actions.changeSettings({ backgroundRecording: true });
    expect(store.getState().backgroundRecording).toBe(true);
    expect(saveSettings.mock.calls).toEqual([[{ backgroundRecording: true }]]);
  });

  it('export the chains of a scope, with the options of this export', () => {
    const { actions, exports, store } = setUp();
    const [first, ...others] = liveSession(store.getState()).chains.values();
    actions.setFilter('nothing');
    actions.export({ format: 'har', scope: 'shown', includeSecrets: false });
    actions.export({ format: 'csv', scope: 'all', includeSecrets: true });
    actions.select('a');
    actions.changeSettings({ secretNames: ['tenant'] });
    actions.export({ format: 'ndjson', scope: 'selected', includeSecrets: false });
    const options = { includeSecrets: false, secretNames: [], dropped: 0 };
    expect(exports.write.mock.calls).toEqual([
      [[], { ...options, format: 'har' }],
      [[first, ...others], { ...options, format: 'csv', includeSecrets: true }],
      [[first], { ...options, format: 'ndjson', open: 'a', secretNames: ['tenant'] }],
    ]);
  });

  it('store permanently which names are secret', () => {
    const { actions, saveSettings } = setUp();
    actions.changeSettings({ secretNames: ['tenant'] });
    expect(saveSettings.mock.calls).toEqual([[{ secretNames: ['tenant'] }]]);
  });
});

it('calls its listeners only if something changed', () => {
  const store = createStore(connected);
  const listener = vi.fn();
  const stop = store.subscribe(listener);
  store.update((state) => state);
  store.update((state) => setConnection(state, 'connected'));
  expect(listener).not.toHaveBeenCalled();
  store.update((state) => setConnection(state, 'disconnected'));
  stop();
  store.update((state) => setConnection(state, 'connected'));
  expect(listener).toHaveBeenCalledOnce();
});
