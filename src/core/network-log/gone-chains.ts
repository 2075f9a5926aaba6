/**
 * Chains that were evicted to make room for others. Their entries may arrive late, and would then look like requests
 * that only the log saw: the chains would come back.
 */
import type { NetworkEntry } from '../chain/network-facts.ts';
import { groupBy } from '../lists/group-by.ts';
import { type GoneChain, type GoneHop, MOST_GONE, shortened } from './gone-hops.ts';
import { entryKey } from './pieces.ts';
import { earliestStart, meet, NEAR } from './time-spans.ts';

export class GoneChains {
  readonly #hops = new Map<string, readonly GoneHop[]>();
  #byUrl: ReadonlyMap<string, readonly GoneHop[]> | undefined;

  /** Adds an evicted chain. The panel and the background script may each know different hops of it. */
  add({ id, hops }: GoneChain): void {
    const known = this.#hops.get(id) ?? [];
    this.#hops.delete(id);
    this.#hops.set(id, [...known, ...hops]);
    this.#byUrl = undefined;
    for (const oldest of this.#hops.keys()) {
      if (this.#hops.size <= MOST_GONE) break;
      this.#hops.delete(oldest);
    }
  }

  /** Forgets a chain that is back. */
  delete(id: string): void {
    if (this.#hops.delete(id)) this.#byUrl = undefined;
  }

  /** Returns whether an entry may belong to one of the chains. */
  has(entry: NetworkEntry): boolean {
    if (this.#hops.size === 0) return false;
    this.#byUrl ??= groupBy([...this.#hops.values()].flat(), ({ url }) => url);
    const hops = this.#byUrl.get(urlOf(entry)) ?? [];
    return hops.some((hop) => meet({ ...hop, startedAt: earliestStart(hop) }, entry, NEAR));
  }
}

const urls = new WeakMap<NetworkEntry, string>();

function urlOf(entry: NetworkEntry): string {
  const url = urls.get(entry) ?? shortened(entryKey(entry));
  urls.set(entry, url);
  return url;
}
