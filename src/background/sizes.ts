/** How many bytes there are under each key, and in all. */
export class Sizes {
  #byKey = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Counts what is under a key: so many bytes, or nothing. */
  set(key: string, size: number): void {
    this.#total += size - (this.#byKey.get(key) ?? 0);
    if (size > 0) this.#byKey.set(key, size);
    else this.#byKey.delete(key);
  }
}

/** Bytes of a text in UTF-8. Nearly all that is stored is ASCII, which need not be encoded to be counted. */
export function byteLength(text: string): number {
  return /[^\0-\x7f]/.test(text) ? new TextEncoder().encode(text).length : text.length;
}
