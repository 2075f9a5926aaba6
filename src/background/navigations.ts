/** The top-level navigations of all tabs: which request each began with, when, and where that stands now. */
import type { RequestEvent } from '../core/chain.ts';
import { withoutFragment } from '../core/chain-edit.ts';

export interface Navigation {
  readonly requestId: string;
  readonly startedAt: number;
  /** Without a fragment. */
  readonly url: string;
}

export class Navigations {
  #latest: Map<number, Navigation>;

  constructor(kept: readonly (readonly [tabId: number, navigation: Navigation])[] = []) {
    this.#latest = new Map(kept);
  }

  /** Takes in an event of a top-level request; `isNew` says that it is the request's first. */
  follow({ tabId, requestId, url, time }: RequestEvent, isNew: boolean): void {
    const known = this.#latest.get(tabId);
    const startedAt = !isNew && known?.requestId === requestId ? known.startedAt : time;
    this.#latest.set(tabId, { requestId, startedAt, url: withoutFragment(url) });
  }

  /** The navigation that a tab began last. */
  latest(tabId: number): Navigation | undefined {
    return this.#latest.get(tabId);
  }

  /** The same, if it led to the given URL. */
  latestTo(tabId: number, url: string): Navigation | undefined {
    const latest = this.#latest.get(tabId);
    return latest?.url === withoutFragment(url) ? latest : undefined;
  }

  forget(tabId: number): void {
    this.#latest.delete(tabId);
  }

  /** What to keep, in the form that the constructor takes. */
  kept(): (readonly [tabId: number, navigation: Navigation])[] {
    return [...this.#latest];
  }
}
