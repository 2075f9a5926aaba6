/** The entries linked so far, as paths of which only the ends matter. */
import { MOST_HOPS } from '../../../../record/recorder.ts';
import type { IndexedEntry } from './index-entries.ts';

/** A path; an entry that is not linked is a path by itself. */
interface Path {
  readonly first: IndexedEntry;
  readonly last: IndexedEntry;
  readonly length: number;
}

export class Paths {
  readonly #byFirst = new Map<IndexedEntry, Path>();
  readonly #byLast = new Map<IndexedEntry, Path>();

  /**
   * Returns whether the last entry of one path can be followed by the first entry of another: not if they are the same
   * path, which would become a loop, nor if the path would be longer than any recorded chain.
   */
  canJoin(last: IndexedEntry, first: IndexedEntry): boolean {
    const [before, after] = [this.#endingWith(last), this.#beginningWith(first)];
    return before.first !== first && before.length + after.length <= MOST_HOPS;
  }

  /** Joins two paths. */
  join(last: IndexedEntry, first: IndexedEntry): void {
    const [before, after] = [this.#endingWith(last), this.#beginningWith(first)];
    const path = {
      first: before.first,
      last: after.last,
      length: before.length + after.length,
    };
    this.#byFirst.set(path.first, path);
    this.#byLast.set(path.last, path);
  }

  #endingWith(entry: IndexedEntry): Path {
    return this.#byLast.get(entry) ?? { first: entry, last: entry, length: 1 };
  }

  #beginningWith(entry: IndexedEntry): Path {
    return this.#byFirst.get(entry) ?? { first: entry, last: entry, length: 1 };
  }
}
