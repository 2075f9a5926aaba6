/**
 * All requests that are followed and all chains that are shown: which tabs show each, and what changed since the last
 * call.
 */
import type { ChainLink, RedirectChain, RequestEvent } from '../../core/chain/chain.ts';
import { isRedirected, type OpenRequests, record } from '../../core/record/recorder.ts';
import { type Past, RecentEvents } from './recent-events.ts';

/** A chain with its place in the order of arrival. */
interface Entry {
  readonly sequence: number;
  readonly chain: RedirectChain;
}

/** What is stored of a request. */
export interface KeptChain extends Entry {
  /** The tabs that show it; none if all of them cleared it while it was running. */
  readonly audience: readonly number[];
}

/** What others read of it. */
export type ShownChains = Pick<ChainStore, 'of' | 'among'>;

export class ChainStore {
  /** Every request in flight; an ordinary one costs only this entry, until it ends. */
  #open: OpenRequests = new Map();
  /** The chains that are shown, in order of arrival. */
  #shown = new Map<string, Entry>();
  #nextSequence = 0;
  #recent = new RecentEvents();
  /** Which tabs show which request. This is decided when the request begins; after that, tabs are only removed. */
  #audiences = new Map<string, readonly number[]>();
  /** Ids of requests that changed, ended or were removed since the last `takeChanges`. */
  #changes = new Set<string>();

