/**
 * Finds any number of patterns in a text in one pass (Aho and Corasick, "Efficient string matching", 1975). The time is
 * linear in the length of all of them, even if many begin alike. Every character is a byte.
 */
import type { CountSteps } from '../search.ts';

const ROOT = 0;

export class Automaton {
  /** One node per pattern prefix, the root first; a node's children form a linked list. */
  readonly #byte: Uint8Array;
  readonly #child: Int32Array;
  readonly #sibling: Int32Array;
  /** The node of the longest proper suffix that is also a prefix of a pattern. */
  readonly #shorter: Int32Array;
  /** The next of these at which a pattern ends; the root if there is none. */
  readonly #ending: Int32Array;
  /** The pattern that ends here, counted from 1; 0 if there is none. */
  readonly #pattern: Int32Array;
  #nodes = 1;

  /** @param patterns without duplicates and empty strings */
  constructor(patterns: readonly string[], count: CountSteps) {
    const most = patterns.reduce((sum, { length }) => sum + length, 1);
    this.#byte = new Uint8Array(most);
    this.#child = new Int32Array(most);
    this.#sibling = new Int32Array(most);
    this.#shorter = new Int32Array(most);
    this.#ending = new Int32Array(most);
    this.#pattern = new Int32Array(most);
    for (const [index, pattern] of patterns.entries()) this.#insert(pattern, index + 1);
    this.#link(count);
    count(most);
  }

  /**
   * Searches a text.
   * @param found receives each pattern's index and where it ends; at one position, the longest pattern first, until it
   *   returns that shorter ones don't matter
   */
  search(text: string, found: (pattern: number, end: number) => boolean, count: CountSteps): void {
    let node = ROOT;
    let steps = text.length;
    for (let at = 0; at < text.length; at += 1) {
      const byte = text.charCodeAt(at);
      let next = this.#childOf(node, byte);
      for (; next === ROOT && node !== ROOT; steps += 1) {
        node = this.#shorter[node] ?? ROOT;
        next = this.#childOf(node, byte);
      }
      node = next;
      let end = this.#pattern[node] ? node : (this.#ending[node] ?? ROOT);
      for (; end !== ROOT; end = this.#ending[end] ?? ROOT) {
        steps += 1;
        if (found((this.#pattern[end] ?? 1) - 1, at + 1)) break;
      }
    }
    count(steps);
  }

  #insert(pattern: string, number: number): void {
    let node = ROOT;
    for (let at = 0; at < pattern.length; at += 1) {
      const byte = pattern.charCodeAt(at);
      node = this.#childOf(node, byte) || this.#add(node, byte);
    }
    this.#pattern[node] = number;
  }

  #add(parent: number, byte: number): number {
    const node = this.#nodes;
    this.#nodes += 1;
    this.#byte[node] = byte;
    this.#sibling[node] = this.#child[parent] ?? 0;
    this.#child[parent] = node;
    return node;
  }

  /** The root, which is no node's child, if there is none. A node has at most 256. */
  #childOf(node: number, byte: number): number {
    let child = this.#child[node] ?? 0;
    while (child !== 0 && this.#byte[child] !== byte) child = this.#sibling[child] ?? 0;
    return child;
  }

  /** Breadth-first, so that the nodes of shorter prefixes are already linked. */
  #link(count: CountSteps): void {
    const queue = new Int32Array(this.#nodes);
    let end = 1;
    let steps = 0;
    for (let begin = 0; begin < end; begin += 1) {
      const parent = queue[begin] ?? ROOT;
      for (let node = this.#child[parent] ?? 0; node !== 0; node = this.#sibling[node] ?? 0) {
        queue[end] = node;
        end += 1;
        const byte = this.#byte[node] ?? 0;
        let from = parent;
        let link = ROOT;
        while (from !== ROOT && link === ROOT) {
          from = this.#shorter[from] ?? ROOT;
          link = this.#childOf(from, byte);
          steps += 1;
        }
        this.#shorter[node] = link;
        this.#ending[node] = this.#pattern[link] ? link : (this.#ending[link] ?? ROOT);
      }
    }
    count(steps);
  }
}
