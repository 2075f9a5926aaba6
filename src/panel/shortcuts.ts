/** The panel's keyboard shortcuts, the same as the Network panel's. */

export type Shortcut = 'record' | 'clear' | 'filter';

const KEYS: Readonly<Record<string, Shortcut>> = { e: 'record', l: 'clear', f: 'filter' };

/** What a key press asks for: Ctrl, or ⌘ on a Mac, with E, L or F and nothing else. */
export function shortcutOf(event: KeyboardEvent, mac: boolean): Shortcut | undefined {
  const [wanted, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (!wanted || other || event.altKey || event.shiftKey) return undefined;
  return KEYS[event.key.toLowerCase()];
}

/** Writes a shortcut for a tooltip: `Ctrl+E`, `⌘E`. */
export function shortcutText(shortcut: Shortcut, mac: boolean): string {
  const key =
    Object.keys(KEYS)
      .find((name) => KEYS[name] === shortcut)
      ?.toUpperCase() ?? '';
  return mac ? `⌘${key}` : `Ctrl+${key}`;
}
