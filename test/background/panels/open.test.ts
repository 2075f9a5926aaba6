import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connect,
  fake,
  fireEnd,
  fireRedirect,
  messages,
  settled,
  subscribe,
  TAB,
  tabs,
  wake,
} from '../lives.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  tabs.clear();
});

const URL = 'https://a.test/x?a=1';
const PANEL = `chrome-extension://detour//src/panel/index.html?tabId=${TAB}`;

describe('a tab that a panel opens', () => {
  it('opens beside the inspected one, in the same window', async () => {
    tabs.set(TAB, { windowId: 3, index: 4 });
    await wake();
    const port = connect();
    subscribe(port);
    port.onMessage.fire({ type: 'open-url', tabId: TAB, url: URL });
    port.onMessage.fire({ type: 'open-panel', tabId: TAB });
    await settled();
    expect(fake.tabs.created).toEqual([
      { url: URL, windowId: 3, index: 5 },
      { url: PANEL, windowId: 3, index: 5 },
    ]);
  });

  it('doesn’t change the panel’s subscription', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const before = messages(port).length;
    port.onMessage.fire({ type: 'open-panel', tabId: 99 });
    await settled();
    expect(messages(port)).toHaveLength(before);
  });

  it('opens only for an http(s) URL', async () => {
    await wake();
    const port = connect();
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'chrome://settings', 'x'])
      port.onMessage.fire({ type: 'open-url', tabId: TAB, url });
    await settled();
    expect(fake.tabs.created).toEqual([]);
  });

  it.each(['chromium', 'firefox'] as const)(
    'never shows private-window data elsewhere: %s',
    async (engine) => {
      tabs.set(TAB, { windowId: 3, index: 4, incognito: true });
      await wake({}, undefined, engine);
      const port = connect();
      subscribe(port);
      await settled();
      port.onMessage.fire({ type: 'open-panel', tabId: TAB });
      await settled();
      const said = messages(port).filter(({ type }) => type === 'trouble');
      // Chromium lets no page of an extension into private windows.
      expect(fake.tabs.created).toHaveLength(engine === 'chromium' ? 0 : 1);
      expect(said).toHaveLength(engine === 'chromium' ? 1 : 0);
    },
  );

  it('reports a failure to its own panel only', async () => {
    await wake();
    const [port, other] = [connect(), connect()];
    subscribe(port);
    subscribe(other, { tabId: 8 });
    await settled();
    fake.tabs.create = () => Promise.reject(new Error('no window'));
    port.onMessage.fire({ type: 'open-url', tabId: TAB, url: URL });
    await settled();
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour couldn’t open a tab: Error: no window.',
    });
    expect(messages(other).filter(({ type }) => type === 'trouble')).toEqual([]);
  });
});

describe('a panel in its own tab, whose address may contain any tab’s ID', () => {
  const inTab = (incognito: boolean) =>
    connect({ id: 'detour', url: PANEL.replace('detour//', 'detour/'), tab: { incognito } });
  const said = (port: ReturnType<typeof connect>) => messages(port).map(({ type }) => type);

  it('is refused a private window’s tab, and shows nothing of it', async () => {
    tabs.set(TAB, { incognito: true });
    await wake();
    await settled();
    const port = inTab(false);
    subscribe(port);
    await settled();
    fireRedirect();
    fireEnd();
    await settled();
    expect(said(port)).toEqual(['trouble']);
  });

  it('is disconnected from a tab that turns out to be in a private window', async () => {
    await wake();
    await settled();
    const port = inTab(false);
    subscribe(port);
    await settled();
    expect(said(port)).toEqual(['snapshot']);
    fake.tabs.onCreated.fire({ id: TAB, incognito: true });
    fireRedirect();
    fireEnd();
    await settled();
    expect(said(port)).toEqual(['snapshot', 'trouble']);
  });

  it('shows such a tab in a private window, and an ordinary tab anywhere', async () => {
    tabs.set(TAB, { incognito: true });
    tabs.set(8, {});
    await wake();
    await settled();
    const [within, ordinary] = [inTab(true), inTab(false)];
    subscribe(within);
    subscribe(ordinary, { tabId: 8 });
    await settled();
    expect([said(within), said(ordinary)]).toEqual([['snapshot'], ['snapshot']]);
  });
});
