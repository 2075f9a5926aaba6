/** Finds known values wherever they stand in texts, in whatever form. */
import { type Canonical, toCanonical } from './canonical.ts';

/** A form of a value, canonical, that is searched for. */
export interface Pattern<T> {
  readonly text: string;
  readonly value: T;
  /** Only where no letter or digit stands on either side. */
  readonly isWord?: boolean;
  /** A base64 character before it, or after it, belongs to it too. */
  readonly before?: boolean;
  readonly after?: boolean;
}

export interface Occurrence<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Shorter patterns are not searched for. */
export const SHORTEST = 4;

const PLAIN = /[A-Za-z0-9]/;
const BASE64 = /[\w+/-]/;

/** Patterns by how they begin. */
export class PatternIndex<T> {
  readonly #patterns = new Map<string, Pattern<T>>();
  /** The lengths of the patterns that begin alike, longest first. */
  readonly #lengths = new Map<number, readonly number[]>();
  /** Of every two characters, whether a pattern begins so: hardly any place of a text gets further. */
  readonly #begins = new Uint8Array(0x10000);

  /** Adds a pattern, unless its text is known: the first stays. One that is to be found anywhere wins over a word. */
  add(pattern: Pattern<T>): void {
    const { text } = pattern;
    if (text.length < SHORTEST) return;
    const known = this.#patterns.get(text);
    if (known && !(known.isWord && !pattern.isWord)) return;
    this.#patterns.set(text, pattern);
    const key = keyAt(text, 0);
    this.#begins[key & 0xffff] = 1;
    const lengths = this.#lengths.get(key) ?? [];
    if (lengths.includes(text.length)) return;
    this.#lengths.set(
      key,
      [...lengths, text.length].sort((a, b) => b - a),
    );
  }

  /**
   * Finds the patterns in a text, from left to right, of several that begin at one place the longest.
   * @param from what begins before this place does not count
   */
  find(text: string, from = 0): Occurrence<T>[] {
    if (this.#patterns.size === 0 || text.length < SHORTEST) return [];
    const canonical = toCanonical(text);
    const found: Occurrence<T>[] = [];
    const last = canonical.text.length - SHORTEST;
    for (let at = 0; at <= last; ) {
      const pattern = this.#mayBegin(canonical.text, at)
        ? this.#matchAt(canonical, at, from)
        : undefined;
      if (pattern) found.push(toOccurrence(canonical, at, pattern, from));
      at += pattern?.text.length ?? 1;
    }
    return found;
  }

  #mayBegin(text: string, at: number): boolean {
    return this.#begins[text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8)] === 1;
  }

  #matchAt(canonical: Canonical, at: number, from: number): Pattern<T> | undefined {
    const { text } = canonical;
    const lengths = this.#lengths.get(keyAt(text, at));
    if (!lengths || startOf(canonical, at) < from) return undefined;
    for (const length of lengths) {
      if (at + length > text.length) continue;
      const pattern = this.#patterns.get(text.slice(at, at + length));
      if (pattern && !(pattern.isWord && touchesWord(text, at, length))) return pattern;
    }
    return undefined;
  }
}

/** Of the first four characters, which are bytes. */
function keyAt(text: string, at: number): number {
  return (
    text.charCodeAt(at) |
    (text.charCodeAt(at + 1) << 8) |
    (text.charCodeAt(at + 2) << 16) |
    (text.charCodeAt(at + 3) << 24)
  );
}

function touchesWord(text: string, at: number, length: number): boolean {
  return PLAIN.test(text[at - 1] ?? '') || PLAIN.test(text[at + length] ?? '');
}

function toOccurrence<T>(
  canonical: Canonical,
  at: number,
  { text, value, before, after }: Pattern<T>,
  from: number,
): Occurrence<T> {
  let start = at;
  let end = at + text.length;
  if (before && BASE64.test(canonical.text[start - 1] ?? '')) start -= 1;
  if (after) {
    if (BASE64.test(canonical.text[end] ?? '')) end += 1;
    while (canonical.text[end] === '=' && end < at + text.length + 3) end += 1;
  }
  return {
    start: Math.max(from, startOf(canonical, start)),
    end: canonical.places ? (canonical.places.ends[end - 1] ?? 0) : end,
    value,
  };
}

function startOf({ places }: Canonical, at: number): number {
  return places ? (places.starts[at] ?? 0) : at;
}
