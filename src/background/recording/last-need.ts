/**
 * What the background script last listened to, remembered from one run to the next and readable synchronously. Firefox
 * re-arms removed listeners when it stops the background script (its bug 1899767), unless the next run doesn't register
 * them while it starts. Chromium's service workers have no such storage and need none.
 */

/** How much is to be listened to: nothing, the navigations of all tabs, or every request because a panel is open. */
export type Need = 'nothing' | 'navigations' | 'everything';

const KEY = 'need';

/** The last need; everything if it is unknown. */
export function lastNeed(): Need {
  const kept = storage()?.getItem(KEY);
  return kept === 'nothing' || kept === 'navigations' ? kept : 'everything';
}

/** Remembers the need. */
export function rememberNeed(need: Need): void {
  storage()?.setItem(KEY, need);
}

/** Undefined if there is none or the user doesn't allow it. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
