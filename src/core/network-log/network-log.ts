/**
 * Joins hops with the entries of DevTools' network log. The log names no request ids: a hop and an entry are one if they
 * agree in URL, method and status and were under way at the same time. Where that leaves a doubt, nothing is joined.
 */
import { isInternal, type NetworkFacts, type RedirectChain } from '../chain/chain.ts';
import { withoutFragment } from '../chain/chain-edit.ts';
import type { ChainFacts, NetworkEntry } from '../chain/network-facts.ts';
import { alignInTime } from './time-spans.ts';

/** The facts of each chain that has any, by its id. */
export type Matches = ReadonlyMap<string, ChainFacts>;

/** An answered or failed hop, as far as it counts here. */
interface KnownHop {
  readonly chainId: string;
  readonly index: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** All that agrees in URL, method and status. */
interface Group {
  readonly hops: Set<KnownHop>;
  readonly entries: Set<NetworkEntry>;
}

/** Most requests are no redirects: of the entries that match no hop (yet), only so many are kept, the newest. */
export const MOST_SPARE = 1000;

/** Hops and entries as they come, in any order, and what belongs together. */
export class Enrichment {
  readonly #tabId: number;
  readonly #chains = new Map<string, { chain: RedirectChain; hops: [key: string, KnownHop][] }>();
  readonly #groups = new Map<string, Group>();
  readonly #unsettled = new Set<string>();
  readonly #spare = new Set<NetworkEntry>();
  /** Chains that are no more. */
  readonly #gone = new Set<string>();
  #matches = new Map<string, ChainFacts>();

  /** @param tabId the tab whose log it is: chains of others have no part in it */
  constructor(tabId: number) {
    this.#tabId = tabId;
  }

  /** Takes in entries of the log, each of them once. */
  add(entries: Iterable<NetworkEntry>): void {
    for (const entry of entries) {
      this.#groupOf(entryKey(entry)).entries.add(entry);
      this.#spare.add(entry);
    }
  }

  /** Takes in all chains as they are now. Those that are the same objects as before cost nothing. */
  follow(chains: ReadonlyMap<string, RedirectChain>): void {
    for (const [id, known] of this.#chains) {
      if (chains.get(id) === known.chain) continue;
      for (const [key, hop] of known.hops) this.#groupOf(key).hops.delete(hop);
      this.#chains.delete(id);
      if (!chains.has(id)) this.#gone.add(id);
    }
    for (const [id, chain] of chains) {
      if (this.#chains.has(id)) continue;
      this.#gone.delete(id);
      // The log has what the tab's service workers sent, for which Chromium names no tab.
      const isLogged = chain.tabId === this.#tabId || chain.tabId === -1;
      const hops = isLogged ? knownHops(chain) : [];
      for (const [key, hop] of hops) this.#groupOf(key).hops.add(hop);
      this.#chains.set(id, { chain, hops });
    }
  }

  /** Gives what belongs together now: the same object as before unless something changed. */
  matches(): Matches {
    const found = new Map<string, (NetworkFacts | undefined)[]>();
    for (const key of this.#unsettled) this.#settle(key, found);
    this.#unsettled.clear();
    this.#dropSpare();
    if (found.size === 0 && this.#gone.size === 0) return this.#matches;
    this.#matches = new Map(this.#matches);
    for (const id of this.#gone) this.#matches.delete(id);
    this.#gone.clear();
    for (const [id, facts] of found) {
      if (facts.some((fact) => fact !== undefined)) this.#matches.set(id, facts);
      else this.#matches.delete(id);
    }
    return this.#matches;
  }

  /** The group of a key, which is to be looked at anew. */
  #groupOf(key: string): Group {
    this.#unsettled.add(key);
    const group = this.#groups.get(key) ?? { hops: new Set(), entries: new Set() };
    this.#groups.set(key, group);
    return group;
  }

  #settle(key: string, found: Map<string, (NetworkFacts | undefined)[]>): void {
    const { hops, entries } = this.#groupOf(key);
    if (hops.size + entries.size === 0) this.#groups.delete(key);
    const pairs = alignInTime([...hops].sort(byTimeAndChain), [...entries].sort(byTimeAndContent));
    for (const entry of entries) this.#spare.add(entry);
    for (const entry of pairs.values()) this.#spare.delete(entry);
    for (const hop of hops) {
      const { chainId, index } = hop;
      const facts = pairs.get(hop)?.facts;
      const before = found.get(chainId) ?? this.#matches.get(chainId) ?? [];
      if (before[index] === facts) continue;
      const after = [...before];
      after[index] = facts;
      found.set(chainId, after);
    }
  }

  #dropSpare(): void {
    for (const entry of this.#spare) {
      if (this.#spare.size <= MOST_SPARE) return;
      this.#spare.delete(entry);
      this.#groups.get(entryKey(entry))?.entries.delete(entry);
    }
  }
}

function knownHops(chain: RedirectChain): [key: string, KnownHop][] {
  return chain.hops.flatMap((hop, index): [string, KnownHop][] => {
    const { method, url, startedAt, endedAt = startedAt, response, error } = hop;
    // No server answered an internal redirect, whatever status the log shows for it.
    if (isInternal(hop.redirect) || (!response && error === undefined)) return [];
    const known = { chainId: chain.id, index, startedAt, endedAt };
    return [[keyOf(method, url, response?.status ?? 0), known]];
  });
}

function entryKey({ method, url, status }: NetworkEntry): string {
  return keyOf(method, url, status);
}

function keyOf(method: string, url: string, status: number): string {
  return `${status} ${method} ${withoutFragment(url)}`;
}

/** By time and, within one millisecond, so that it does not matter when they were heard of. */
function byTimeAndChain(a: KnownHop, b: KnownHop): number {
  return (
    a.startedAt - b.startedAt ||
    a.chainId.localeCompare(b.chainId, 'en', { numeric: true }) ||
    a.index - b.index
  );
}

/** The same for entries. Two that differ in nothing are interchangeable. */
function byTimeAndContent(a: NetworkEntry, b: NetworkEntry): number {
  if (a.startedAt !== b.startedAt) return a.startedAt - b.startedAt;
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
