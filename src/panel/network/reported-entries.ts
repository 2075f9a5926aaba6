/** Entries of the network log that several sources report; each is used once. */
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { groupBy } from '../../core/lists/group-by.ts';
import { startAlike } from '../../core/network-log/time-spans.ts';

interface Known {
  readonly startedAt: number;
  isHeard: boolean;
}

/** Of identical entries, as many are used as the source with the most of them has; the others are the same ones. */
export class ReportedEntries {
  readonly #known = new Map<string, readonly Known[]>();
  #isSettled = false;

  /** Adds an entry that is reported live; returns whether no other source has reported it. */
  hear(entry: NetworkEntry): boolean {
    const key = keyOf(entry);
    const alike = this.#known.get(key) ?? [];
    const known = alike.find((each) => !each.isHeard && startAlike(each, entry));
    if (known) known.isHeard = true;
    else if (!this.#isSettled) this.#remember(key, { startedAt: entry.startedAt, isHeard: true });
    if (this.#isSettled) this.#forgetHeard(key);
    return known === undefined;
  }

  /** Adds all entries of another source; returns the new ones. */
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

  /** No other source follows, so only entries that weren't reported live yet have to be remembered. */
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
