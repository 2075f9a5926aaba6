/** Unique IDs for chains that have the same ID in a file: `7`, `7~2`, `7~3`. The time per ID is constant. */
export class FreeIds {
  readonly #taken: Set<string>;
  /** The last number given for each ID. */
  readonly #last = new Map<string, number>();

  /** @param taken IDs that are already in use */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Returns the ID itself the first time, and a numbered one from then on. */
  take(id: string): string {
    let free = id;
    for (let number = this.#last.get(id) ?? 1; this.#taken.has(free); ) {
      number += 1;
      free = `${id}~${number}`;
      this.#last.set(id, number);
    }
    this.#taken.add(free);
    return free;
  }
}
