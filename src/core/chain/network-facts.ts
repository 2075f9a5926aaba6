/**
 * What DevTools' own network log tells of a request (`devtools.network`), and how it adds to a recorded chain. A chain is
 * whole without it. It never changes what webRequest observed: it stands beside it, or where nothing was observable.
 */
import type { Hop, NetworkFacts, RedirectChain } from './chain.ts';

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
}

/** What is known of each hop of a chain, by its index. */
export type ChainFacts = readonly (NetworkFacts | undefined)[];

const cache = new WeakMap<RedirectChain, { facts: ChainFacts; enriched: RedirectChain }>();

/**
 * Makes a chain with the facts beside its hops. A body that webRequest could not observe is taken from them, and says so.
 * The same chain with the same facts gives the same object.
 */
export function enrich(chain: RedirectChain, facts: ChainFacts | undefined): RedirectChain {
  if (!facts) return chain;
  const known = cache.get(chain);
  if (known?.facts === facts) return known.enriched;
  const [first, ...rest] = chain.hops;
  const enriched: RedirectChain = {
    ...chain,
    hops: [
      enrichHop(first, facts[0]),
      ...rest.map((hop, index) => enrichHop(hop, facts[index + 1])),
    ],
  };
  cache.set(chain, { facts, enriched });
  return enriched;
}

function enrichHop(hop: Hop, network: NetworkFacts | undefined): Hop {
  if (!network) return hop;
  const body = hop.body.kind === 'not-observable' ? (network.body ?? hop.body) : hop.body;
  return { ...hop, body, network };
}
