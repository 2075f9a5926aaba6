/** Finds known values anywhere in texts, in any form. */

import { type Canonical, toCanonical } from '../canonical.ts';
import type { CountSteps } from '../search.ts';
import { Automaton } from './automaton.ts';

/** One canonical form of a value, to search for. */
export interface Pattern<T> {
  readonly text: string;
  readonly value: T;
  /** Counts only without a letter or digit on either side. */
  readonly isWord: boolean;
}

export interface Occurrence<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Receives where a value was found; returns whether it counts there. */
type Add<T> = (start: number, end: number, value: T) => boolean;

/** Shorter patterns are not searched for, in characters. */
export const SHORTEST = 4;

const PLAIN = /[A-Za-z0-9]/;

/** Base64 and base64url (RFC 4648 §4, §5) of at least as many bytes as the shortest pattern has. */
const BASE64 = /[\w+/-]{6,}={0,2}/g;

export class PatternIndex<T> {
  readonly #patterns: readonly Pattern<T>[];
  readonly #automaton: Automaton;
  readonly #count: CountSteps;

  /**
   * @param patterns if several have the same text, the first counts, but one that isn't limited to words takes
   *   precedence
   */
  constructor(patterns: readonly Pattern<T>[], count: CountSteps) {
    const byText = new Map<string, Pattern<T>>();
    for (const pattern of patterns) {
      const { text, isWord } = pattern;
      if (text.length < SHORTEST) continue;
      const known = byText.get(text);
      if (!known || (known.isWord && !isWord)) byText.set(text, pattern);
    }
    this.#patterns = [...byText.values()];
    this.#automaton = new Automaton([...byText.keys()], count);
    this.#count = count;
  }

  /**
   * Finds the patterns in a text and in its decoded Base64, in no particular order.
   * @param from occurrences that begin before this position don't count
   */
  find(text: string, from = 0): Occurrence<T>[] {
    if (this.#patterns.length === 0 || text.length < SHORTEST) return [];
    const canonical = toCanonical(text);
    this.#count(text.length);
    const found: Occurrence<T>[] = [];
    const add: Add<T> = (start, end, value) => {
      const place = { start: startOf(canonical, start), end: endOf(canonical, end), value };
      if (place.start < from) return false;
      found.push(place);
      return true;
    };
    this.#search(canonical, add);
    for (const { index, 0: run } of canonical.text.matchAll(BASE64)) this.#decode(run, index, add);
    return found;
  }

  #search(canonical: Canonical, add: Add<T>): void {
    const { text } = canonical;
    this.#automaton.search(
      text,
      (index, end) => {
        const pattern = this.#patterns[index];
        if (!pattern) return true;
        const start = end - pattern.text.length;
        if (pattern.isWord && touchesWord(canonical, start, end)) return false;
        return add(start, end, pattern.value);
      },
      this.#count,
    );
  }

  /** The run's first characters may not belong to it, so it is decoded from each of the four possible beginnings. */
  #decode(run: string, index: number, add: Add<T>): void {
    const digits = run.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
    for (let shift = 0; shift < 4; shift += 1) {
      const length = digits.length - shift;
      const read = toCanonical(
        atob(digits.slice(shift, shift + length - (length % 4 === 1 ? 1 : 0))),
        true,
      );
      this.#search(read, (start, end, value) => {
        const to = shift + Math.ceil((endOf(read, end) * 4) / 3);
        return add(
          index + shift + Math.floor((startOf(read, start) * 4) / 3),
          index + (to >= digits.length ? run.length : to),
          value,
        );
      });
    }
  }
}

/** Joins overlapping occurrences; the longest one determines the value of the whole. */
export function joinOverlapping<T>(all: readonly Occurrence<T>[]): readonly Occurrence<T>[] {
  if (all.length < 2) return all;
  const merged: (Occurrence<T> & { readonly longest: number })[] = [];
  for (const each of [...all].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const longest = each.end - each.start;
    const last = merged.at(-1);
    if (!last || each.start >= last.end) {
      merged.push({ ...each, longest });
      continue;
    }
    const end = Math.max(last.end, each.end);
    const winner = longest > last.longest ? { value: each.value, longest } : {};
    merged[merged.length - 1] = { ...last, end, ...winner };
  }
  return merged;
}

/** Characters without meaning, such as line breaks, still separate words. */
function touchesWord(canonical: Canonical, start: number, end: number): boolean {
  const { text } = canonical;
  const touches = (at: number) =>
    PLAIN.test(text[at - 1] ?? '') &&
    PLAIN.test(text[at] ?? '') &&
    endOf(canonical, at) === startOf(canonical, at);
  return touches(start) || touches(end);
}

function startOf({ places }: Canonical, at: number): number {
  return places ? (places.starts[at] ?? 0) : at;
}

function endOf({ places }: Canonical, at: number): number {
  return places ? (places.ends[at - 1] ?? 0) : at;
}
