/**
 * What DevTools' own network log tells of a request (`devtools.network`), and how it adds to a recorded chain. A chain is
 * whole without it. It never changes what webRequest observed: it stands beside it, or where nothing was observable.
 */
import type { BodySummary, Hop, RedirectChain } from './chain.ts';

/** A body of which the log showed every byte. */
export type LoggedBody = Extract<BodySummary, { kind: 'bytes' }>;

/** Milliseconds; absent where the phase is not known or did not take place. As in HAR 1.2, `connect` includes `ssl`. */
export interface LoggedTimings {
  readonly blocked?: number;
  readonly dns?: number;
  readonly connect?: number;
  readonly ssl?: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/** What had the request sent: a script's innermost call that has a URL, or the place in a document. */
export interface Initiator {
  /** Chromium's word for it: `script`, `parser`, … */
  readonly type: string;
  readonly url: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** What the log knows of a hop beyond what webRequest shows. */
export interface NetworkFacts {
  readonly timings: LoggedTimings;
  /** `HTTP/1.1`, `HTTP/2`, `HTTP/3`. */
  readonly protocol?: string;
  /** Bytes of the response as they were transferred, headers included. */
  readonly transferSize?: number;
  readonly serverIp?: string;
  readonly initiator?: Initiator;
  readonly body?: LoggedBody;
}

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

/** A hop with what the log knows of it. */
export interface EnrichedHop extends Hop {
  readonly network?: NetworkFacts;
}

/** A chain with what the log knows of its hops; a recorded chain is one without. */
export interface EnrichedChain extends RedirectChain {
  readonly hops: readonly [EnrichedHop, ...EnrichedHop[]];
}

/** What is known of each hop of a chain, by its index. */
export type ChainFacts = readonly (NetworkFacts | undefined)[];

const cache = new WeakMap<RedirectChain, { facts: ChainFacts; enriched: EnrichedChain }>();

/**
 * Makes a chain with the facts beside its hops. A body that webRequest could not observe is taken from them, and says so.
 * The same chain with the same facts gives the same object.
 */
export function enrich(chain: RedirectChain, facts: ChainFacts | undefined): EnrichedChain {
  if (!facts) return chain;
  const known = cache.get(chain);
  if (known?.facts === facts) return known.enriched;
  const [first, ...rest] = chain.hops;
  const enriched: EnrichedChain = {
    ...chain,
    hops: [
      enrichHop(first, facts[0]),
      ...rest.map((hop, index) => enrichHop(hop, facts[index + 1])),
    ],
  };
  cache.set(chain, { facts, enriched });
  return enriched;
}

function enrichHop(hop: Hop, network: NetworkFacts | undefined): EnrichedHop {
  if (!network) return hop;
  const body = hop.body.kind === 'not-observable' ? (network.body ?? hop.body) : hop.body;
  return { ...hop, body, network };
}
