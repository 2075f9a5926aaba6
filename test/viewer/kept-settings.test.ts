import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { loadSettings, resetSettings, saveSettings } from '../../src/viewer/kept-settings.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('keeps what was chosen, until it is reset', () => {
  expect(loadSettings()).toEqual(DEFAULT_SETTINGS);
  saveSettings({ theme: 'dark' });
  saveSettings({ secretNames: ['tenant'] });
  expect(loadSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', secretNames: ['tenant'] });
  resetSettings();
  expect(loadSettings()).toEqual(DEFAULT_SETTINGS);
});

it.each(['{', 'null', '[]', '{"theme":"<b>"}', '7'])(
  'does not trust what was stored: %s',
  (text) => {
    kept.set('detour-settings', text);
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS);
  },
);

it('works if the browser stores nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  saveSettings({ theme: 'dark' });
  expect(loadSettings()).toEqual(DEFAULT_SETTINGS);
});
