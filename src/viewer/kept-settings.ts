/** What the user has chosen for good in the viewer; kept by the browser for its pages, where it lets them. */
import { recall, remember } from '../panel/state/remembered.ts';
import { type Settings, toSettings } from '../settings.ts';

const KEY = 'detour-settings';

/** Reads the settings; what was never chosen, or makes no sense, is as it is by default. */
export function loadSettings(): Settings {
  try {
    return toSettings(JSON.parse(recall(KEY) ?? '{}') ?? {});
  } catch {
    return toSettings({});
  }
}

/** Changes settings for good. */
export function saveSettings(settings: Partial<Settings>): void {
  remember(KEY, JSON.stringify({ ...loadSettings(), ...settings }));
}

/** Takes back whatever was chosen. */
export function resetSettings(): void {
  remember(KEY, '{}');
}
