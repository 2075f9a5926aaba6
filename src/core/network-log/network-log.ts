/**
 * Joins what webRequest saw with DevTools' network log, the second witness. The log has no request IDs: a hop and an
 * entry belong together if they agree in URL, method and status and were in progress at the same time. If that is
 * ambiguous, nothing is joined. Entries without a hop fill gaps, or form chains that only the log saw.
 */
import { attempt } from '../chain/attempt.ts';
import type { Hop, RedirectChain } from '../chain/chain.ts';
import { isAfterGap } from '../chain/gaps.ts';
import { enrich, type Joined, type NetworkEntry } from '../chain/network-facts.ts';
import { comparableText } from '../url/comparable-url.ts';
import { claim } from './claims.ts';
import { GoneChains } from './gone-chains.ts';
import { type GoneChain, toGone } from './gone-hops.ts';
import { entriesOf, type Healed, heal } from './heal.ts';
import { withEntry } from './joined-hop.ts';
import { type KnownChain, KnownChains } from './known-chains.ts';
import { isLogged, LoggedChains } from './logged-chains.ts';
import { type KnownHop, Matching } from './matching.ts';
import { entryKey, leadsOf, overHttps } from './pieces.ts';
import { earliestInLog } from './time-spans.ts';

/** The chains to which the log adds something, as they are with it, by ID. */
export type Matches = ReadonlyMap<string, Joined>;

/** What both witnesses report. */
export interface Account {
  readonly matches: Matches;
  /** The chains that only the log saw, in order of time. */
  readonly logged: readonly RedirectChain[];
  /** How many others that only the log saw were evicted to make room for these. */
  readonly evicted: number;
}

const NOTHING_HEALED: Healed = { chains: new Map(), used: [], logged: [] };

/** Takes chains and entries as they arrive, in any order, and reports what they show together. */
export class Witnesses {
  readonly #chains: KnownChains;
  readonly #matching = new Matching();
  readonly #logged: LoggedChains;
  readonly #gone = new GoneChains();
  /** IDs of chains to be joined again, whatever arrives. */
  #touched = new Set<string>();
  /** Chains that only the log saw are not wanted if they began before this time. */
  #forgottenBefore = Number.NEGATIVE_INFINITY;
  /** When the last entry ended. */
  #latest = Number.NEGATIVE_INFINITY;
  #account: Account = { matches: new Map(), logged: [], evicted: 0 };

  /**
   * @param tabId the tab whose log it is: chains of other tabs aren't joined with it
   * @param since when the panel was opened, in milliseconds since the epoch
   */
  constructor(tabId: number, since = Number.NEGATIVE_INFINITY) {
    this.#chains = new KnownChains(tabId);
    this.#logged = new LoggedChains(tabId, since);
  }

