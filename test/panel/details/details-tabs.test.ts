import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadTab, saveTab, TABS, tabAfterKey } from '../../../src/panel/details/details-tabs.ts';

afterEach(() => vi.unstubAllGlobals());

function stubStorage(stored: Map<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
}

describe('the current tab', () => {
  it('is the first until another is selected, or if nothing can be remembered', () => {
    expect(loadTab()).toBe('hops');
    stubStorage(new Map([['detour.tab', 'no such tab']]));
    expect(loadTab()).toBe('hops');
  });

  it('is the one selected last', () => {
    stubStorage(new Map());
    saveTab('timing');
    expect(loadTab()).toBe('timing');
  });
});

describe('the keys of the tabs', () => {
  const ids = TABS.map(({ id }) => id);

  it('cycle in both directions', () => {
    const right = ids.map((id) => tabAfterKey('ArrowRight', id));
    expect(right).toEqual([...ids.slice(1), 'hops']);
    expect(ids.map((id) => tabAfterKey('ArrowLeft', id))).toEqual(['raw', ...ids.slice(0, -1)]);
  });

  it('move to both ends, and others have no effect', () => {
    expect([tabAfterKey('Home', 'body'), tabAfterKey('End', 'body')]).toEqual(['hops', 'raw']);
    expect(tabAfterKey('ArrowDown', 'body')).toBeUndefined();
  });
});
