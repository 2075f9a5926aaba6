/** The state of all recordings: which tabs are watched, which chains there are, and what changed since last asked. */
import type { RedirectChain, RequestEvent } from '../core/chain.ts';
import { isAborted } from '../core/network-error.ts';
import { isRedirected, type OpenRequests, record, withNavigationError } from '../core/recorder.ts';
import type { Subscription } from '../messages.ts';
import { type KeptChain, KeptChains } from './kept-chains.ts';
import { type Navigation, Navigations } from './navigations.ts';

/** What survives the background besides the chains. */
export interface KeptState {
  readonly subscriptions: readonly Subscription[];
  readonly navigations: readonly (readonly [tabId: number, navigation: Navigation])[];
  /** How many chains of each tab were given up to stay within the storage's bounds. */
  readonly dropped: readonly (readonly [tabId: number, count: number])[];
}

export class Recording {
  /** Every request in flight: an ordinary one costs this one entry, until it ends. */
  #open: OpenRequests = new Map();
  #chains = new KeptChains();
  #subscriptions = new Map<number, Subscription>();
  #navigations = new Navigations();
  #dropped = new Map<number, number>();
  /** Ids of requests that changed, ended or went since the last `takeChanges`, with their tabs. */
  #changes = new Map<string, number>();

  /** Takes over what an earlier life of the background had kept. Call it before anything else. */
  restore(state: KeptState, kept: readonly KeptChain[]): void {
    for (const subscription of state.subscriptions) this.subscribe(subscription);
    this.#navigations = new Navigations(state.navigations);
    this.#dropped = new Map(state.dropped);
    for (const entry of [...kept].sort((a, b) => a.sequence - b.sequence)) {
      const { chain } = entry;
      if (!chain.ended) this.#open.set(chain.id, chain);
      if (isRedirected(chain)) this.#chains.restore(entry);
    }
  }

  /** What to keep besides the chains. */
  state(): KeptState {
    return {
      subscriptions: [...this.#subscriptions.values()],
      navigations: this.#navigations.kept(),
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
    this.#navigations.forget(tabId);
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
    const isNew = !this.#open.has(event.requestId);
    const chain = record(this.#open, event);
    this.#changes.set(chain.id, chain.tabId);
    if (isRedirected(chain)) this.#keep(chain);
    // A page that is prerendered is a main frame too, but not the tab's.
    if (event.type !== 'main_frame' || event.frameId !== 0) return;
    this.#navigations.follow(event, isNew);
    // The page that tells of a network error is not committed as a document in Chromium, but it replaces one.
    if (event.kind === 'failed' && !isAborted(event.error))
      this.navigated(event.tabId, event.url, event.time);
  }

  /** A document was committed in a tab's top-level frame: unless the log is preserved, what came before it goes. */
  navigated(tabId: number, url: string, time: number): void {
    if (this.#subscriptions.get(tabId)?.preserveLog) return;
    const latest = this.#navigations.latest(tabId);
    const isOpen = latest !== undefined && this.#open.has(latest.requestId);
    const its = isOpen ? latest : this.#navigations.latestTo(tabId, url);
    this.#clear(tabId, its?.startedAt ?? time);
  }

  /** A top-level navigation failed by an error that webRequest did not tell; see `withNavigationError`. */
  navigationFailed(tabId: number, url: string, time: number, error: string): void {
    const navigation = this.#navigations.latestTo(tabId, url);
    const chain = navigation && this.chain(navigation.requestId);
    if (!chain?.ended) return;
    this.#changes.set(chain.id, tabId);
    this.#keep(withNavigationError(chain, error));
    this.navigated(tabId, url, time);
  }

  /** A tab was closed: nothing of it is kept. */
  closeTab(tabId: number): void {
    this.#subscriptions.delete(tabId);
    this.#navigations.forget(tabId);
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
    const open = this.#open.get(id);
    return this.#chains.get(id) ?? (open && { sequence: -1, cleared: false, chain: open });
  }

  /** Gives up the oldest chain, one that has ended if possible, to make room; false if there is none. */
  dropOldest(): boolean {
    const oldest = this.#chains.oldest();
    if (!oldest) return false;
    this.#dropped.set(oldest.tabId, this.dropped(oldest.tabId) + 1);
    this.#forget(oldest);
    return true;
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
