/** Follows the theme of DevTools instead of the system's; the style sheet does the rest with `light-dark()`. */
import { type Message, msg } from '../../core/text/i18n.ts';
import type { ThemeChoice } from '../../settings.ts';

/** The part of `devtools.panels` that concerns themes: each browser reports changes in one of two ways. */
export interface ThemePanels {
  /** Chromium: `default` or `dark`. Firefox: `light` or `dark`. */
  readonly themeName?: string;
  /** Only in Chromium, since version 99. */
  readonly setThemeChangeHandler?: (handler: (theme: string) => void) => void;
  /** Only in Firefox. */
  readonly onThemeChanged?: { addListener(handler: (theme: string) => void): void };
}

const NAMES: Readonly<Record<ThemeChoice, Message>> = {
  devtools: msg`Same as DevTools`,
  light: msg`Light`,
  dark: msg`Dark`,
};

/** Names a theme setting; the viewer has no DevTools to follow. */
export function themeName(choice: ThemeChoice, canRecord: boolean): Message {
  return choice === 'devtools' && !canRecord ? msg`Same as system` : NAMES[choice];
}

/**
 * Keeps `data-theme` on the root up to date: the user's choice or, if none, the theme of DevTools. Without `panels`,
 * when the panel was opened as a tab, the system's theme applies by default.
 * @returns a function that sets the user's choice
 */
export function followTheme(
  panels: ThemePanels | undefined,
  root: Pick<HTMLElement, 'dataset'>,
): (choice: ThemeChoice) => void {
  let chosen: ThemeChoice = 'devtools';
  let ofDevTools = panels?.themeName;
  const apply = () => {
    const theme = chosen === 'devtools' ? ofDevTools : chosen;
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme === 'dark' ? 'dark' : 'light';
  };
  const follow = (theme: string) => {
    ofDevTools = theme;
    apply();
  };
  apply();
  panels?.setThemeChangeHandler?.(follow);
  panels?.onThemeChanged?.addListener(follow);
  return (choice) => {
    chosen = choice;
    apply();
  };
}
