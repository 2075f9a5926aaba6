import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  /** How long to try, in milliseconds. */
  timeout: number;
  /** What is awaited, as in "Waited 10000 ms in vain for …". */
  what: string;
  /** The pause between two attempts, in milliseconds. Default: 25. */
  interval?: number;
}

/** Returns a promise's value if it settles within that many milliseconds. */
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
 * Calls `fn` until it returns a truthy value, and returns that. An exception counts as "not yet": a page that is being
 * replaced refuses scripts for a moment. The last error becomes the `cause` of the timeout error.
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
