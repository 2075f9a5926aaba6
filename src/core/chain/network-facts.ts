/**
 * What DevTools' own network log reports about a request (`devtools.network`), and how it adds to a recorded chain. A
 * chain is complete without it. It never changes what webRequest observed, but is shown beside it or where nothing was
 * observable.
 */
import type { Hop, NetworkFacts, RedirectChain, RequestType } from './chain.ts';

/** One request of the log. */
export interface NetworkEntry {
  readonly method: string;
  readonly url: string;
  /** 0 where there was no response. */
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly facts: NetworkFacts;
  /** Where it was redirected to, in each way in which its Location can be read; absent if it was not redirected. */
  readonly targets?: readonly string[];
  /** The request and its response, as far as the log shows them; absent if there was no response. */
  readonly hop?: Hop;
  readonly type?: RequestType;
}

/**
 * Who saw a hop: the browser's webRequest events, DevTools' own network log, or both. `file` is the program that wrote a
 * file, other than Detour.
 */
export type Witness = 'webRequest' | 'log' | 'both' | 'file';

/** Returns who saw a hop. */
export function witnessOf({ witness, network }: Hop): Witness {
  return witness ?? (network ? 'both' : 'webRequest');
}

/** A chain as both witnesses report it. */
export interface Joined {
  readonly hops: RedirectChain['hops'];
  readonly ended: boolean;
  readonly cut?: true;
}

const cache = new WeakMap<RedirectChain, { joined: Joined; enriched: RedirectChain }>();

/** Combines what both witnesses report about a chain. The same chain with the same account gives the same object. */
export function enrich(chain: RedirectChain, joined: Joined | undefined): RedirectChain {
  if (!joined) return chain;
  const known = cache.get(chain);
  if (known?.joined === joined) return known.enriched;
  const { cut: _mended, ...same } = chain;
  const enriched: RedirectChain = { ...same, ...joined };
  cache.set(chain, { joined, enriched });
  return enriched;
}
