/** Follows the theme of DevTools rather than the system's; the style sheet does the rest by `light-dark()`. */
import { type Message, msg } from '../../core/text/i18n.ts';
import type { ThemeChoice } from '../../settings.ts';

/** The part of `devtools.panels` that has to do with themes: each browser has one of the two ways to hear of changes. */
export interface ThemePanels {
  /** Chromium: `default` or `dark`. Firefox: `light` or `dark`. */
  readonly themeName?: string;
  /** Chromium only, since 99. */
  readonly setThemeChangeHandler?: (handler: (theme: string) => void) => void;
  /** Firefox only. */
  readonly onThemeChanged?: { addListener(handler: (theme: string) => void): void };
}

const NAMES: Readonly<Record<ThemeChoice, Message>> = {
  devtools: msg`Same as DevTools`,
  light: msg`Light`,
  dark: msg`Dark`,
};

/** What a choice is called; in the viewer, there are no DevTools to follow. */
export function themeName(choice: ThemeChoice, canRecord: boolean): Message {
  return choice === 'devtools' && !canRecord ? msg`Same as system` : NAMES[choice];
}

/**
 * Keeps `data-theme` on the root: what was chosen or else, now and at every change, DevTools' own. Without `panels`, that
 * is when the panel was opened as a tab, the system's theme stands where none was chosen.
 * @returns what takes in a choice
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
