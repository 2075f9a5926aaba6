/** The user's settings, in storage.local, shared by all panels. */
import { browser } from './browser.ts';
import { DEFAULT_SETTINGS, type Settings, toSettings } from './settings.ts';

/** Reads the settings; missing ones get their defaults. */
export async function loadSettings(): Promise<Settings> {
  return toSettings(await browser.storage.local.get(Object.keys(DEFAULT_SETTINGS)));
}

/** Stores changed settings; listeners of `onSettingsChanged` are called. */
export async function saveSettings(settings: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(settings);
}

/** Resets all settings; listeners of `onSettingsChanged` are called. */
export async function resetSettings(): Promise<void> {
  await browser.storage.local.remove(Object.keys(DEFAULT_SETTINGS));
}

/** Calls a listener with all settings whenever one of them changed. */
export function onSettingsChanged(listener: (settings: Settings) => void): void {
  // Only for this area: storage.onChanged would also report every chain that is saved.
  browser.storage.local.onChanged.addListener(() => void loadSettings().then(listener));
}
