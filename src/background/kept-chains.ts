/** The chains that are kept to be shown, in order of arrival. */
import type { RedirectChain } from '../core/chain.ts';

/** A chain with its place in the order of arrival, and whether the user cleared it while it ran. */
export interface KeptChain {
  readonly sequence: number;
  readonly cleared: boolean;
  readonly chain: RedirectChain;
}

export class KeptChains {
  #byId = new Map<string, KeptChain>();
  #nextSequence = 0;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): KeptChain | undefined {
    return this.#byId.get(id);
  }

  /** Takes back what `get` once gave, oldest first. */
  restore(kept: KeptChain): void {
    this.#byId.set(kept.chain.id, kept);
    this.#nextSequence = Math.max(this.#nextSequence, kept.sequence + 1);
  }

  /** Keeps the new state of a chain; false for one that was cleared while it ran and has now ended, which is dropped. */
  keep(chain: RedirectChain): boolean {
    const known = this.#byId.get(chain.id);
    if (known?.cleared && chain.ended) return false;
    const sequence = known?.sequence ?? this.#nextSequence++;
    this.#byId.set(chain.id, { sequence, cleared: known?.cleared ?? false, chain });
    return true;
  }

  /** Shows a chain no longer, but remembers that it runs. */
  hide(id: string): void {
    const kept = this.#byId.get(id);
    if (kept) this.#byId.set(id, { ...kept, cleared: true });
  }

  forget(id: string): void {
    this.#byId.delete(id);
  }

  all(): RedirectChain[] {
    return [...this.#byId.values()].map(({ chain }) => chain);
  }

  /** A chain that is to be shown; undefined for one that is not there, or was cleared. */
  shown(id: string): RedirectChain | undefined {
    const kept = this.#byId.get(id);
    return kept && !kept.cleared ? kept.chain : undefined;
  }

  /** The chains of a tab that are to be shown. */
  shownOf(tabId: number): RedirectChain[] {
    return this.all().filter(({ id, tabId: tab }) => tab === tabId && this.shown(id));
  }

  /** The chain to give up first: the oldest that has ended, else the oldest. */
  oldest(): RedirectChain | undefined {
    const all = this.all();
    return all.find((chain) => chain.ended) ?? all[0];
  }
}
