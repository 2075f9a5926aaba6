/** Which server's configuration the reader wants to see: remembered, since hardly anyone runs two. */
const KEY = 'detour.server';

/** The server that was chosen last; undefined before the first time. */
export function chosenServer(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined; // storage is forbidden
  }
}

/** Remembers it, where the browser lets us. */
export function rememberServer(server: string): void {
  try {
    localStorage.setItem(KEY, server);
  } catch {
    // storage is full or forbidden
  }
}
