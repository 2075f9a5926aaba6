import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connect,
  fake,
  fireEnd,
  fireRedirect,
  messages,
  request,
  settled,
  shown,
  subscribe,
  TAB,
  wake,
} from './lives.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the background script', () => {
  it('listens as soon as it runs, before anything is loaded, and stops when nothing needs it', async () => {
    let loaded = () => {};
    const loading = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    await wake({}, loading);
    await settled();
    expect(fake.isListening()).toBe(true);
    loaded();
    await settled();
    expect(fake.isListening()).toBe(false);
    expect(fake.webNavigation.onCommitted.listeners.size).toBe(0);
    expect(fake.tabs.onRemoved.listeners.size).toBe(0);
  });

  it('listens while a panel is open, and shortly afterward', async () => {
    await wake();
    await settled();
    const port = connect();
    subscribe(port);
    expect(fake.isListening()).toBe(true);
    port.onDisconnect.fire();
    await settled(1000);
    expect(fake.isListening()).toBe(true);
    await settled(3000);
    expect(fake.isListening()).toBe(false);
  });

  it('tells a panel when its tab showed another page, even if no chain was cleared', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const left = { tabId: TAB, frameId: 0, url: 'about:blank', timeStamp: 1234 };
    fake.webNavigation.onCommitted.fire({ ...left, transitionType: 'link' });
    await settled();
    expect(messages(port).at(-1)).toMatchObject({
      type: 'chains-updated',
      chains: [],
      removed: [],
      clearedBefore: 1234,
    });
    const another = connect();
    subscribe(another);
    await settled();
    expect(messages(another).at(-1)).toMatchObject({ type: 'snapshot', clearedBefore: 1234 });
  });

  it('tells a panel about the pages of its tab only', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const shownAt = { url: 'http://a.test/', timeStamp: 1234 };
    for (const [tabId, frameId] of [
      [TAB, 0],
      [TAB, 3],
      [TAB + 1, 0],
    ])
      fake.webNavigation.onCommitted.fire({ ...shownAt, tabId, frameId, transitionType: 'link' });
    await settled();
    expect(messages(port).filter(({ type }) => type === 'page-shown')).toEqual([
      { type: 'page-shown', tabId: TAB, url: 'http://a.test/', time: 1234 },
    ]);
  });

  it('sends a snapshot on subscription, and updates afterward', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    expect(messages(port)).toEqual([{ type: 'snapshot', tabId: TAB, chains: [], dropped: 0 }]);
    fireRedirect();
    await settled();
    expect(shown(port)).toEqual(['1:1']);
    fireEnd();
    await settled();
    expect(shown(port)).toEqual(['1:2']);
    expect(messages(port)).toHaveLength(3);
  });

  it('sends each tab its own chains, and records no tab without a panel', async () => {
    await wake();
    const [mine, other] = [connect(), connect()];
    subscribe(mine);
    subscribe(other, { tabId: 8 });
    await settled();
    fireRedirect('1', TAB);
    fireRedirect('2', 8);
    fireRedirect('3', 9);
    await settled();
    expect([shown(mine), shown(other)]).toEqual([['1:1'], ['2:1']]);
    expect(Object.keys(fake.storage.contents).sort()).toEqual(['chain:1', 'chain:2', 'state']);
  });

  it('neither reports nor stores a request that doesn’t redirect', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const sent = messages(port).length;
    fireEnd();
    await settled();
    expect(messages(port)).toHaveLength(sent);
    expect(Object.keys(fake.storage.contents)).toEqual(['state']);
  });

  it('stores a request that is slow or has a body before it redirects', async () => {
    await wake();
    subscribe(connect());
    await settled();
    const slow = request('slow');
    fake.webRequest.onBeforeRequest.fire(slow);
    fake.webRequest.onBeforeRequest.fire({
      ...slow,
      requestId: 'post',
      method: 'POST',
      requestBody: { formData: { a: ['1'] } },
    });
    await settled(0);
    expect(Object.keys(fake.storage.contents).sort()).toEqual(['chain:post', 'state']);
    await settled();
    expect(Object.keys(fake.storage.contents).sort()).toEqual([
      'chain:post',
      'chain:slow',
      'state',
    ]);
    fake.webRequest.onCompleted.fire({ ...slow, statusCode: 200 });
    await settled();
    expect(Object.keys(fake.storage.contents).sort()).toEqual(['chain:post', 'state']);
  });

  it('starts no new chains while paused, but follows pending ones to their end', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fireRedirect('1');
    subscribe(port, { recording: false });
    fireEnd('1');
    fireRedirect('2');
    await settled();
    expect(shown(port)).toEqual(['1:2']);
  });

  it('clears when the panel requests it', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    fireRedirect();
    fireEnd();
    await settled();
    expect(shown(port)).toEqual(['1:2']);
    subscribe(port, { clearedAt: Date.now() + 1 });
    await settled();
    expect(shown(port)).toEqual([]);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });

  it('discards a tab that is closed', async () => {
    await wake();
    subscribe(connect());
    fireRedirect();
    await settled();
    fake.tabs.onRemoved.fire(TAB);
    await settled();
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
    expect(fake.isListening()).toBe(false);
  });

  it('rejects connections from anything except Detour’s pages', async () => {
    await wake();
    const strangers = [
      connect({ id: 'detour', url: 'https://evil.test/panel' }),
      connect({ id: 'other', url: 'chrome-extension://detour/panel' }),
    ];
    for (const port of strangers) subscribe(port);
    await settled();
    expect(strangers.map((port) => [port.disconnected, port.sent])).toEqual([
      [true, []],
      [true, []],
    ]);
  });
});

