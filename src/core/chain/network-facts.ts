/**
 * What DevTools' own network log tells of a request (`devtools.network`), and how it adds to a recorded chain. A chain is
 * whole without it. It never changes what webRequest observed: it stands beside it, or where nothing was observable.
 */
import type { BodySummary, Hop, RedirectChain, RequestType } from './chain.ts';

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
  /** Where it was redirected to, in each way in which its Location can be read; absent where it was not. */
  readonly targets?: readonly string[];
  /** The request and its answer, as far as the log shows them; absent where there was no answer. */
  readonly hop?: Hop;
  readonly type?: RequestType;
}

/**
 * Who saw a hop: the browser's webRequest events, DevTools' own network log, or both. `file` is the program that wrote a
 * file, other than Detour.
 */
export type Witness = 'webRequest' | 'log' | 'both' | 'file';

/** What the log says of a hop where it contradicts webRequest. */
export interface Contradiction {
  readonly method?: string;
  readonly status?: number;
  /** The redirect's target. */
  readonly target?: string;
}

/** A hop with what the log knows of it. */
export interface EnrichedHop extends Hop {
  readonly network?: NetworkFacts;
  /** The only one who saw it, where that is not webRequest; see `witnessOf`. */
  readonly witness?: 'log' | 'file';
  readonly contradiction?: Contradiction;
}

/** A chain with what the log knows of its hops; a recorded chain is one without. */
export interface EnrichedChain extends RedirectChain {
  readonly hops: readonly [EnrichedHop, ...EnrichedHop[]];
  /** It was over before the panel listened: only the log has it. It is in no export. */
  readonly beforePanel?: true;
}

/** Says who saw a hop. */
export function witnessOf({ witness, network }: EnrichedHop): Witness {
  return witness ?? (network ? 'both' : 'webRequest');
}

/** How a chain is once both witnesses have been heard. */
export interface Joined {
  readonly hops: EnrichedChain['hops'];
  readonly ended: boolean;
  readonly cut?: true;
}

const cache = new WeakMap<RedirectChain, { joined: Joined; enriched: EnrichedChain }>();

/** Makes of a chain what both witnesses tell of it. The same chain with the same account gives the same object. */
export function enrich(chain: RedirectChain, joined: Joined | undefined): EnrichedChain {
  if (!joined) return chain;
  const known = cache.get(chain);
  if (known?.joined === joined) return known.enriched;
  const { cut: _mended, ...same } = chain;
  const enriched: EnrichedChain = { ...same, ...joined };
  cache.set(chain, { joined, enriched });
  return enriched;
}
