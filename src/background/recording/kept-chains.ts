/** The chains that are kept to be shown, in order of arrival. */
import type { RedirectChain } from '../../core/chain/chain.ts';

/** A chain with its place in the order of arrival. */
interface Entry {
  readonly sequence: number;
  readonly chain: RedirectChain;
}

/** What is stored of a request. */
export interface KeptChain extends Entry {
  /** The tabs that show it; none, where all of them have cleared it while it ran. */
  readonly audience: readonly number[];
}

export class KeptChains {
  #byId = new Map<string, Entry>();
  #nextSequence = 0;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  /** Takes back what `get` once gave, oldest first. */
  restore({ sequence, chain }: Entry): void {
    this.#byId.set(chain.id, { sequence, chain });
    this.#nextSequence = Math.max(this.#nextSequence, sequence + 1);
  }

  /** Keeps the new state of a chain. */
  keep(chain: RedirectChain): void {
    const sequence = this.#byId.get(chain.id)?.sequence ?? this.#nextSequence++;
    this.#byId.set(chain.id, { sequence, chain });
  }

  forget(id: string): void {
    this.#byId.delete(id);
  }

  all(): RedirectChain[] {
    return [...this.#byId.values()].map(({ chain }) => chain);
  }

  /** The chain to give up first: the oldest that has ended, else the oldest. */
  oldest(): RedirectChain | undefined {
    const all = this.all();
    return all.find((chain) => chain.ended) ?? all[0];
  }
}
