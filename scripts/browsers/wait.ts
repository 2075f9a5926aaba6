import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  /** How long to go on, in milliseconds. */
  timeout: number;
  /** What is waited for, as it reads in "Waited 10000 ms in vain for …". */
  what: string;
  /** Pause between two tries, in milliseconds. Default: 25. */
  interval?: number;
}

/** Gives a promise's value, if it comes within so many milliseconds. */
export async function within<T>(timeout: number, what: string, promise: Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = sleep(timeout, undefined, { signal: end.signal }).then(() => {
    throw new Error(`Waited ${timeout} ms in vain for ${what}`);
  });
  return Promise.race([promise, late]).finally(() => {
    end.abort();
    late.catch(() => {});
  });
}

/**
 * Calls `fn` until it gives something truthy, and returns that.
 *
 * A throw counts as "not yet": a page that is being replaced refuses scripts for a moment. The last
 * error becomes the `cause` of the time-out's.
 */
export async function poll<T>(
  fn: () => T | Promise<T>,
  { timeout, what, interval = 25 }: PollOptions,
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    let cause: unknown;
    try {
      const value = await fn();
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= deadline)
      throw new Error(`Waited ${timeout} ms in vain for ${what}`, { cause });
    await sleep(interval);
  }
}
