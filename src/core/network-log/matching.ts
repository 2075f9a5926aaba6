/** Matches log entries with hops: the two agree in URL, method and status and were in progress at the same time. */
import { type Hop, isInternal, type RedirectChain } from '../chain/chain.ts';
import { withoutFragment } from '../chain/chain-edit.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { alignInTime, type Span, spanOf } from './time-spans.ts';

/** The part of a hop that matters here. */
export interface KnownHop extends Span {
  readonly chainId: string;
  readonly index: number;
  readonly hop: Hop;
}

/** The hops and entries with the same URL, method and status. */
interface Group {
  readonly hops: Set<KnownHop>;
  readonly entries: Set<NetworkEntry>;
}

/**
 * How many entries are kept that match no hop (yet) and aren't used otherwise, the newest. Most requests are no
 * redirects.
 */
export const MOST_SPARE = 1000;

/**
 * How many hops of a group, the newest, are matched again when something arrives; older ones keep their entries.
 * Otherwise, each request would cost more on a page that requests one URL again and again.
 */
const MOST_OPEN = 300;

/** Matches hops and entries as they arrive, in any order. */
export class Matching {
  readonly #groups = new Map<string, Group>();
  readonly #unsettled = new Set<string>();
  readonly #spare = new Set<NetworkEntry>();
  readonly #entries = new Map<KnownHop, NetworkEntry>();

  /** Adds an entry, once. */
  addEntry(entry: NetworkEntry): void {
    this.#groupOf(keyOf(entry.method, entry.url, entry.status)).entries.add(entry);
    this.#spare.add(entry);
  }

  addHop(known: KnownHop): void {
    const key = hopKey(known.hop);
    if (key !== undefined) this.#groupOf(key).hops.add(known);
  }

  /** @param withEntry whether its chain is gone, so that its entry is dropped as well */
  removeHop(known: KnownHop, withEntry: boolean): void {
    const key = hopKey(known.hop);
    if (key === undefined) return;
    this.#groupOf(key).hops.delete(known);
    const entry = this.#entries.get(known);
    this.#entries.delete(known);
    if (!entry) return;
    if (withEntry) this.drop(entry);
    // The hop may come back changed.
    else this.#groupOf(key).entries.add(entry);
  }

  /** Forgets the entries that belong to no hop and that a test selects. */
  forget(isForgotten: (entry: NetworkEntry) => boolean): void {
    for (const entry of this.#spare) if (isForgotten(entry)) this.drop(entry);
  }

  entryOf(known: KnownHop): NetworkEntry | undefined {
    return this.#entries.get(known);
  }

  /** The entries that belong to no hop. */
  spare(): Iterable<NetworkEntry> {
    return this.#spare;
  }

  /** Matches what can be matched now; returns the IDs of the chains for which that changed anything. */
  settle(): Set<string> {
    const changed = new Set<string>();
    for (const key of this.#unsettled) this.#settleGroup(key, changed);
    this.#unsettled.clear();
    return changed;
  }

  /**
   * Forgets the oldest entries that belong to no hop.
   * @param used the ones among them that are displayed, which are kept
   */
  trim(used: ReadonlySet<NetworkEntry>): void {
    const unused = [...this.#spare].filter((entry) => !used.has(entry));
    for (const entry of unused.slice(0, -MOST_SPARE)) this.drop(entry);
    this.#unsettled.clear();
  }

  /** The group of a key, which is then matched again. */
  #groupOf(key: string): Group {
    this.#unsettled.add(key);
    const group = this.#groups.get(key) ?? { hops: new Set(), entries: new Set() };
    this.#groups.set(key, group);
    return group;
  }

  #settleGroup(key: string, changed: Set<string>): void {
    const { hops, entries } = this.#groupOf(key);
    if (hops.size + entries.size === 0) this.#groups.delete(key);
    const sorted = [...hops].sort(byTimeAndChain);
    const pairs = alignInTime(sorted, [...entries].sort(byTimeAndContent));
    for (const entry of entries) this.#spare.add(entry);
    for (const entry of pairs.values()) this.#spare.delete(entry);
    for (const known of hops) {
      const entry = pairs.get(known);
      if (this.#entries.get(known) !== entry) changed.add(known.chainId);
      if (entry) this.#entries.set(known, entry);
      else this.#entries.delete(known);
    }
    this.#close(sorted.slice(0, -MOST_OPEN), sorted.at(-MOST_OPEN)?.startedAt ?? 0, key);
  }

  /** Excludes a group's oldest hops from further matching, with their entries and those that are as old. */
  #close(oldest: readonly KnownHop[], before: number, key: string): void {
    if (oldest.length === 0) return;
    const { hops, entries } = this.#groupOf(key);
    for (const known of oldest) {
      hops.delete(known);
      const entry = this.#entries.get(known);
      if (entry) entries.delete(entry);
    }
    for (const entry of entries) if (entry.startedAt < before) entries.delete(entry);
  }

  /** Forgets an entry that belongs to no hop. */
  drop(entry: NetworkEntry): void {
    this.#spare.delete(entry);
    this.#groupOf(keyOf(entry.method, entry.url, entry.status)).entries.delete(entry);
  }
}

/** Returns the hops of a chain. */
export function knownHops({ id: chainId, hops }: RedirectChain): KnownHop[] {
  return hops.map((hop, index) => {
    const { endedAt = hop.startedAt } = hop;
    return { chainId, index, hop, ...spanOf(hop), endedAt };
  });
}

/** By time and, within one millisecond, by chain and index, so that the order of arrival doesn't matter. */
export function byTimeAndChain(a: KnownHop, b: KnownHop): number {
  return (
    a.startedAt - b.startedAt ||
    a.chainId.localeCompare(b.chainId, 'en', { numeric: true }) ||
    a.index - b.index
  );
}

/** The same for entries. Two identical ones are interchangeable. */
export function byTimeAndContent(a: NetworkEntry, b: NetworkEntry): number {
  if (a.startedAt !== b.startedAt) return a.startedAt - b.startedAt;
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** No server sent the response of an internal redirect, whatever status the log shows for it. */
function hopKey({ method, url, response, error, redirect }: Hop): string | undefined {
  if (isInternal(redirect) || (!response && error === undefined)) return undefined;
  return keyOf(method, url, response?.status ?? 0);
}

function keyOf(method: string, url: string, status: number): string {
  return `${status} ${method} ${withoutFragment(url)}`;
}
