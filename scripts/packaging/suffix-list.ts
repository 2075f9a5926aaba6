/** The public suffix list from tldts as text: one rule per line. */
import * as trie from 'tldts/dist/es6/src/data/trie.js';

/** Writes the list, with names that end alike on consecutive lines, which compresses best. */
export function suffixList(): string {
  const labels = labelsOfEdges();
  const rules: string[] = [];
  const walk = (node: number, suffix: string, sign: string): void => {
    if (suffix !== '' && trie.nodeFlags[node] !== 0) rules.push(sign + suffix);
    const [from = 0, to = 0] = [trie.edgeStart[node], trie.edgeStart[node + 1]];
    for (let edge = from; edge < to; edge += 1) {
      const name = suffix === '' ? labels[edge] : `${labels[edge]}.${suffix}`;
      walk(trie.edgeChild[edge] ?? 0, name ?? '', sign);
    }
  };
  walk(trie.exceptionsRoot, '', '!');
  walk(trie.rulesRoot, '', '');
  return rules.join('\n');
}

function labelsOfEdges(): string[] {
  let at = 0;
  return Array.from(trie.edgeLength, (length) => {
    at += length;
    return trie.labelText.slice(at - length, at);
  });
}
