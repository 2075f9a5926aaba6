import { describe, expect, it, vi } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import type { ImportedFile } from '../../../src/core/formats/imported.ts';
import { emptyState } from '../../../src/panel/notices/notices.ts';
import { createActions } from '../../../src/panel/state/actions.ts';
import {
  closeSession,
  LIVE,
  liveSession,
  openSession,
  select,
  shownSession,
  showSession,
  toSession,
} from '../../../src/panel/state/sessions.ts';
import {
  createStore,
  initialState,
  receive,
  setConnection,
} from '../../../src/panel/state/store.ts';
import { postToGet } from '../samples.ts';

const har = (chains: readonly RedirectChain[], rest: Partial<ImportedFile> = {}): ImportedFile => ({
  ok: true,
  chains,
  leftOut: 0,
  unreadable: 0,
  notes: [],
  ...rest,
});
const session = (id: string, ...chains: string[]) =>
  toSession(id, `${id}.har`, har(chains.map(postToGet), { browser: { name: 'Firefox' } }));
const live = receive(setConnection(initialState(7), 'connected'), {
  type: 'snapshot',
  tabId: 7,
  chains: [postToGet('a'), postToGet('b')],
  dropped: 3,
});
const both = openSession(live, session('one', 'a', 'c'));
const idsOf = (state: typeof live) => [...shownSession(state).chains.keys()];

describe('an imported session', () => {
  it('is displayed when it is opened, and leaves the live one unchanged', () => {
    expect(idsOf(both)).toEqual(['a', 'c']);
    expect(shownSession(both)).toMatchObject({ dropped: 0, selectedId: undefined });
    expect(liveSession(both)).toBe(liveSession(live));
    expect(liveSession(both)).toMatchObject({ dropped: 3, tabId: 7 });
    expect(idsOf(showSession(both, LIVE))).toEqual(['a', 'b']);
    expect(shownSession(live)).toBe(liveSession(live));
  });

  it('does not keep the live one from continuing', () => {
    const update = { type: 'chains-updated', tabId: 7, removed: [], dropped: 3 } as const;
    const after = receive(both, { ...update, chains: [postToGet('d')] });
    expect(idsOf(after)).toEqual(['a', 'c']);
    expect(idsOf(showSession(after, LIVE))).toEqual(['a', 'b', 'd']);
  });

  it('has its own selection', () => {
    const inLive = select(showSession(both, LIVE), 'b');
    const inFile = select(showSession(inLive, 'one'), 'c');
    expect(shownSession(inFile).selectedId).toBe('c');
    expect(shownSession(showSession(inFile, LIVE)).selectedId).toBe('b');
    expect(shownSession(select(inFile, 'b')).selectedId).toBeUndefined();
    expect(select(inFile, 'c')).toBe(inFile);
  });

  it('is replaced by the live one when it is closed', () => {
    const three = openSession(both, session('two', 'x'));
    expect(idsOf(closeSession(three, 'two'))).toEqual(['a', 'b']);
    expect(idsOf(closeSession(three, 'one'))).toEqual(['x']);
    expect(closeSession(closeSession(three, 'one'), 'two').sessions).toEqual(live.sessions);
    expect(showSession(both, 'unknown').shown).toBe(LIVE);
  });

  it('says so if the file has no redirects', () => {
    const empty = openSession(live, session('none'));
    expect(emptyState(empty, 0)?.kind).toBe('no-redirects');
    expect(emptyState(both, 0)?.kind).toBe('no-match');
    expect(emptyState(openSession(initialState(undefined), session('x', 'a')), 1)).toBe(undefined);
  });

  it('has each chain after the one that it followed from', () => {
    const link = { from: 'a', cause: 'meta-refresh', certainty: 'certain' } as const;
    const chains = [postToGet('a'), postToGet('b'), { ...postToGet('c'), link }];
    expect([...toSession('one', 'one.har', har(chains)).chains.keys()]).toEqual(['a', 'c', 'b']);
  });

  it('knows the inspected tab if the chains have tabs', () => {
    const tabOf = (...chains: Partial<RedirectChain>[]) =>
      toSession('', '', har(chains.map((more, i) => ({ ...postToGet(`${i}`), ...more })))).tabId;
    expect(tabOf({ tabId: -1 }, { tabId: 9, openedBy: 4 }, { tabId: 4 })).toBe(4);
    expect(tabOf({ tabId: 4, openedBy: 3 }, { tabId: 9, openedBy: 4 })).toBe(4);
    expect(tabOf({ tabId: -1 })).toBe(-1);
    expect(tabOf()).toBe(-1);
  });
});

describe('the actions on an imported session', () => {
  function setUp() {
    const store = createStore(both);
    const surroundings = {
      connection: { subscribe: vi.fn(), send: vi.fn() },
      imports: { open: vi.fn(), cancel: vi.fn() },
      exports: { write: vi.fn(), cancel: vi.fn(), preview: vi.fn() },
      copyChain: vi.fn(() => 'Copied.'),
      copyText: vi.fn(() => 'Copied.'),
      showInNetwork: undefined,
      reloadPage: vi.fn(),
      saveSettings: vi.fn(),
      resetSettings: vi.fn(),
    };
    return { store, ...surroundings, actions: createActions(store, surroundings) };
  }

  it('close it instead of clearing the recording', () => {
    const { store, actions, connection } = setUp();
    actions.clear();
    expect(store.getState()).toMatchObject({ sessions: live.sessions, shown: LIVE });
    expect(liveSession(store.getState())).toBe(liveSession(live));
    expect(connection.subscribe).not.toHaveBeenCalled();
    actions.clear();
    expect(liveSession(store.getState()).chains.size).toBe(0);
  });

  it('export it, and not as this browser’s requests', () => {
    const { store, actions, exports } = setUp();
    actions.export({ format: 'har', scope: 'all', includeSecrets: false });
    const [chains, options] = exports.write.mock.calls[0] ?? [];
    expect(chains).toEqual([...shownSession(store.getState()).chains.values()]);
    expect(options).toMatchObject({ dropped: 0, source: { browser: { name: 'Firefox' } } });
    actions.showSession(LIVE);
    actions.export({ format: 'har', scope: 'all', includeSecrets: false });
    expect(exports.write.mock.calls[1]?.[1].source).toBeUndefined();
  });

  it('select chains in it, and switch to the live one', () => {
    const { store, actions } = setUp();
    actions.select('c');
    expect(liveSession(store.getState()).selectedId).toBeUndefined();
    expect(shownSession(store.getState()).selectedId).toBe('c');
    actions.showSession(LIVE);
    expect(store.getState().shown).toBe(LIVE);
    actions.closeSession('one');
    expect(store.getState().sessions).toEqual(live.sessions);
  });
});
