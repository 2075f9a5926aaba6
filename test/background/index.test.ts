import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackgroundMessage } from '../../src/messages.ts';
import {
  createFakeBrowser,
  createFakePort,
  type FakeBrowser,
  type FakePort,
} from '../fake-browser.ts';

const TAB = 7;

let fake: FakeBrowser;

/** Starts the background, as the browser does when an event wakes it; what the last one stored is there. */
async function wake(stored: Record<string, unknown> = {}, loading?: Promise<void>): Promise<void> {
  fake = createFakeBrowser(stored, loading);
  vi.resetModules();
  vi.doMock('../../src/browser.ts', () => ({ browser: fake }));
  await import('../../src/background/index.ts');
}

const settled = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

function connect(sender?: { id: string; url: string }): FakePort {
  const port = createFakePort(sender);
  fake.runtime.onConnect.fire(port);
  return port;
}

function subscribe(port: FakePort, more: object = {}): void {
  port.onMessage.fire({
    type: 'subscribe',
    tabId: TAB,
    recording: true,
    preserveLog: false,
    ...more,
  });
}

function fireRedirect(id = '1', tabId = TAB): void {
  const details = {
    requestId: id,
    tabId,
    frameId: 0,
    type: 'image',
    method: 'GET',
    url: 'http://a.test/',
    timeStamp: 1,
  };
  fake.webRequest.onBeforeRequest.fire(details);
  fake.webRequest.onBeforeRedirect.fire({
    ...details,
    statusCode: 302,
    statusLine: 'HTTP/1.1 302 Found',
    redirectUrl: 'http://a.test/x',
  });
}

function fireEnd(id = '1', tabId = TAB): void {
  const details = {
    requestId: id,
    tabId,
    frameId: 0,
    type: 'image',
    method: 'GET',
    url: 'http://a.test/x',
    timeStamp: 2,
  };
  fake.webRequest.onBeforeRequest.fire(details);
  fake.webRequest.onCompleted.fire({ ...details, statusCode: 200, statusLine: 'HTTP/1.1 200 OK' });
}

const messages = (port: FakePort) => port.sent as BackgroundMessage[];

