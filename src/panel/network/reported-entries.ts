/** Entries of the network log that several sources report, each of which is to be taken once. */
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { groupBy } from '../../core/lists/group-by.ts';

/** Of entries that are alike, as many are taken as the source has that has most of them: they are the same. */
export class ReportedEntries {
  /** How many of each have been heard live. */
  readonly #heard = new Map<string, number>();
  readonly #taken = new Map<string, number>();
  #isSettled = false;

  /** Takes in an entry that is reported live; says whether no other source has reported it. */
  hear(entry: NetworkEntry): boolean {
    const key = keyOf(entry);
    const taken = this.#taken.get(key) ?? 0;
    if (this.#isSettled && taken === 0) return true;
    const count = (this.#heard.get(key) ?? 0) + 1;
    this.#heard.set(key, count);
    this.#taken.set(key, Math.max(count, taken));
    if (this.#isSettled && count >= taken) this.#forget(key);
    return count > taken;
  }

  /** Takes in all that another source has; gives what is new. */
  newIn(entries: readonly NetworkEntry[]): NetworkEntry[] {
    const found: NetworkEntry[] = [];
    for (const [key, alike] of groupBy(entries, keyOf)) {
      const taken = this.#taken.get(key) ?? 0;
      for (const entry of alike.slice(taken)) found.push(entry);
      this.#taken.set(key, Math.max(taken, alike.length));
    }
    return found;
  }

  /** No other source follows: what is not heard live yet is all that there is to remember. */
  settle(): void {
    this.#isSettled = true;
    for (const [key, taken] of this.#taken)
      if ((this.#heard.get(key) ?? 0) >= taken) this.#forget(key);
  }

  #forget(key: string): void {
    this.#heard.delete(key);
    this.#taken.delete(key);
  }
}

function keyOf({ startedAt, status, method, url }: NetworkEntry): string {
  return `${startedAt} ${status} ${method} ${url}`;
}
