/**
 * Finds any number of texts in another in one pass (Aho and Corasick, "Efficient string matching", 1975): its time grows
 * with the length of all of them, however many begin alike. Every character is a byte.
 */
import type { CountSteps } from '../search.ts';

const ROOT = 0;

export class Automaton {
  /** A node for each beginning of a pattern, the root first; its children are a linked list. */
  readonly #byte: Uint8Array;
  readonly #child: Int32Array;
  readonly #sibling: Int32Array;
  /** The node of the longest end of this one's text that begins a pattern too. */
  readonly #shorter: Int32Array;
  /** The next of these at which a pattern ends; the root if none does. */
  readonly #ending: Int32Array;
  /** Which pattern ends here, from 1; 0 for none. */
  readonly #pattern: Int32Array;
  #nodes = 1;

  /** @param patterns none of them twice, none empty */
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
   * Goes through a text.
   * @param found is told of each pattern, by its place in the list, and where it ends; of those that end at one place the
   *   longest first, until it says that no shorter one matters
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

  /** The root, which is nobody's child, for none. A node has at most 256. */
  #childOf(node: number, byte: number): number {
    let child = this.#child[node] ?? 0;
    while (child !== 0 && this.#byte[child] !== byte) child = this.#sibling[child] ?? 0;
    return child;
  }

  /** Breadth first: the nodes of shorter texts are linked already. */
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
