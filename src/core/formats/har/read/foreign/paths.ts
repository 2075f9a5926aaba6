/** Entries that have been joined so far, as paths of which only the ends matter. */
import { MOST_HOPS } from '../../../../record/recorder.ts';
import type { IndexedEntry } from './index-entries.ts';

/** A path; of an entry that is joined to none, the entry itself. */
interface Path {
  readonly first: IndexedEntry;
  readonly last: IndexedEntry;
  readonly length: number;
}

export class Paths {
  readonly #byFirst = new Map<IndexedEntry, Path>();
  readonly #byLast = new Map<IndexedEntry, Path>();

  /**
   * Returns whether an entry that is the last of its path can be followed by one that is the first of its own. It
   * cannot by its own first, which would make a circle, nor where the path would be longer than any that is recorded.
   */
  canJoin(last: IndexedEntry, first: IndexedEntry): boolean {
    const [before, after] = [this.#endingWith(last), this.#beginningWith(first)];
    return before.first !== first && before.length + after.length <= MOST_HOPS;
  }

  /** Makes one path of two. */
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
