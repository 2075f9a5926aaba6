/** Entries of the network log that several sources report, each of which is to be taken once. */
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { groupBy } from '../../core/lists/group-by.ts';
import { startAlike } from '../../core/network-log/time-spans.ts';

interface Known {
  readonly startedAt: number;
  isHeard: boolean;
}

/** Of entries that are alike, as many are taken as the source has that has most of them: they are the same. */
export class ReportedEntries {
  readonly #known = new Map<string, readonly Known[]>();
  #isSettled = false;

  /** Takes in an entry that is reported live; says whether no other source has reported it. */
  hear(entry: NetworkEntry): boolean {
    const key = keyOf(entry);
    const alike = this.#known.get(key) ?? [];
    const known = alike.find((each) => !each.isHeard && startAlike(each, entry));
    if (known) known.isHeard = true;
    else if (!this.#isSettled) this.#remember(key, { startedAt: entry.startedAt, isHeard: true });
    if (this.#isSettled) this.#forgetHeard(key);
    return known === undefined;
  }

  /** Takes in all that another source has; gives what is new. */
  newIn(entries: readonly NetworkEntry[]): NetworkEntry[] {
    return [...groupBy(entries, keyOf)].flatMap(([key, alike]) => {
      const unmatched = new Set(this.#known.get(key));
      return alike.filter((entry) => {
        const known = [...unmatched].find((each) => startAlike(each, entry));
        if (known) unmatched.delete(known);
        else this.#remember(key, { startedAt: entry.startedAt, isHeard: false });
        return known === undefined;
      });
    });
  }

  /** No other source follows: what is not heard live yet is all that there is to remember. */
  settle(): void {
    this.#isSettled = true;
    for (const key of this.#known.keys()) this.#forgetHeard(key);
  }

  #remember(key: string, known: Known): void {
    this.#known.set(key, [...(this.#known.get(key) ?? []), known]);
  }

  #forgetHeard(key: string): void {
    const rest = (this.#known.get(key) ?? []).filter(({ isHeard }) => !isHeard);
    if (rest.length === 0) this.#known.delete(key);
    else this.#known.set(key, rest);
  }
}

function keyOf({ status, method, url }: NetworkEntry): string {
  return `${status} ${method} ${url}`;
}
