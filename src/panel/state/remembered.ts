/** What the panel remembers in the browser's storage, which may be unavailable or full. */

/** Reads a remembered value; undefined if there is none, or it can't be read. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value, or only for the panel's lifetime if that fails. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As in `recall`: the value lasts as long as the panel.
  }
}
