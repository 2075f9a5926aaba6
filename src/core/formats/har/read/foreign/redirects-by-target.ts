/** The redirects of a HAR by their targets, from which each can be taken once. */
import type { IndexedEntry } from './index-entries.ts';

/**
 * The most redirects to one URL that are considered: a whole loop, if a file's times are too coarse to distinguish its
 * iterations.
 */
const MOST_CANDIDATES = 64;

/** A redirect that could lead to a URL. */
export interface Lead {
  readonly from: IndexedEntry;
  /** As the response named it. */
  readonly target: string;
  /** The earliest time at which the next request can start, in milliseconds since the epoch. */
  readonly since: number;
}

interface Queue {
  /** In order of time. */
  readonly leads: Lead[];
  /** For each index, the next lower one that may be unused: itself, or an earlier one. */
  readonly next: number[];
}

export class Redirects {
  readonly #queues = new Map<string, Queue>();
  readonly #used: ReadonlyMap<IndexedEntry, unknown>;

  /** @param used the redirects that have been followed; it grows while this is in use */
  constructor(
    leads: readonly (Lead & { readonly key: string })[],
    used: ReadonlyMap<IndexedEntry, unknown>,
  ) {
    this.#used = used;
    const sorted = [...leads].sort((a, b) => a.since - b.since || a.from.index - b.from.index);
    for (const lead of sorted) {
      const queue = this.#queues.get(lead.key) ?? { leads: [], next: [] };
      this.#queues.set(lead.key, queue);
      queue.next.push(queue.leads.push(lead) - 1);
    }
  }

  /** Finds the last unused redirect to a URL that is accepted and was answered by the given time. */
  find(key: string, time: number, accepts: (lead: Lead) => boolean): Lead | undefined {
    const queue = this.#queues.get(key);
    if (!queue) return undefined;
    let place = this.#unused(queue, lastUntil(queue.leads, time));
    for (let looked = 0; looked < MOST_CANDIDATES; looked += 1) {
      const lead = queue.leads[place];
      if (!lead) return undefined;
      if (accepts(lead)) return lead;
      place = this.#unused(queue, place - 1);
    }
    return undefined;
  }

  /** The first unused index from the given one down. Skipped indexes are not visited again (path halving). */
  #unused({ leads, next }: Queue, from: number): number {
    let place = from;
    for (;;) {
      const lead = leads[place];
      if (!lead || !this.#used.has(lead.from)) return place;
      const before = next[place] === place ? place - 1 : (next[place] ?? place - 1);
      next[place] = next[before] ?? before;
      place = before;
    }
  }
}

function lastUntil(leads: readonly Lead[], time: number): number {
  let [low, high] = [0, leads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leads[middle]?.since ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