  /** Adds entries of the log, each of them once. */
  add(entries: Iterable<NetworkEntry>): void {
    for (const entry of entries) {
      // An unreadable entry must not keep the others from being joined.
      attempt(() => this.#matching.addEntry(entry), undefined);
      this.#latest = Math.max(this.#latest, entry.endedAt);
    }
  }

  /** Takes all of webRequest's chains as they are now. Those that are the same objects as before cost nothing. */
  follow(chains: ReadonlyMap<string, RedirectChain>): void {
    for (const known of this.#chains.changed(chains)) {
      this.#leave(known, !chains.has(known.chain.id));
    }
    for (const chain of chains.values()) {
      if (!this.#chains.get(chain.id) && !isLogged(chain)) this.#take(chain);
    }
  }

  /** Adds the chains that the background script evicted, including those that it never reported before. */
  leave(chains: Iterable<GoneChain>): void {
    for (const chain of chains) this.#gone.add(chain);
  }

  /**
   * Forgets the requests that only the log saw and that began before a time. An entry that began just before it may
   * still belong to webRequest's first hop.
   */
  forgetBefore(time: number): void {
    this.#forgottenBefore = Math.max(time, this.#forgottenBefore);
    const earliest = earliestInLog(this.#forgottenBefore);
    this.#matching.forget(({ startedAt }) => startedAt < earliest);
    this.#logged.forgetEvicted();
  }

  /** Returns whether there are entries whose requests webRequest may still report; see `account`. */
  isWaiting(settled: number): boolean {
    return this.#latest >= settled;
  }

  /**
   * Returns what both report now: the same object as before unless something changed.
   * @param settled webRequest has reported everything that ended before this time, if it ever does
   */
  account(settled = Number.POSITIVE_INFINITY): Account {
    const changed = this.#matching.settle();
    const usable = [...this.#matching.spare()].filter(
      (entry) => entry.endedAt < settled && !this.#gone.has(entry),
    );
    const claims = claim(
      usable,
      (url) => this.#chains.hopsOf(url),
      (known) => this.#matching.entryOf(known) !== undefined,
    );
    const claimed = new Set([...claims.entries.keys()].map(({ chainId }) => chainId));
    const dirty = new Set([...changed, ...this.#touched, ...claimed, ...this.#chains.unfinished]);
    const plain = new Map<string, Joined>();
    for (const id of dirty) {
      const found = this.#join(id, claims.entries, settled);
      if (!found) continue;
      plain.set(id, found);
      const known = this.#chains.get(id);
      // A response that only the log saw may show that hops are missing after it.
      if (known) this.#chains.noteUnfinished(enrich(known.chain, found));
    }
    const joined = (id: string) => (dirty.has(id) ? plain : this.#account.matches).get(id);
    const {
      chains: healed,
      used,
      logged,
    } = attempt(() => this.#heal(joined, claims.free), NOTHING_HEALED);
    const wanted = logged.filter(([{ hops }]) => hops[0].startedAt >= this.#forgottenBefore);
    const { kept, gone } = this.#logged.makeRoom(wanted);
    for (const entry of gone.flatMap(entriesOf)) this.#matching.drop(entry);
    const shown = [...used, ...claims.entries.values(), ...kept.flatMap(entriesOf)];
    this.#matching.trim(new Set(shown));
    this.#touched = new Set([...claimed, ...healed.keys()]);
    const matches = new Map(this.#account.matches);
    for (const id of dirty) matches.delete(id);
    for (const [id, joined] of [...plain, ...healed]) matches.set(id, joined);
    return this.#update(matches, this.#logged.toChains(kept));
  }

  #take(chain: RedirectChain): void {
    this.#gone.delete(chain.id);
    const { hops } = this.#chains.add(chain);
    for (const hop of hops) attempt(() => this.#matching.addHop(hop), undefined);
    this.#touched.add(chain.id);
  }

  #leave(known: KnownChain, isGone: boolean): void {
    const { chain, hops, isOfLog } = known;
    if (isGone && isOfLog) {
      const enriched = enrich(chain, this.#account.matches.get(chain.id));
      attempt(() => this.#gone.add(toGone(enriched)), undefined);
    }
    attempt(() => this.#chains.delete(known), undefined);
    for (const hop of hops) attempt(() => this.#matching.removeHop(hop, isGone), undefined);
    this.#touched.add(chain.id);
  }

  /** Returns what the log adds to a chain's hops; undefined if nothing. */
  #join(
    id: string,
    claims: ReadonlyMap<KnownHop, NetworkEntry>,
    settled: number,
  ): Joined | undefined {
    const known = this.#chains.get(id);
    if (!known) return undefined;
    const entries = known.hops.map((hop) => this.#matching.entryOf(hop) ?? claims.get(hop));
    const { chain } = known;
    const [first, ...rest] = chain.hops.map((hop, at) => withKnownEntry(hop, entries[at]));
    if (!first || entries.every((entry) => entry === undefined)) return undefined;
    const last = entries.at(-1);
    const isOver = last !== undefined && last.targets === undefined && last.endedAt < settled;
    const isCut = chain.cut && !isOver;
    return { hops: [first, ...rest], ended: chain.ended || isOver, ...(isCut && { cut: true }) };
  }

  /**
   * Only redirects, and what they lead to, can belong to chains.
   * @param joined returns what the log adds to a chain's own hops
   */
  #heal(joined: (id: string) => Joined | undefined, free: readonly NetworkEntry[]) {
    const enriched = (id: string) => {
      const known = this.#chains.get(id);
      return known && enrich(known.chain, joined(id));
    };
    const leads = new Set(free.flatMap((entry) => (entry.targets ?? []).flatMap(keysOf)));
    const ids = new Set(this.#chains.unfinished);
    for (const lead of leads) {
      for (const { chainId, index } of this.#chains.hopsOf(lead)) {
        const chain = index === 0 ? undefined : enriched(chainId);
        if (index === 0 || (chain && isAfterGap(chain, index))) ids.add(chainId);
      }
    }
    const chains = [...ids].flatMap((id) => enriched(id) ?? []);
    for (const chain of chains) {
      for (const hop of chain.hops) for (const lead of leadsOf({ hops: [hop] })) leads.add(lead);
    }
    return heal(
      chains,
      free.filter((entry) => entry.targets !== undefined || leads.has(entryKey(entry))),
    );
  }

  #update(matches: ReadonlyMap<string, Joined>, logged: readonly RedirectChain[]): Account {
    const before = this.#account;
    const kept = new Map<string, Joined>();
    let isSame = matches.size === before.matches.size;
    for (const [id, joined] of matches) {
      const known = before.matches.get(id);
      const same = known && isEqual(known, joined) ? known : joined;
      isSame &&= same === known;
      kept.set(id, same);
    }
    const account = {
      matches: isSame ? before.matches : kept,
      logged: isAlike(before.logged, logged) ? before.logged : logged,
      evicted: this.#logged.evicted,
    };
    const isChanged =
      account.matches !== before.matches ||
      account.logged !== before.logged ||
      account.evicted !== before.evicted;
    if (isChanged) this.#account = account;
    return this.#account;
  }
}

/** Returns the URLs that may have been requested for a target, in the form for comparison. */
function keysOf(target: string): string[] {
  return [comparableText(target), overHttps(comparableText(target))];
}

const known = new WeakMap<Hop, { entry: NetworkEntry; hop: Hop }>();

/** Returns the same object for the same hop and entry. */
function withKnownEntry(hop: Hop, entry: NetworkEntry | undefined): Hop {
  if (!entry) return hop;
  const before = known.get(hop);
  if (before?.entry === entry) return before.hop;
  const joined = withEntry(hop, entry);
  known.set(hop, { entry, hop: joined });
  return joined;
}

function isEqual(a: Joined, b: Joined): boolean {
  return a.ended === b.ended && a.cut === b.cut && isAlike(a.hops, b.hops);
}

function isAlike(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
