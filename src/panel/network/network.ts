/** Listens to DevTools' own network log and joins it with the chains. It stays in DevTools: nothing is sent or stored. */
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { type Finished, KeptRedirects } from '../../core/network-log/kept-redirects.ts';
import { Witnesses } from '../../core/network-log/network-log.ts';
import { earliestInLog } from '../../core/network-log/time-spans.ts';
import { withAccount } from '../state/account.ts';
import { changeSession, LIVE, liveSession } from '../state/sessions.ts';
import type { PanelStore } from '../state/types.ts';
import type { KeptLog } from './kept-log.ts';
import { type NetworkLog, readLog } from './log-reading.ts';

/** How long to gather entries before they are joined, in milliseconds: a page's requests end in swarms. */
const GATHERING = 50;

/**
 * How long at least from one join to the next, in milliseconds. While a page loads, the background tells of chains more often
 * than that, and the list is drawn once for both.
 */
const PAUSE = 500;

/**
 * How long to wait for webRequest's word on what the log has told of, in milliseconds: only then is it taken for missed.
 * The background gathers what it tells, and is slow on a busy machine.
 */
const GRACE = 1500;

/** Adds what the log tells to the live session. Without a log, that is when the panel was opened as a tab, nothing is added. */
export function followNetwork(
  log: NetworkLog | undefined,
  kept: KeptLog | undefined,
  store: PanelStore,
): void {
  const { tabId } = liveSession(store.getState());
  if (log && tabId !== undefined) new LogFollower(store, tabId, kept).start(log);
}

class LogFollower {
  readonly #store: PanelStore;
  readonly #kept: KeptLog | undefined;
  readonly #witnesses: Witnesses;
  readonly #heard = new KeptRedirects();
  #gathered: NetworkEntry[] = [];
  #isGathering = false;
  /** When entries were joined last. */
  #joinedAt = Number.NEGATIVE_INFINITY;
  #followed: unknown;
  /** The dropped chains that were taken in last. */
  #gone: unknown;
  #forgottenBefore = Number.NEGATIVE_INFINITY;
  /** While the recording is paused, since when. */
  #pausedAt: number | undefined;
  #isSettling = false;

  constructor(store: PanelStore, tabId: number, kept: KeptLog | undefined) {
    this.#store = store;
    this.#kept = kept;
    this.#witnesses = new Witnesses(tabId, Date.now());
  }

  start(log: NetworkLog): void {
    const kept = async (isLast: boolean) => {
      const { entries, forgottenBefore } = (await this.#kept?.ask(isLast)) ?? { entries: [] };
      if (forgottenBefore !== undefined) this.#forget(forgottenBefore);
      return entries;
    };
    readLog(log, kept, {
      take: (entries) => this.#take(entries),
      hear: (entry) => this.#heard.add(entry as Finished),
    });
    this.#kept?.handOver(() => this.#heard.entries());
    this.#store.subscribe(() => this.#changed());
  }

  #take(entries: readonly NetworkEntry[]): void {
    const wanted = entries.filter(
      ({ startedAt }) =>
        startedAt >= earliestInLog(this.#forgottenBefore) &&
        startedAt < (this.#pausedAt ?? Number.POSITIVE_INFINITY),
    );
    for (const entry of wanted) this.#gathered.push(entry);
    if (wanted.length > 0) this.#joinSoon();
  }

  #joinSoon(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const due = Math.max(this.#joinedAt + PAUSE - performance.now(), GATHERING);
    setTimeout(() => {
      this.#isGathering = false;
      if (this.#gathered.length > 0) this.#join();
    }, due);
  }

  #changed(): void {
    const { recording, clearedAt } = this.#store.getState();
    this.#pausedAt = recording ? undefined : (this.#pausedAt ?? Date.now());
    const { chains, clearedBefore, gone } = liveSession(this.#store.getState());
    const isDropped = gone !== undefined && gone !== this.#gone;
    if (isDropped) this.#witnesses.leave(gone);
    this.#gone = gone;
    const before = Math.max(clearedAt ?? 0, clearedBefore ?? 0);
    if (before > Math.max(this.#forgottenBefore, 0)) {
      this.#kept?.forget(before);
      this.#forget(before);
    } else if (chains === this.#followed && !isDropped) return;
    this.#join();
  }

  #forget(before: number): void {
    this.#forgottenBefore = Math.max(before, this.#forgottenBefore);
    const earliest = earliestInLog(this.#forgottenBefore);
    this.#gathered = this.#gathered.filter(({ startedAt }) => startedAt >= earliest);
    this.#heard.forget(this.#forgottenBefore);
    this.#witnesses.forgetBefore(this.#forgottenBefore);
  }

  /** Whatever the reason, what was gathered is joined with it: each time the list is drawn. */
  #join(): void {
    const gathered = this.#gathered.splice(0);
    if (gathered.length > 0) {
      this.#witnesses.add(gathered);
      this.#joinedAt = performance.now();
    }
    const { chains } = liveSession(this.#store.getState());
    this.#witnesses.follow(chains);
    const account = this.#witnesses.account(Date.now() - GRACE);
    this.#store.update((state) =>
      changeSession(state, LIVE, (session) => {
        const joined = withAccount(session, account);
        this.#followed = joined.chains;
        return joined;
      }),
    );
    this.#settleLater();
  }

  /** Once webRequest has had its time, what it has not told of is known to be missed. */
  #settleLater(): void {
    if (this.#isSettling || !this.#witnesses.isWaiting(Date.now() - GRACE)) return;
    this.#isSettling = true;
    setTimeout(() => {
      this.#isSettling = false;
      this.#join();
    }, GRACE / 2);
  }
}
