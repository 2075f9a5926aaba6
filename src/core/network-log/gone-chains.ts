/**
 * Chains that are gone, dropped to make room for others. Their entries may come late, and would then be taken for requests
 * that only the log saw: the chains would be back.
 */
import type { RedirectChain } from '../chain/chain.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { digestOf } from '../decode/digest.ts';
import { groupBy } from '../lists/group-by.ts';
import { comparableText } from '../url/comparable-url.ts';
import { NEAR, untilSeen } from './claims.ts';
import { knownHops } from './matching.ts';
import { entryKey } from './pieces.ts';
import { meet, type Span } from './time-spans.ts';

/** So many are remembered, those that went last: entries are late by seconds. */
export const MOST_GONE = 1000;

/** A longer URL is remembered by its digest: URLs take up to a megabyte each. */
const LONGEST = 500;

interface GoneHop extends Span {
  readonly url: string;
}

export class GoneChains {
  readonly #hops = new Map<string, readonly GoneHop[]>();
  #byUrl: ReadonlyMap<string, readonly GoneHop[]> | undefined;

  /** Takes in a chain that goes, as both witnesses told of it. */
  add(chain: RedirectChain): void {
    const hops = knownHops(chain).map((known) => ({
      url: shortened(comparableText(known.hop.url)),
      ...untilSeen(known),
    }));
    this.delete(chain.id);
    this.#hops.set(chain.id, hops);
    for (const id of this.#hops.keys()) {
      if (this.#hops.size <= MOST_GONE) break;
      this.#hops.delete(id);
    }
  }

  /** Takes in that a chain is there again. */
  delete(id: string): void {
    this.#hops.delete(id);
    this.#byUrl = undefined;
  }

  /** Says whether an entry may be one of theirs. */
  has(entry: NetworkEntry): boolean {
    if (this.#hops.size === 0) return false;
    this.#byUrl ??= groupBy([...this.#hops.values()].flat(), ({ url }) => url);
    const hops = this.#byUrl.get(shortened(entryKey(entry))) ?? [];
    return hops.some((hop) => meet(hop, entry, NEAR));
  }
}

function shortened(url: string): string {
  return url.length <= LONGEST ? url : digestOf([new TextEncoder().encode(url)]);
}
