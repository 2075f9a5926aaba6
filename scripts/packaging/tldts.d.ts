/** The list of public suffixes in tldts: a trie in flat arrays. Two nodes that have the same below them are one. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  /** 1: a rule of ICANN's part; 2: of the private part; 0: none ends here. */
  export const nodeFlags: Uint8Array;
  /** By node: its first edge; the next node's is where they end. */
  export const edgeStart: Uint16Array;
  /** By edge: how long its label is, and to which node it leads. */
  export const edgeLength: Uint8Array;
  export const edgeChild: Uint16Array;
  /** The labels of all edges, one after the other. */
  export const labelText: string;
  export const rulesRoot: number;
  export const exceptionsRoot: number;
}
