/** The user's settings in the viewer, which the browser stores for its pages, if allowed. */
import { recall, remember } from '../panel/state/remembered.ts';
import { type Settings, toSettings } from '../settings.ts';

const KEY = 'detour-settings';

/** Reads the settings; missing and invalid ones get their defaults. */
export function loadSettings(): Settings {
  try {
    return toSettings(JSON.parse(recall(KEY) ?? '{}') ?? {});
  } catch {
    return toSettings({});
  }
}

/** Stores changed settings. */
export function saveSettings(settings: Partial<Settings>): void {
  remember(KEY, JSON.stringify({ ...loadSettings(), ...settings }));
}

/** Resets all settings. */
export function resetSettings(): void {
  remember(KEY, '{}');
}
