/**
 * Whether the background was last left with nothing to do, remembered from one of its lives to the next and readable at
 * once. Firefox re-arms listeners that were removed when it stops the background (its bug 1899767), unless the next life
 * does not register them while it starts. Chromium's service workers have no such storage, and need none.
 */
const KEY = 'idle';

/** Says whether the mark is set. */
export function wasIdle(): boolean {
  return storage()?.getItem(KEY) === 'yes';
}

/** Sets or removes the mark. */
export function markIdle(idle: boolean): void {
  if (idle) storage()?.setItem(KEY, 'yes');
  else storage()?.removeItem(KEY);
}

/** Undefined where there is none, or the user does not allow it. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