/** What a panel shows that took in all that was sent to it. */
function shown(port: FakePort): string[] {
  const chains = new Map<string, number>();
  for (const message of messages(port)) {
    if (message.type === 'trouble') continue;
    if (message.type === 'snapshot') chains.clear();
    else for (const id of message.removed) chains.delete(id);
    for (const chain of message.chains) chains.set(chain.id, chain.hops.length);
  }
  return [...chains].map(([id, hops]) => `${id}:${hops}`);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the background', () => {
  it('listens as soon as it runs, before anything is loaded, and stops when nobody needs it', async () => {
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

  it('listens while a panel is open, and for a moment after', async () => {
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

  it('sends a snapshot on subscribing and updates after that', async () => {
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

  it('sends each tab its own, and records no tab without a panel', async () => {
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

  it('says nothing of a request that does not redirect, and stores nothing of it', async () => {
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

  it('stores a request that takes long, or has a body, before it redirects', async () => {
    await wake();
    subscribe(connect());
    const slow = {
      requestId: 'slow',
      tabId: TAB,
      frameId: 0,
      type: 'image',
      method: 'GET',
      url: 'http://a.test/',
      timeStamp: 1,
    };
    fake.webRequest.onBeforeRequest.fire(slow);
    fake.webRequest.onBeforeRequest.fire({
      ...slow,
      requestId: 'post',
      method: 'POST',
      requestBody: { formData: { a: ['1'] } },
    });
    await settled();
    expect(Object.keys(fake.storage.contents).sort()).toEqual(['chain:post', 'state']);
    await settled(2000);
    expect(Object.keys(fake.storage.contents).sort()).toEqual([
      'chain:post',
      'chain:slow',
      'state',
    ]);
    fake.webRequest.onCompleted.fire({ ...slow, statusCode: 200 });
    await settled();
    expect(Object.keys(fake.storage.contents).sort()).toEqual(['chain:post', 'state']);
  });

  it('begins nothing new while paused, but follows what runs to its end', async () => {
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

  it('clears at the panel’s wish', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    fireRedirect();
    fireEnd();
    await settled();
    expect(shown(port)).toEqual(['1:2']);
    port.onMessage.fire({ type: 'clear', tabId: TAB });
    await settled();
    expect(shown(port)).toEqual([]);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });

  it('forgets a tab that is closed', async () => {
    await wake();
    subscribe(connect());
    fireRedirect();
    await settled();
    fake.tabs.onRemoved.fire(TAB);
    await settled();
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
    expect(fake.isListening()).toBe(false);
  });

  it('turns away whoever is not a page of Detour', async () => {
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

describe('a background that was killed', () => {
  it('goes on with a chain from the event that woke it', async () => {
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

  it('goes on recording a tab whose panel has yet to come back', async () => {
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

  it('stops recording a tab whose panel went with it', async () => {
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

  it('clears the old page when the reload itself wakes it', async () => {
    await wake();
    subscribe(connect());
    const page = {
      requestId: 'page',
      tabId: TAB,
      frameId: 0,
      type: 'main_frame',
      method: 'GET',
      url: 'http://a.test/',
      timeStamp: 1,
    };
    fake.webRequest.onBeforeRequest.fire(page);
    fake.webRequest.onCompleted.fire({ ...page, statusCode: 200 });
    fireRedirect('old');
    fireEnd('old');
    await settled();
    await wake(fake.storage.contents);
    const reload = { ...page, requestId: 'reload', timeStamp: 50 };
    fake.webRequest.onBeforeRequest.fire(reload);
    fake.webRequest.onCompleted.fire({ ...reload, statusCode: 200 });
    fake.webNavigation.onCommitted.fire({
      tabId: TAB,
      frameId: 0,
      url: 'http://a.test/',
      timeStamp: 60,
    });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual([]);
  });

  it('throws away what another version stored', async () => {
    await wake({ state: JSON.stringify({ version: 0 }), 'chain:1': '{}' });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual([]);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });
});

describe('a full or failing storage', () => {
  it('gives up the oldest chains, and says how many', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    const body = 'x'.repeat(60_000);
    for (let i = 0; i < 150; i++) {
      fake.webRequest.onBeforeRequest.fire({
        requestId: `${i}`,
        tabId: TAB,
        frameId: 0,
        type: 'ping',
        method: 'POST',
        url: `http://a.test/?${body}`,
        timeStamp: i,
      });
      fake.webRequest.onCompleted.fire({
        requestId: `${i}`,
        tabId: TAB,
        frameId: 0,
        type: 'ping',
        method: 'POST',
        url: `http://a.test/?${body}`,
        timeStamp: i,
        statusCode: 302,
      });
    }
    await settled(1000);
    const stored = Object.values(fake.storage.contents).map((value) => String(value).length);
    expect(stored.reduce((sum, length) => sum + length)).toBeLessThan(9 * 1024 * 1024);
    const dropped = messages(port).reduce(
      (most, message) => ('dropped' in message ? Math.max(most, message.dropped) : most),
      0,
    );
    expect(dropped).toBeGreaterThan(5);
    expect(shown(port)).toHaveLength(150 - dropped);
    expect(shown(port).at(-1)).toBe('149:1');
  });

  it('shows what it could not save, and says so', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fake.storage.failure = new Error('QUOTA_BYTES exceeded');
    fireRedirect();
    await settled();
    expect(shown(port)).toEqual(['1:1']);
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour could not save what it recorded: Error: QUOTA_BYTES exceeded.',
    });
    fireEnd();
    fireRedirect('2');
    await settled();
    fake.storage.failure = undefined;
    await settled(2000);
    await wake(fake.storage.contents);
    const later = connect();
    subscribe(later);
    await settled();
    expect(shown(later)).toEqual(['1:2', '2:1']);
  });

  it('does not bring back what was cleared while it could not be saved', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    fireRedirect();
    fireEnd();
    await settled();
    fake.storage.failure = new Error('busy');
    port.onMessage.fire({ type: 'clear', tabId: TAB });
    await settled();
    fake.storage.failure = undefined;
    await settled(2000);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });

  it('stays within what browsers allow, whatever the alphabet', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const formData = { text: ['漢'.repeat(20_000)] };
    for (let i = 0; i < 300; i++) {
      const details = {
        requestId: `${i}`,
        tabId: TAB,
        frameId: 0,
        type: 'ping',
        method: 'POST',
        url: 'http://a.test/',
        timeStamp: i,
      };
      fake.webRequest.onBeforeRequest.fire({ ...details, requestBody: { formData } });
      fake.webRequest.onCompleted.fire({ ...details, statusCode: 302 });
      if (i % 10 === 0) await settled(20);
    }
    await settled(5000);
    expect(messages(port).filter(({ type }) => type === 'trouble')).toEqual([]);
    const stored = Object.keys(fake.storage.contents).filter((key) => key.startsWith('chain:'));
    expect(stored.length).toBeGreaterThan(100);
    expect(
      shown(port)
        .map((row) => `chain:${row.split(':')[0]}`)
        .sort(),
    ).toEqual(stored.sort());
  });

  it('throws away only what it cannot read, and says so', async () => {
    await wake();
    subscribe(connect());
    for (const id of ['1', '2']) {
      fireRedirect(id);
      fireEnd(id);
    }
    await settled();
    await wake({ ...fake.storage.contents, 'chain:1': '{"chain": {"hops": []}}' });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual(['2:2']);
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour could not read 1 of the chains it had saved.',
    });
  });
});

describe('an event that cannot be understood', () => {
  it('is reported, and the recording goes on', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fake.webRequest.onSendHeaders.fire({
      requestId: '0',
      tabId: TAB,
      requestHeaders: [{ name: 'A', binaryValue: { odd: true } }],
    });
    fireRedirect();
    await settled();
    expect(messages(port).some(({ type }) => type === 'trouble')).toBe(true);
    expect(shown(port)).toEqual(['1:1']);
  });
});
