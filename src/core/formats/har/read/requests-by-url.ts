/** The requests of a HAR by what they asked for, each to be found until it is used. */
import type { IndexedEntry } from './index-entries.ts';

/** So many requests for one URL at about the same time are looked at; beyond, nobody can say which is meant. */
const MOST_CANDIDATES = 16;

interface Queue {
  /** In order of time. */
  readonly entries: IndexedEntry[];
  /** For each place the next one that may be unused: itself, or a later one. */
  readonly next: number[];
}

export class Requests {
  readonly #queues = new Map<string, Queue>();
  readonly #used = new Set<IndexedEntry>();

  /** @param entries in any order */
  constructor(entries: readonly IndexedEntry[]) {
    const sorted = [...entries].sort((a, b) => a.startedAt - b.startedAt || a.index - b.index);
    for (const entry of sorted) {
      const queue = this.#queues.get(entry.requested) ?? { entries: [], next: [] };
      this.#queues.set(entry.requested, queue);
      queue.next.push(queue.entries.push(entry) - 1);
    }
  }

  /** Takes an entry out. */
  use(entry: IndexedEntry): void {
    this.#used.add(entry);
  }

  /** Finds the first unused request for a URL between two times, in milliseconds since the epoch, that is accepted. */
  find(
    url: string,
    earliest: number,
    latest: number,
    accepts: (entry: IndexedEntry) => boolean,
  ): IndexedEntry | undefined {
    const queue = this.#queues.get(url);
    if (!queue) return undefined;
    let place = this.#unused(queue, firstSince(queue.entries, earliest));
    for (let looked = 0; looked < MOST_CANDIDATES; looked += 1) {
      const entry = queue.entries[place];
      if (!entry || entry.startedAt > latest) return undefined;
      if (accepts(entry)) return entry;
      place = this.#unused(queue, place + 1);
    }
    return undefined;
  }

  /** The first unused place from the given one on. Places that were skipped are not looked at again (path halving). */
  #unused({ entries, next }: Queue, from: number): number {
    let place = from;
    for (;;) {
      const entry = entries[place];
      if (!entry || !this.#used.has(entry)) return place;
      const after = next[place] === place ? place + 1 : (next[place] ?? place + 1);
      next[place] = next[after] ?? after;
      place = after;
    }
  }
}

function firstSince(entries: readonly IndexedEntry[], time: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.startedAt ?? Number.POSITIVE_INFINITY) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
