/** What the user has chosen for good; kept in storage.local, and the same for all panels. */
import { browser } from './browser.ts';

export interface Settings {
  /** Navigations are recorded in every ordinary tab, so that a panel that is opened later shows how its page was reached. */
  readonly backgroundRecording: boolean;
  /** Names of headers, parameters and fields that exports are to redact beyond those that are known. */
  readonly secretNames: readonly string[];
  /** The list's columns and order, as src/panel/list-settings.ts reads them; undefined where nothing was chosen. */
  readonly list: unknown;
}

/** What holds where nothing was chosen, or what was chosen cannot be read. */
export const DEFAULT_SETTINGS: Settings = {
  backgroundRecording: false,
  secretNames: [],
  list: undefined,
};

/** Reads the settings; what was never chosen is off. */
export async function loadSettings(): Promise<Settings> {
  return toSettings(await browser.storage.local.get(Object.keys(DEFAULT_SETTINGS)));
}

/** Changes settings for good; `onSettingsChanged` tells everybody. */
export async function saveSettings(settings: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(settings);
}

/** Calls back with all settings whenever one of them was changed. */
export function onSettingsChanged(listener: (settings: Settings) => void): void {
  // Of this area only: storage.onChanged would tell of every chain that is saved, too.
  browser.storage.local.onChanged.addListener(() => void loadSettings().then(listener));
}

function toSettings(stored: Record<string, unknown>): Settings {
  const { backgroundRecording, secretNames, list } = stored;
  const names: unknown[] = Array.isArray(secretNames) ? secretNames : [];
  return {
    backgroundRecording: backgroundRecording === true,
    secretNames: names.filter((name) => typeof name === 'string'),
    list,
  };
}
