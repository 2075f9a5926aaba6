/** What the user has chosen for good; kept in storage.local, and the same for all panels. */
import { browser } from './browser.ts';
import { DEFAULT_SETTINGS, type Settings, toSettings } from './settings.ts';

/** Reads the settings; what was never chosen is off. */
export async function loadSettings(): Promise<Settings> {
  return toSettings(await browser.storage.local.get(Object.keys(DEFAULT_SETTINGS)));
}

/** Changes settings for good; `onSettingsChanged` tells everybody. */
export async function saveSettings(settings: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(settings);
}

/** Takes back whatever was chosen, for good; `onSettingsChanged` tells everybody. */
export async function resetSettings(): Promise<void> {
  await browser.storage.local.remove(Object.keys(DEFAULT_SETTINGS));
}

/** Calls back with all settings whenever one of them was changed. */
export function onSettingsChanged(listener: (settings: Settings) => void): void {
  // Of this area only: storage.onChanged would tell of every chain that is saved, too.
  browser.storage.local.onChanged.addListener(() => void loadSettings().then(listener));
}