describe('a killed background script', () => {
  it('continues a chain with the event that restarted it', async () => {
    await wake();
    subscribe(connect());
    fireRedirect();
    await settled();
    await wake(fake.storage.contents);
    fireEnd();
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual(['1:2']);
    const chain = messages(port)
      .flatMap((message) => ('chains' in message ? message.chains : []))
      .at(-1);
    expect(chain?.hops.map((hop) => hop.response?.status)).toEqual([302, 200]);
  });

  it('continues recording a tab whose panel has not reconnected yet', async () => {
    await wake();
    subscribe(connect());
    await settled();
    await wake(fake.storage.contents);
    await settled(1000);
    expect(fake.isListening()).toBe(true);
    fireRedirect();
    await settled();
    const port = connect();
    subscribe(port);
    expect(shown(port)).toEqual(['1:1']);
  });

  it('stops recording a tab whose panel is gone', async () => {
    await wake();
    subscribe(connect());
    fireRedirect();
    await settled();
    await wake(fake.storage.contents);
    await settled(4000);
    expect(fake.isListening()).toBe(false);
    const port = connect();
    subscribe(port);
    expect(shown(port)).toEqual(['1:1']);
  });

  it('clears the old page when the reload itself restarts it', async () => {
    await wake();
    subscribe(connect());
    const page = request('page', { type: 'main_frame' });
    fake.webRequest.onBeforeRequest.fire(page);
    fake.webRequest.onCompleted.fire({ ...page, statusCode: 200 });
    fireRedirect('old');
    fireEnd('old');
    await settled();
    await wake(fake.storage.contents);
    const reload = { ...page, requestId: 'reload', timeStamp: Date.now() };
    fake.webRequest.onBeforeRequest.fire(reload);
    fake.webRequest.onCompleted.fire({ ...reload, statusCode: 200 });
    fake.webNavigation.onCommitted.fire({
      tabId: TAB,
      frameId: 0,
      url: 'http://a.test/',
      timeStamp: Date.now(),
    });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual([]);
  });

  it('discards what another version stored', async () => {
    await wake({ state: JSON.stringify({ version: 0 }), 'chain:1': '{}' });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual([]);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });
});

describe('a request without a tab', () => {
  it.each([
    ['is shown where it may come from', false, ['worker:1']],
    ['is shown nowhere where Chromium tells of those of private windows too', true, []],
  ])('%s', async (_, isAllowed, expected) => {
    let load = () => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await wake({}, loading, 'chromium');
    fake.extension.isAllowed = isAllowed;
    fake.tabs.known.set(TAB, { url: 'http://a.test/page' });
    load();
    const port = connect();
    subscribe(port);
    await settled();
    const details = request('worker', { tabId: -1, initiator: 'http://a.test' });
    fake.webRequest.onBeforeRequest.fire(details);
    fake.webRequest.onBeforeRedirect.fire({
      ...details,
      statusCode: 302,
      statusLine: 'HTTP/1.1 302 Found',
      redirectUrl: 'http://a.test/x',
    });
    await settled();
    expect(shown(port)).toEqual(expected);
  });
});

describe('an unreadable event', () => {
  it('is reported, and the recording continues', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const odd = {
      get requestHeaders(): never {
        throw new Error('odd');
      },
    };
    fake.webRequest.onSendHeaders.fire(Object.assign(odd, request('0')));
    fireRedirect();
    await settled();
    expect(messages(port).some(({ type }) => type === 'trouble')).toBe(true);
    expect(shown(port)).toEqual(['1:1']);
  });
});
