/**
 * What the background last had to listen to, remembered from one of its lives to the next and readable at once. Firefox
 * re-arms listeners that were removed when it stops the background (its bug 1899767), unless the next life does not
 * register them while it starts. Chromium's service workers have no such storage, and need none.
 */

/** How much is to be listened to: nothing, the navigations of all tabs, or every request because a panel is open. */
export type Need = 'nothing' | 'navigations' | 'everything';

const KEY = 'need';

/** The last need; everything where it is not known. */
export function lastNeed(): Need {
  const kept = storage()?.getItem(KEY);
  return kept === 'nothing' || kept === 'navigations' ? kept : 'everything';
}

/** Remembers the need. */
export function rememberNeed(need: Need): void {
  storage()?.setItem(KEY, need);
}

/** Undefined where there is none, or the user does not allow it. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
