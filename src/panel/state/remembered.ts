/** What the panel remembers from one time to the next, where the browser lets it: storage may be forbidden, or full. */

/** Reads what was remembered; undefined where nothing was, or nothing can be. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value, or forgets it when the panel ends. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As with `recall`: it lasts as long as the panel.
  }
}
