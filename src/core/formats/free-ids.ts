/** Ids for chains that a file gives one id: `7`, `7~2`, `7~3`. However many they are, each is found at once. */
export class FreeIds {
  readonly #taken: Set<string>;
  /** Of each id, which number was given last. */
  readonly #last = new Map<string, number>();

  /** @param taken ids that are given already */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Gives the id itself the first time, and one made of it from then on. */
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
