/** The public suffix list in tldts: a trie in flat arrays. Nodes with the same content below them are shared. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  /** 1: an ICANN rule; 2: a private rule; 0: no rule ends here. */
  export const nodeFlags: Uint8Array;
  /** By node: its first edge; its edges end at the next node's first edge. */
  export const edgeStart: Uint16Array;
  /** By edge: the length of its label, and the node that it leads to. */
  export const edgeLength: Uint8Array;
  export const edgeChild: Uint16Array;
  /** The labels of all edges, concatenated. */
  export const labelText: string;
  export const rulesRoot: number;
  export const exceptionsRoot: number;
}
