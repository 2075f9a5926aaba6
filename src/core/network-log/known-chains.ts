/** The chains that webRequest saw, in the form in which they are compared with the network log. */
import { attempt } from '../chain/attempt.ts';
import type { RedirectChain } from '../chain/chain.ts';
import { isAfterGap } from '../chain/gaps.ts';
import { comparableText } from '../url/comparable-url.ts';
import { type KnownHop, knownHops } from './matching.ts';

export interface KnownChain {
  readonly chain: RedirectChain;
  /** Whether the log can contain its requests: it is the chain's tab's log, or the chain is a service worker's. */
  readonly isOfLog: boolean;
  /** The hops to be matched; none if the log is of another tab. */
  readonly hops: readonly KnownHop[];
}

export class KnownChains {
  readonly #tabId: number;
  readonly #chains = new Map<string, KnownChain>();
  readonly #byUrl = new Map<string, Set<KnownHop>>();
  readonly #unfinished = new Set<string>();

  /** @param tabId the tab whose log it is */
  constructor(tabId: number) {
    this.#tabId = tabId;
  }

  get(id: string): KnownChain | undefined {
    return this.#chains.get(id);
  }

  /** The IDs of chains that may be incomplete. */
  get unfinished(): ReadonlySet<string> {
    return this.#unfinished;
  }

  /** The hops of a URL in the form for comparison. */
  hopsOf(url: string): Iterable<KnownHop> {
    return this.#byUrl.get(url) ?? [];
  }

  /** Returns the known chains that are missing from these, or are other objects there. */
  changed(chains: ReadonlyMap<string, RedirectChain>): readonly KnownChain[] {
    return [...this.#chains.values()].filter(({ chain }) => chains.get(chain.id) !== chain);
  }

  add(chain: RedirectChain): KnownChain {
    // The log includes requests from the tab's service workers, for which Chromium reports no tab.
    const isOfLog = chain.tabId === this.#tabId || chain.tabId === -1;
    const known = { chain, isOfLog, hops: isOfLog ? knownHops(chain) : [] };
    this.#chains.set(chain.id, known);
    attempt(() => this.#index(known), undefined);
    this.noteUnfinished(chain);
    return known;
  }

  /** Remembers a chain if it is incomplete, as far as both witnesses know. */
  noteUnfinished(chain: RedirectChain): void {
    const isOfLog = this.#chains.get(chain.id)?.isOfLog;
    if (isOfLog && isUnfinished(chain)) this.#unfinished.add(chain.id);
  }

  delete({ chain: { id }, hops }: KnownChain): void {
    this.#chains.delete(id);
    this.#unfinished.delete(id);
    for (const known of hops) {
      const url = comparableText(known.hop.url);
      const same = this.#byUrl.get(url);
      same?.delete(known);
      if (same?.size === 0) this.#byUrl.delete(url);
    }
  }

  #index({ hops }: KnownChain): void {
    for (const known of hops) {
      const url = comparableText(known.hop.url);
      const same = this.#byUrl.get(url) ?? new Set();
      this.#byUrl.set(url, same.add(known));
    }
  }
}

/** Returns whether a part of a chain may not have been seen: its end, or a gap. */
function isUnfinished(chain: RedirectChain): boolean {
  return !chain.ended || chain.cut || chain.hops.some((_, index) => isAfterGap(chain, index));
}
