/** The recorded tabs, what is known about them, and which of them show a request. */
import type { RequestEvent } from '../../core/chain/chain.ts';
import type { Subscription } from '../../messages.ts';
import type { Need } from './last-need.ts';

/** What the browser reported about a tab. */
export interface TabFacts {
  /** The origin of its current top-level document. */
  readonly origin?: string | undefined;
  /** The top-level navigation that began last. */
  readonly navigation?: { readonly origin?: string | undefined; readonly startedAt: number };
  /** It is in a private window. */
  readonly incognito?: boolean;
  /** The recorded tab that opened it. */
  readonly openedBy?: number;
  /** What began before this moment was cleared, because the tab shows another page. */
  readonly clearedBefore?: number;
}

/** What survives the background script. */
export interface KeptTabs {
  readonly subscriptions: readonly Subscription[];
  readonly tabs: readonly (readonly [tabId: number, facts: TabFacts])[];
}

export class WatchedTabs {
  #subscriptions = new Map<number, Subscription>();
  #facts = new Map<number, TabFacts>();
  /** The tabs known not to be private, while their navigations are recorded without a panel. */
  #ordinary: Set<number> | undefined;

  /** Restores what `kept` returned. */
  restore({ subscriptions, tabs }: KeptTabs): void {
    this.#subscriptions = new Map(subscriptions.map((each) => [each.tabId, each]));
    this.#facts = new Map(tabs);
  }

  kept(): KeptTabs {
    return { subscriptions: [...this.#subscriptions.values()], tabs: [...this.#facts] };
  }

  /** What has to be listened to. */
  need(): Need {
    if (this.#subscriptions.size > 0) return 'everything';
    return this.#ordinary ? 'navigations' : 'nothing';
  }

  /** Sets the tabs whose navigations are recorded without a panel; undefined for none. */
  recordInBackground(ordinary: readonly number[] | undefined): void {
    this.#ordinary = ordinary && new Set(ordinary);
  }

  /** Adds a new tab. */
  created(tabId: number, incognito: boolean): void {
    if (!incognito) this.#ordinary?.add(tabId);
  }

  ids(): number[] {
    return [...this.#subscriptions.keys()];
  }

  has(tabId: number): boolean {
    return this.#subscriptions.has(tabId);
  }

  subscription(tabId: number): Subscription | undefined {
    return this.#subscriptions.get(tabId);
  }

  /** Returns whether a tab's user has cleared what began at a moment. */
  hasCleared(tabId: number, startedAt: number): boolean {
    return startedAt < (this.subscription(tabId)?.clearedAt ?? 0);
  }

  subscribe(subscription: Subscription): void {
    this.#subscriptions.set(subscription.tabId, subscription);
  }

  /** Stops recording a tab, whose state would soon be outdated. */
  unsubscribe(tabId: number): void {
    this.#subscriptions.delete(tabId);
    const openedBy = this.openerOf(tabId);
    if (openedBy === undefined) this.#facts.delete(tabId);
    else this.#facts.set(tabId, { openedBy });
  }

  /** Adds a tab's state as it was a moment ago; what events have reported since is newer. */
  introduce(tabId: number, facts: TabFacts): void {
    this.learn(tabId, { ...facts, ...this.#facts.get(tabId) });
  }

  /** Adds what an event reports about a tab, if the tab is recorded. */
  learn(tabId: number, facts: TabFacts): void {
    if (this.has(tabId)) this.#facts.set(tabId, { ...this.#facts.get(tabId), ...facts });
  }

  /** Adds that a tab opened another one, if it is recorded. */
  opened(tabId: number, openedBy: number): void {
    if (this.has(openedBy)) this.#facts.set(tabId, { ...this.#facts.get(tabId), openedBy });
  }

  /** The moment before which a tab was cleared; undefined if it never was. */
  clearedBefore(tabId: number): number | undefined {
    return this.#facts.get(tabId)?.clearedBefore;
  }

  openerOf(tabId: number): number | undefined {
    return this.#facts.get(tabId)?.openedBy;
  }

  /** When the navigation began whose document was committed at this time. */
  navigationStart(tabId: number, committedAt: number): number {
    return Math.min(this.#facts.get(tabId)?.navigation?.startedAt ?? committedAt, committedAt);
  }

  /** Returns whether a tab may be in a private window: true unless the browser reported otherwise. */
  mayBePrivate(tabId: number): boolean {
    return this.#facts.get(tabId)?.incognito !== false;
  }

  /** Forgets a tab, and which tabs it opened. */
  forget(tabId: number): void {
    this.#ordinary?.delete(tabId);
    this.#subscriptions.delete(tabId);
    this.#facts.delete(tabId);
    for (const [id, { openedBy, ...facts }] of this.#facts) {
      if (openedBy !== tabId) continue;
      if (this.has(id)) this.#facts.set(id, facts);
      else this.#facts.delete(id);
    }
  }

  /** Returns whether a new request of this tab may be shown in any tab. */
  mayShow(tabId: number): boolean {
    if (tabId === -1) return this.#subscriptions.size > 0;
    return (
      this.#isRecording(tabId) ||
      this.#isRecording(this.openerOf(tabId)) ||
      this.#isInBackground(tabId)
    );
  }

  /** The tabs that show a new request. */
  audienceOf(request: RequestEvent): number[] {
    const tabs = this.ids().filter(
      (tab) =>
        this.#isRecording(tab) &&
        !this.#wasPaused(tab, request.time) &&
        this.#isSeenIn(tab, request),
    );
    const isNavigation = request.type === 'main_frame' && this.#isInBackground(request.tabId);
    return isNavigation && !tabs.includes(request.tabId) ? [...tabs, request.tabId] : tabs;
  }

  /** A tab whose panel has paused the recording is left alone. */
  #isInBackground(tabId: number): boolean {
    return this.#ordinary?.has(tabId) === true && !this.has(tabId);
  }

  /** What happened while a recording was paused may be reported once it continues. */
  #wasPaused(tabId: number, time: number): boolean {
    return time < (this.subscription(tabId)?.resumedAt ?? Number.NEGATIVE_INFINITY);
  }

  #isRecording(tabId: number | undefined): boolean {
    return tabId !== undefined && this.#subscriptions.get(tabId)?.recording === true;
  }

  /**
   * A tab shows its own requests, those of the tabs that it opened, and those without a tab (−1, such as a service
   * worker's) that its document's origin sent.
   */
  #isSeenIn(tabId: number, request: RequestEvent): boolean {
    if (request.tabId === -1) return this.#mayHaveAsked(tabId, request);
    return request.tabId === tabId || this.openerOf(request.tabId) === tabId;
  }

  #mayHaveAsked(tabId: number, { initiator, incognito }: RequestEvent): boolean {
    const facts = this.#facts.get(tabId);
    if (!facts || initiator === undefined) return false;
    if (incognito !== undefined && incognito !== facts.incognito) return false;
    return initiator === facts.origin || initiator === facts.navigation?.origin;
  }
}
