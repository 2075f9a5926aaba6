/** What panels are told of the chains that were evicted to make room for others. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { type GoneChain, MOST_GONE, toGone } from '../../core/network-log/gone-hops.ts';

/** How many chains of each tab were evicted. */
export type EvictedCounts = readonly (readonly [tabId: number, count: number])[];

export class Evicted {
  #counts = new Map<number, number>();
  #untold: readonly { readonly tabs: readonly number[]; readonly chain: GoneChain }[] = [];

  /** Restores what an earlier run of the background script stored. */
  restore(counts: EvictedCounts): void {
    this.#counts = new Map(counts);
  }

  /** What to store. */
  counts(): EvictedCounts {
    return [...this.#counts];
  }

  /** How many chains of a tab were evicted since it was last cleared. */
  countOf(tabId: number): number {
    return this.#counts.get(tabId) ?? 0;
  }

  /** Adds a chain and the tabs that showed it. */
  add(chain: RedirectChain, tabs: readonly number[]): void {
    for (const tab of tabs) this.#counts.set(tab, this.countOf(tab) + 1);
    this.#untold = [...this.#untold, { tabs, chain: toGone(chain) }].slice(-MOST_GONE);
  }

  /** Starts counting a tab's chains again. */
  forget(tabId: number): void {
    this.#counts.delete(tabId);
  }

  /** Returns, by tab, what its panels must remember of the chains evicted since the last call. */
  take(): (tabId: number) => readonly GoneChain[] {
    const untold = this.#untold;
    this.#untold = [];
    return (tabId) => untold.filter(({ tabs }) => tabs.includes(tabId)).map(({ chain }) => chain);
  }
}
