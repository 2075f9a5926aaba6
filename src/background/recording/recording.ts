/** What is recorded: which tabs are watched, which chains there are, and what changed since the last call. */
import type { RedirectChain, RequestEvent } from '../../core/chain/chain.ts';
import { isHttp } from '../../core/chain/chain-edit.ts';
import { isAborted } from '../../core/chain/network-error.ts';
import { pageStart } from '../../core/journeys/page-start.ts';
import { type Commit, isDocument, isTopLevel } from '../../core/record/commit.ts';
import { isFailureOf, withNavigationError } from '../../core/record/navigation-error.ts';
import { toPreflightLink } from '../../core/record/preflight-link.ts';
import type { Subscription } from '../../messages.ts';
import { ChainStore, type KeptChain, type ShownChains } from './chain-store.ts';
import { type Arrival, Documents, type Frame } from './documents.ts';
import { Evicted, type EvictedCounts } from './evicted.ts';
import { type KeptTabs, WatchedTabs } from './watched-tabs.ts';

/** What survives the background script in addition to the chains. */
export interface KeptState extends KeptTabs {
  readonly frames: readonly Frame[];
  readonly dropped: EvictedCounts;
}

export class Recording {
  readonly tabs = new WatchedTabs();
  readonly evicted = new Evicted();
  #chains = new ChainStore();
  #documents = new Documents();

  /** The chains that tabs show. */
  get chains(): ShownChains {
    return this.#chains;
  }

