/** The state of all recordings: which tabs are watched, which chains there are, and what changed since last asked. */
import { lastHop, type RedirectChain, type RequestEvent } from '../core/chain.ts';
import { isHttp, isSameRequest } from '../core/chain-edit.ts';
import type { Commit } from '../core/client-redirect.ts';
import { startOf } from '../core/journey.ts';
import { isAborted } from '../core/network-error.ts';
import { isRedirected, type OpenRequests, record, withNavigationError } from '../core/recorder.ts';
import type { Subscription } from '../messages.ts';
import { type Arrival, Documents, type Frame } from './documents.ts';
import { type KeptChain, KeptChains } from './kept-chains.ts';

/** What survives the background besides the chains. */
export interface KeptState {
  readonly subscriptions: readonly Subscription[];
  readonly frames: readonly Frame[];
  /** How many chains of each tab were given up to stay within the storage's bounds. */
  readonly dropped: readonly (readonly [tabId: number, count: number])[];
}

export class Recording {
  /** Every request in flight: an ordinary one costs this one entry, until it ends. */
  #open: OpenRequests = new Map();
  #chains = new KeptChains();
  #subscriptions = new Map<number, Subscription>();
  #documents = new Documents();
  #dropped = new Map<number, number>();
  /** Ids of requests that changed, ended or went since the last `takeChanges`, with their tabs. */
  #changes = new Map<string, number>();

