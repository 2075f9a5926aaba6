/** Follows the theme of DevTools rather than the system's; the style sheet does the rest by `light-dark()`. */

/** The part of `devtools.panels` that has to do with themes: each browser has one of the two ways to hear of changes. */
export interface ThemePanels {
  /** Chromium: `default` or `dark`. Firefox: `light` or `dark`. */
  readonly themeName?: string;
  /** Chromium only, since 99. */
  readonly setThemeChangeHandler?: (handler: (theme: string) => void) => void;
  /** Firefox only. */
  readonly onThemeChanged?: { addListener(handler: (theme: string) => void): void };
}

/**
 * Sets `data-theme` on the root now and at every change. Without `panels`, that is when the panel was opened as a tab,
 * nothing is set and the system's theme stands.
 */
export function followTheme(panels: ThemePanels | undefined, root: HTMLElement): void {
  if (!panels) return;
  const apply = (theme: string | undefined) => {
    if (theme !== undefined) root.dataset.theme = theme === 'dark' ? 'dark' : 'light';
  };
  apply(panels.themeName);
  panels.setThemeChangeHandler?.(apply);
  panels.onThemeChanged?.addListener(apply);
}