  /** Restores what an earlier run of the background script stored. Call it before anything else. */
  restore(state: KeptState, kept: readonly KeptChain[]): void {
    this.tabs.restore(state);
    this.evicted.restore(state.dropped);
    this.#documents.restore(
      state.frames,
      kept.map(({ chain }) => chain),
    );
    this.#chains.restore(kept);
  }

  /** What to store in addition to the chains. */
  state(): KeptState {
    return {
      ...this.tabs.kept(),
      frames: this.#documents.frames(),
      dropped: this.evicted.counts(),
    };
  }

  /** Returns whether an event may belong to a request that a tab wants to see, or that is being followed. */
  isWanted({ tabId, requestId }: { readonly tabId: number; readonly requestId: string }): boolean {
    return this.tabs.mayShow(tabId) || this.isOpen(requestId);
  }

  /** Returns whether a request is being followed, which continues to its end even if the user pauses the recording. */
  isOpen(requestId: string): boolean {
    return this.#chains.isOpen(requestId);
  }

  /** Records a tab from now on as its panel requests, and forgets what the panel has cleared. */
  subscribe(subscription: Subscription): void {
    const { tabId, clearedAt } = subscription;
    const isCleared = clearedAt !== this.tabs.subscription(tabId)?.clearedAt;
    this.tabs.subscribe(subscription);
    if (clearedAt === undefined || !isCleared) return;
    this.evicted.forget(tabId);
    this.#chains.clear(tabId, clearedAt);
  }

  /**
   * Stops watching a tab. Its chains stay, but those still running get no more events. A private window's chains are
   * discarded.
   */
  unsubscribe(tabId: number): void {
    if (this.tabs.mayBePrivate(tabId)) this.forgetTab(tabId);
    this.tabs.unsubscribe(tabId);
    this.#documents.forget(tabId);
    for (const chain of this.#chains.open()) {
      if (this.#chains.audienceOf(chain.id).some((tab) => this.tabs.has(tab))) continue;
      this.#documents.forgetChain(chain.id);
      this.#chains.cut(chain);
    }
    this.#releaseDocuments();
  }

  /** Records an event, unless no tab shows its request. */
  accept(event: RequestEvent): void {
    const { requestId } = event;
    this.#reopen(requestId);
    if (!this.#chains.isOpen(requestId) && !this.#findAudience(event)) return;
    const openedBy = this.tabs.openerOf(event.tabId);
    const chain = this.#chains.record(openedBy === undefined ? event : { ...event, openedBy });
    const arrival = isDocument(chain) ? this.#documents.follow(chain) : undefined;
    if (arrival) this.#arrive(arrival, isTopLevel(chain));
    if (event.kind === 'failed') this.#joinToPreflight(chain);
    const missed = this.#documents.withoutRequest(event.tabId, event.time);
    if (missed) this.#clearBefore(event.tabId, this.tabs.navigationStart(event.tabId, missed.time));
    // In Chromium, the page for a network error is not committed as a document, but it replaces one.
    if (isTopLevel(chain) && event.kind === 'failed' && !isAborted(event.error)) this.#left(chain);
    if (isDocument(chain) || missed) this.#releaseDocuments();
  }

  /** A frame shows another document. Unless the log is preserved, earlier chains that didn't lead to it are cleared. */
  committed(commit: Commit): void {
    const { tabId, frameId } = commit;
    const arrival = this.#documents.committed(commit);
    if (arrival) this.#arrive(arrival, frameId === 0);
    // As long as its request is still expected, what came before it can't be told from what led to it.
    else if (frameId === 0 && (commit.reason === 'user' || !isHttp(commit.url))) {
      this.#clearBefore(tabId, this.tabs.navigationStart(tabId, commit.time));
    }
    this.#releaseDocuments();
  }

  /** A navigation failed with an error that webRequest didn't report; see `withNavigationError`. */
  navigationFailed(tabId: number, frameId: number, url: string, error: string): void {
    const chain = this.#chains
      .of(tabId)
      .findLast((each) => isDocument(each) && each.frameId === frameId && isFailureOf(url, each));
    if (!chain?.ended) return;
    this.#chains.put(withNavigationError(chain, error));
    if (isTopLevel(chain)) this.#left(chain);
  }

  /** Forgets a tab and what only it shows, because it was closed, or is in a private window whose panel is gone. */
  forgetTab(tabId: number): void {
    this.tabs.forget(tabId);
    this.#documents.forget(tabId);
    this.evicted.forget(tabId);
    for (const id of this.#chains.seenIn(tabId)) {
      this.#chains.touch(id);
      if (!this.#chains.leave(id, tabId)) this.#forget(id);
    }
    this.#releaseDocuments();
  }

  hasChains(): boolean {
    return this.#chains.oldest() !== undefined;
  }

  /** What is to be stored for a request: a chain or a request in flight; undefined if it is gone. */
  kept(id: string): KeptChain | undefined {
    const chain = this.#documents.chain(id);
    const audience = this.#chains.audienceOf(id);
    return this.#chains.kept(id) ?? (chain && { sequence: -1, chain, audience });
  }

  /** Evicts the oldest chain, one that has ended if possible, to make room; false if there is none. */
  dropOldest(): boolean {
    const oldest = this.#chains.oldest();
    if (!oldest) return this.#dropOldestDocument();
    this.evicted.add(oldest, this.#chains.audienceOf(oldest.id));
    this.#forget(oldest.id);
    this.#documents.forgetChain(oldest.id);
    this.#releaseDocuments();
    return true;
  }

  #dropOldestDocument(): boolean {
    const isForgotten = this.#documents.forgetOldest();
    this.#releaseDocuments();
    return isForgotten;
  }

  /** Returns the ids of all requests that changed or were removed since the last call. */
  takeChanges(): ReadonlySet<string> {
    const changes = this.#chains.takeChanges();
    for (const id of changes) if (!this.kept(id)) this.#chains.forgetAudience(id);
    return changes;
  }

  #arrive(arrival: Arrival, isTabsPage: boolean): void {
    this.#join(arrival);
    if (isTabsPage && arrival.isShown) this.#left(arrival.chain);
  }

  /** Links a document's chain to the one that it followed from; what the user has cleared stays hidden. */
  #join({ chain, origin }: Arrival): void {
    if (!origin) return;
    const { id, hops } = origin.chain;
    if (!this.#chains.get(id)) {
      const { startedAt } = hops[0];
      const audience = this.#chains.audienceOf(id);
      const remaining = audience.filter((tab) => !this.tabs.hasCleared(tab, startedAt));
      this.#chains.showIn(id, remaining);
      this.#chains.put(origin.chain);
    }
    this.#chains.join(chain, origin.link);
  }

  #joinToPreflight(stopped: RedirectChain): void {
    const link = toPreflightLink(stopped, this.#chains.all());
    const preflight = link && this.#chains.get(link.from);
    if (preflight)
      this.#join({ chain: stopped, isShown: false, origin: { chain: preflight, link } });
  }

  /** A chain replaced a tab's page: everything before the beginning of the chain's journey is cleared. */
  #left(chain: RedirectChain): void {
    const chains = this.#chains;
    const start = pageStart(
      chain,
      (id) => chains.get(id),
      (tabId) => chains.of(tabId),
    );
    this.#clearBefore(chain.tabId, start);
  }

  #clearBefore(tabId: number, time: number): void {
    if (this.tabs.subscription(tabId)?.preserveLog) return;
    this.#chains.clear(tabId, time);
    this.tabs.learn(tabId, {
      clearedBefore: Math.max(time, this.tabs.clearedBefore(tabId) ?? time),
    });
  }

  #releaseDocuments(): void {
    for (const { id } of this.#documents.takeUnneeded()) this.#chains.touch(id);
  }

  /** Continues a chain whose recording was cut off, or that ended too early, if its request continues. */
  #reopen(id: string): void {
    const known = this.#chains.get(id) ?? this.#documents.chain(id);
    if (known?.ended) this.#chains.reopen(known);
  }

  /** Decides which tabs show a new request; false if none does. */
  #findAudience(event: RequestEvent): boolean {
    const audience = this.tabs.audienceOf(event);
    if (audience.length > 0) this.#chains.showIn(event.requestId, audience);
    return audience.length > 0;
  }

  /** Stops following a request. What is known about its document would never change again. */
  #forget(id: string): void {
    if (this.#chains.isOpen(id)) this.#documents.forgetChain(id);
    this.#chains.forget(id);
  }
}
