/** The user's settings, and how stored ones are read, which are never trusted. */

/** The panel's theme: that of DevTools, or of the system if the panel is in a tab; or a fixed one. */
export const THEMES = ['devtools', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** The storage limits for recordings, in MiB. Browsers allow 10 MiB, some of which their own overhead takes. */
export const STORAGE_LIMITS = [1, 2, 4, 8] as const;
export type StorageLimit = (typeof STORAGE_LIMITS)[number];

export interface Settings {
  /**
   * Whether navigations are recorded in every ordinary tab, so that a panel opened later shows how its page was
   * reached.
   */
  readonly backgroundRecording: boolean;
  /** Names of headers, parameters and fields to redact in exports, in addition to the built-in ones. */
  readonly secretNames: readonly string[];
  readonly theme: ThemeChoice;
  /** The limit beyond which the oldest chains are evicted. */
  readonly storageLimit: StorageLimit;
  /** The list's columns and order, as src/panel/state/list-settings.ts reads them; undefined for the default. */
  readonly list: unknown;
}

/** The settings that all panels share. */
export type SharedSettings = Omit<Settings, 'list'>;

/** The default settings. */
export const DEFAULT_SETTINGS: Settings = {
  backgroundRecording: false,
  secretNames: [],
  theme: 'devtools',
  storageLimit: 8,
  list: undefined,
};

/** Reads stored settings; missing and invalid ones get their defaults. */
export function toSettings(stored: { readonly [name in keyof Settings]?: unknown }): Settings {
  const { backgroundRecording, secretNames, theme, storageLimit, list } = stored;
  const names: unknown[] = Array.isArray(secretNames) ? secretNames : [];
  const { theme: usualTheme, storageLimit: usualLimit } = DEFAULT_SETTINGS;
  return {
    backgroundRecording: backgroundRecording === true,
    secretNames: [...new Set(names.filter(isName))].slice(0, MOST_NAMES),
    theme: THEMES.find((each) => each === theme) ?? usualTheme,
    storageLimit: STORAGE_LIMITS.find((each) => each === storageLimit) ?? usualLimit,
    list,
  };
}

/** Longer strings are not names, and every name is searched for in everything that is exported. */
const LONGEST_NAME = 200;
const MOST_NAMES = 500;

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}