  /** Takes over what an earlier life of the background had kept. Call it before anything else. */
  restore(state: KeptState, kept: readonly KeptChain[]): void {
    for (const subscription of state.subscriptions) this.subscribe(subscription);
    this.#dropped = new Map(state.dropped);
    this.#documents.restore(
      state.frames,
      kept.map(({ chain }) => chain),
    );
    for (const entry of [...kept].sort((a, b) => a.sequence - b.sequence)) {
      const { chain } = entry;
      if (!chain.ended) this.#open.set(chain.id, chain);
      if (entry.sequence >= 0) this.#chains.restore(entry);
      // What nobody needs any more is to be removed.
      this.#changes.set(chain.id, chain.tabId);
    }
  }

  /** What to keep besides the chains. */
  state(): KeptState {
    return {
      subscriptions: [...this.#subscriptions.values()],
      frames: this.#documents.frames(),
      dropped: [...this.#dropped],
    };
  }

  /** Says whether a tab's new requests are recorded. */
  isRecording(tabId: number): boolean {
    return this.#subscriptions.get(tabId)?.recording ?? false;
  }

  /** Says whether a request is being followed: it is to its end, even when the user pauses the recording meanwhile. */
  isOpen(requestId: string): boolean {
    return this.#open.has(requestId);
  }

  isWatched(): boolean {
    return this.#subscriptions.size > 0;
  }

  subscribedTabs(): number[] {
    return [...this.#subscriptions.keys()];
  }

  /** Records a tab from now on as its panel wishes, and forgets what it has cleared. */
  subscribe(subscription: Subscription): void {
    const { tabId, clearedAt } = subscription;
    const isCleared = clearedAt !== this.#subscriptions.get(tabId)?.clearedAt;
    this.#subscriptions.set(tabId, subscription);
    if (clearedAt === undefined || !isCleared) return;
    this.#dropped.delete(tabId);
    this.#clear(tabId, clearedAt);
  }

  /** Ends the watch on a tab. Its chains stay, but no more will be heard of those that still run. */
  unsubscribe(tabId: number): void {
    this.#subscriptions.delete(tabId);
    this.#documents.forget(tabId);
    this.#releaseDocuments();
    for (const chain of this.#open.values()) {
      if (chain.tabId !== tabId) continue;
      this.#open.delete(chain.id);
      this.#changes.set(chain.id, tabId);
      if (isRedirected(chain)) this.#keep({ ...chain, ended: true, cut: true });
    }
  }

  /** Takes an event of a tab that is being recorded. */
  accept(event: RequestEvent): void {
    this.#reopen(event.requestId);
    const chain = record(this.#open, event);
    this.#changes.set(chain.id, chain.tabId);
    if (this.#isShown(chain)) this.#keep(chain);
    const isDocument = event.type === 'main_frame' || event.type === 'sub_frame';
    const arrival = isDocument ? this.#documents.follow(chain) : undefined;
    if (arrival) this.#arrive(arrival);
    const missed = this.#documents.withoutRequest(event.tabId, event.time);
    if (missed) this.#clearBefore(event.tabId, missed.time);
    // The page that tells of a network error is not committed as a document in Chromium, but it replaces one.
    if (isTopLevel(event) && event.kind === 'failed' && !isAborted(event.error)) this.#left(chain);
    this.#releaseDocuments();
  }

  /** A frame shows another document: unless the log is preserved, what came before it, and did not lead to it, goes. */
  committed(tabId: number, frameId: number, commit: Commit): void {
    const arrival = this.#documents.committed(tabId, frameId, commit);
    if (arrival) this.#arrive(arrival);
    // Where a request is still to be expected, what came before it cannot be told from what led to it.
    else if (frameId === 0 && (commit.reason === 'user' || !isHttp(commit.url))) {
      this.#clearBefore(tabId, commit.time);
    }
    this.#releaseDocuments();
  }

  /** A top-level navigation failed by an error that webRequest did not tell; see `withNavigationError`. */
  navigationFailed(tabId: number, url: string, error: string): void {
    const chain = this.chainsOf(tabId).findLast(
      (each) => isTopLevel(each) && isSameRequest(lastHop(each).url, url),
    );
    if (!chain?.ended) return;
    this.#changes.set(chain.id, tabId);
    this.#keep(withNavigationError(chain, error));
    this.#left(chain);
  }

  /** A tab was closed: nothing of it is kept. */
  closeTab(tabId: number): void {
    this.#subscriptions.delete(tabId);
    this.#documents.forget(tabId);
    this.#releaseDocuments();
    this.#dropped.delete(tabId);
    for (const chain of [...this.#open.values(), ...this.#chains.all()]) {
      if (chain.tabId === tabId) this.#forget(chain);
    }
  }

  /** The chains of a tab that are to be shown, in order of arrival. */
  chainsOf(tabId: number): RedirectChain[] {
    return this.#chains.shownOf(tabId);
  }

  hasChains(): boolean {
    return this.#chains.size > 0;
  }

  /** How many chains of a tab were given up, since it was last cleared, to stay within the storage's bounds. */
  dropped(tabId: number): number {
    return this.#dropped.get(tabId) ?? 0;
  }

  /** A chain that is to be shown; undefined for one that is not there, or was cleared. */
  chain(id: string): RedirectChain | undefined {
    return this.#chains.shown(id);
  }

  /** What is to be stored of a request: a chain, or a request in flight; undefined for one that is gone. */
  kept(id: string): KeptChain | undefined {
    const chain = this.#open.get(id) ?? this.#documents.chain(id);
    return this.#chains.get(id) ?? (chain && { sequence: -1, cleared: false, chain });
  }

  /** Gives up the oldest chain, one that has ended if possible, to make room; false if there is none. */
  dropOldest(): boolean {
    const oldest = this.#chains.oldest();
    if (!oldest) return this.#dropOldestDocument();
    this.#dropped.set(oldest.tabId, this.dropped(oldest.tabId) + 1);
    this.#forget(oldest);
    return true;
  }

  #dropOldestDocument(): boolean {
    const isForgotten = this.#documents.forgetOldest();
    this.#releaseDocuments();
    return isForgotten;
  }

  hasChanges(): boolean {
    return this.#changes.size > 0;
  }

  /** Hands over the ids, with their tabs, of all requests that changed or went since the last call. */
  takeChanges(): ReadonlyMap<string, number> {
    const changes = this.#changes;
    this.#changes = new Map();
    return changes;
  }

  /** A request is worth showing that was redirected, that came of another, or that another came of. */
  #isShown(chain: RedirectChain): boolean {
    return (
      isRedirected(chain) || chain.link !== undefined || this.#chains.get(chain.id) !== undefined
    );
  }

  #arrive(arrival: Arrival): void {
    this.#join(arrival);
    if (isTopLevel(arrival.chain) && arrival.isShown) this.#left(arrival.chain);
  }

  /** Joins a document's chain to the one that it came of; what the user has cleared stays away. */
  #join({ chain, origin }: Arrival): void {
    if (!origin) return;
    const { tabId } = chain;
    const linked = { ...chain, link: origin.link };
    if (!chain.ended) this.#open.set(chain.id, linked);
    this.#keep(linked);
    this.#changes.set(chain.id, tabId);
    const { clearedAt = 0 } = this.#subscriptions.get(tabId) ?? {};
    if (this.#chains.get(origin.chain.id) || origin.chain.hops[0].startedAt < clearedAt) return;
    this.#keep(origin.chain);
    this.#changes.set(origin.chain.id, tabId);
  }

  /** A tab's page was replaced by what a chain led to: what was before the beginning of its journey goes. */
  #left(chain: RedirectChain): void {
    const known = this.#chains.get(chain.id)?.chain ?? chain;
    const start = startOf(known, (id) => this.#chains.shown(id));
    this.#clearBefore(chain.tabId, start.hops[0].startedAt);
  }

  #clearBefore(tabId: number, time: number): void {
    if (!this.#subscriptions.get(tabId)?.preserveLog) this.#clear(tabId, time);
  }

  #releaseDocuments(): void {
    for (const { id, tabId } of this.#documents.takeUnneeded()) this.#changes.set(id, tabId);
  }

  /** A chain whose recording was cut off, or that ended too early, goes on when its request does. */
  #reopen(id: string): void {
    const kept = this.#chains.get(id);
    if (!kept?.chain.ended) return;
    const { cut: _mended, ...chain } = kept.chain;
    this.#open.set(id, { ...chain, ended: false });
  }

  /** Forgets what a tab shows of before a moment. Chains that still run are not shown again. */
  #clear(tabId: number, before: number): void {
    for (const chain of this.#chains.shownOf(tabId)) {
      if (chain.hops[0].startedAt >= before) continue;
      if (chain.ended) this.#forget(chain);
      else {
        this.#chains.hide(chain.id);
        this.#changes.set(chain.id, tabId);
      }
    }
  }

  #keep(chain: RedirectChain): void {
    if (!this.#chains.keep(chain)) this.#forget(chain);
  }

  #forget({ id, tabId }: RedirectChain): void {
    this.#open.delete(id);
    this.#chains.forget(id);
    this.#changes.set(id, tabId);
  }
}

/** Says whether something is a tab's page: one that is prerendered is a main frame too, but not the tab's. */
function isTopLevel({ type, frameId }: Pick<RedirectChain, 'type' | 'frameId'>): boolean {
  return type === 'main_frame' && frameId === 0;
}