  /** Restores what an earlier run of the background script stored. */
  restore(kept: readonly KeptChain[]): void {
    for (const entry of [...kept].sort((a, b) => a.sequence - b.sequence)) {
      const { sequence, chain, audience } = entry;
      this.showIn(chain.id, audience);
      if (!chain.ended) this.#open.set(chain.id, chain);
      if (sequence >= 0) this.#shown.set(chain.id, { sequence, chain });
      this.#nextSequence = Math.max(this.#nextSequence, sequence + 1);
      // What is no longer needed is to be removed.
      this.#changes.add(chain.id);
    }
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** The requests in flight. */
  open(): RedirectChain[] {
    return [...this.#open.values()];
  }

  /** A chain that is shown, or is followed though all tabs have cleared it. */
  get(id: string): RedirectChain | undefined {
    return this.#shown.get(id)?.chain;
  }

  all(): RedirectChain[] {
    return [...this.#shown.values()].map(({ chain }) => chain);
  }

  /** The tabs that show a request; none if it is unknown or all of them have cleared it. */
  audienceOf(id: string): readonly number[] {
    return this.#audiences.get(id) ?? [];
  }

  /** The requests that a tab shows. */
  seenIn(tabId: number): string[] {
    return [...this.#audiences].flatMap(([id, tabs]) => (tabs.includes(tabId) ? [id] : []));
  }

  /** Sets which tabs show a request. */
  showIn(id: string, tabs: readonly number[]): void {
    this.#audiences.set(id, tabs);
  }

  /** Stops showing a request in one tab; returns whether another tab still shows it. */
  leave(id: string, tabId: number): boolean {
    const rest = this.audienceOf(id).filter((tab) => tab !== tabId);
    this.#audiences.set(id, rest);
    return rest.length > 0;
  }

  /** Forgets who showed a request that is gone. */
  forgetAudience(id: string): void {
    this.#audiences.delete(id);
  }

  /** The chains that a tab shows, in order of arrival. */
  of(tabId: number): RedirectChain[] {
    return this.all().filter(({ id }) => this.audienceOf(id).includes(tabId));
  }

  /** Those of some chains that a tab shows, in order of arrival. */
  among(ids: Iterable<string>, tabId: number): RedirectChain[] {
    const seen = [...ids].filter((id) => this.audienceOf(id).includes(tabId));
    const entries = seen.flatMap((id) => this.#shown.get(id) ?? []);
    return entries.sort((a, b) => a.sequence - b.sequence).map(({ chain }) => chain);
  }

  /** The chain to evict first: the oldest that has ended, otherwise the oldest. */
  oldest(): RedirectChain | undefined {
    const all = this.all();
    return all.find((chain) => chain.ended) ?? all[0];
  }

  /** Records an event in its place in time, and returns the new state of its request. */
  record(event: RequestEvent): RedirectChain {
    const past = this.#recent.add(event, this.#open.get(event.requestId));
    const chain = past ? this.#recordAnew(event.requestId, past) : record(this.#open, event);
    this.#changes.add(chain.id);
    if (this.#isShown(chain)) this.#keep(chain);
    return chain;
  }

  /** Only the hops and the end are recorded again; what the request is, and what it followed from, stays. */
  #recordAnew(id: string, { before, events }: Past): RedirectChain {
    const known = this.#open.get(id) ?? this.get(id);
    const [first, ...rest] = events;
    if (before) this.#open.set(id, before);
    else this.#open.delete(id);
    let chain = record(this.#open, first);
    for (const event of rest) {
      if (chain.ended) this.reopen(chain);
      chain = record(this.#open, event);
    }
    const { hops, ended, cut } = chain;
    const { cut: _mended, ...same } = known ?? chain;
    const renewed = { ...same, hops, ended, ...(cut && { cut }) };
    if (!ended) this.#open.set(id, renewed);
    return renewed;
  }

  /** Continues a chain whose recording was cut off, or that ended too early. */
  reopen({ cut: _mended, ...chain }: RedirectChain): void {
    this.#open.set(chain.id, { ...chain, ended: false });
  }

  /** Shows a chain, or its new state. */
  put(chain: RedirectChain): void {
    this.#keep(chain);
    this.#changes.add(chain.id);
  }

  /** Links a chain to one that is shown, and shows it, too. */
  join(chain: RedirectChain, link: ChainLink): void {
    const linked = { ...chain, link };
    if (!chain.ended) this.#open.set(chain.id, linked);
    this.put(linked);
  }

  /** Ends a request in flight whose end was not observed. */
  cut(chain: RedirectChain): void {
    this.#open.delete(chain.id);
    this.#changes.add(chain.id);
    if (this.#isShown(chain)) this.#keep({ ...chain, ended: true, cut: true });
  }

  /**
   * Hides everything in a tab that began before a moment. Running requests are still followed, so that they don't
   * reappear.
   */
  clear(tabId: number, before: number): void {
    for (const chain of this.of(tabId)) {
      if (chain.hops[0].startedAt >= before) continue;
      this.#changes.add(chain.id);
      if (!this.leave(chain.id, tabId) && chain.ended) this.forget(chain.id);
    }
  }

  forget(id: string): void {
    this.#open.delete(id);
    this.#recent.forget(id);
    this.#shown.delete(id);
    this.#changes.add(id);
  }

  /** Marks a request as changed. */
  touch(id: string): void {
    this.#changes.add(id);
  }

  /** What is to be stored for a request that is shown or in flight. */
  kept(id: string): KeptChain | undefined {
    const chain = this.#open.get(id);
    const entry = this.#shown.get(id) ?? (chain && { sequence: -1, chain });
    return entry && { ...entry, audience: this.audienceOf(id) };
  }

  /** Returns the ids of all requests that changed or were removed since the last call. */
  takeChanges(): ReadonlySet<string> {
    const changes = this.#changes;
    this.#changes = new Set();
    return changes;
  }

  /** A request is worth showing if it was redirected, followed from another, or led to another. */
  #isShown(chain: RedirectChain): boolean {
    return isRedirected(chain) || chain.link !== undefined || this.get(chain.id) !== undefined;
  }

  #keep(chain: RedirectChain): void {
    const isSeen = this.audienceOf(chain.id).length > 0;
    if (!isSeen && chain.ended) {
      this.forget(chain.id);
      return;
    }
    const sequence = this.#shown.get(chain.id)?.sequence ?? this.#nextSequence++;
    this.#shown.set(chain.id, { sequence, chain });
  }
}
