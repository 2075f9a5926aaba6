/** What the user can choose for good, and how what was stored of it is read: never trusted. */

/** Whose colours the panel has: those of DevTools, or of the system where it is a tab; or always the same. */
export const THEMES = ['devtools', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** How much may be kept of what is recorded, in MiB. Browsers allow 10; what they count on top takes the rest. */
export const STORAGE_LIMITS = [1, 2, 4, 8] as const;
export type StorageLimit = (typeof STORAGE_LIMITS)[number];

export interface Settings {
  /** Navigations are recorded in every ordinary tab, so that a panel that is opened later shows how its page was reached. */
  readonly backgroundRecording: boolean;
  /** Names of headers, parameters and fields that exports are to redact beyond those that are known. */
  readonly secretNames: readonly string[];
  readonly theme: ThemeChoice;
  /** Beyond it the oldest chains are evicted. */
  readonly storageLimit: StorageLimit;
  /** The list's columns and order, as src/panel/state/list-settings.ts reads them; undefined where nothing was chosen. */
  readonly list: unknown;
}

/** Those that a panel follows when another one changes them. */
export type SharedSettings = Omit<Settings, 'list'>;

/** What holds where nothing was chosen, or what was chosen cannot be read. */
export const DEFAULT_SETTINGS: Settings = {
  backgroundRecording: false,
  secretNames: [],
  theme: 'devtools',
  storageLimit: 8,
  list: undefined,
};

/** Reads what was stored; what was never chosen, or makes no sense, is as it is by default. */
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

/** What is longer is not a name, and every name is looked for in all that is exported. */
const LONGEST_NAME = 200;
const MOST_NAMES = 500;

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}
