import { describe, expect, it, vi } from 'vitest';
import { followTab, inspectedText, type Tabs } from '../../../src/panel/inspected/inspected-tab.ts';
import { emptyState, notice } from '../../../src/panel/notices/notices.ts';
import { liveSession } from '../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../src/panel/state/store.ts';
import type { InspectedTab } from '../../../src/panel/state/types.ts';
import { record } from '../../support/chains.ts';

function fakeTabs(found: object | undefined) {
  const updated: Parameters<Tabs['onUpdated']['addListener']>[0][] = [];
  const removed: Parameters<Tabs['onRemoved']['addListener']>[0][] = [];
  const tabs: Tabs = {
    get: () => (found ? Promise.resolve(found) : Promise.reject(new Error('No tab with id'))),
    onUpdated: { addListener: (listener) => void updated.push(listener) },
    onRemoved: { addListener: (listener) => void removed.push(listener) },
  };
  return {
    tabs,
    update: (tabId: number, tab: object) => updated[0]?.(tabId, {}, tab),
    remove: (tabId: number) => removed[0]?.(tabId),
  };
}

const SHOP = { title: 'Shop', url: 'https://shop.test/' };

describe('the tab inspected by a panel in a tab', () => {
  it('is reported now, at every change, and when it is closed', async () => {
    const seen: InspectedTab[] = [];
    const fake = fakeTabs(SHOP);
    followTab(fake.tabs, 7, (tab) => seen.push(tab));
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ ...SHOP, closed: false }));
    fake.update(8, { title: 'Another', url: 'https://other.test/' });
    fake.update(7, { title: 'Cart', url: 'https://shop.test/cart' });
    fake.remove(8);
    expect(seen.at(-1)).toEqual({ title: 'Cart', url: 'https://shop.test/cart', closed: false });
    fake.remove(7);
    fake.update(7, SHOP);
    expect(seen.at(-1)).toEqual({ title: 'Cart', url: 'https://shop.test/cart', closed: true });
  });

  it('counts as closed if it doesn’t exist', async () => {
    const seen: InspectedTab[] = [];
    followTab(fakeTabs(undefined).tabs, 7, (tab) => seen.push(tab));
    await vi.waitFor(() => expect(seen.at(-1)?.closed).toBe(true));
  });

  it('is named without invisible characters', () => {
    const text = (title: string, url: string) => inspectedText({ title, url, closed: false });
    expect(text('Shop', 'https://shop.test/')).toBe('Inspecting “Shop”, https://shop.test/');
    expect(text('', 'https://shop.test/')).toBe('Inspecting https://shop.test/');
    expect(text('\u202Epohs', 'https://shop.test/')).toContain('\\u{202E}');
    expect(text('', '')).toMatch(/that the browser hides from extensions/);
  });
});

describe('a panel whose tab was closed', () => {
  const chain = record('GET http://a.test/x 302 / GET http://a.test/y 200');
  const open = { ...initialState(7), inspected: { ...SHOP, closed: false } };
  const withChain = receive(open, { type: 'snapshot', tabId: 7, chains: [chain], dropped: 0 });
  const closed = { ...withChain, inspected: { ...SHOP, closed: true } };

  it('keeps what was recorded, although the background script discards it', () => {
    const removed = [chain.id];
    const update = { type: 'chains-updated', tabId: 7, chains: [], removed, dropped: 0 } as const;
    expect(liveSession(receive(closed, update)).chains.size).toBe(1);
    expect(liveSession(receive(withChain, update)).chains.size).toBe(0);
  });

  it('says so once', () => {
    expect(notice(closed)?.kind).toBe('tab-closed');
    expect(emptyState(closed, 1)).toBeUndefined();
    const empty = { ...closed, sessions: initialState(7).sessions };
    expect(notice(empty)).toBeUndefined();
    expect(emptyState(empty, 0)?.kind).toBe('tab-closed');
    expect(notice(withChain)).toBeUndefined();
  });
});
