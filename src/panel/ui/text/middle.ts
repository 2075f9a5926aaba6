/** Where to cut a text whose middle has to give way. */

/** The end is worth keeping from this length on, and not beyond that one. */
const TAIL = { min: 2, max: 12, usual: 8 } as const;

/**
 * Says how many characters at a URL's end stay together when its middle is left out: from its last `/` on, or else
 * from where its query, fragment, parameter or word begins.
 */
export function tailLength(text: string): number {
  const from = Math.max(0, text.length - TAIL.max);
  const range = text.slice(from, text.length - TAIL.min + 1);
  for (const signs of [/.*\//s, /.*[?#&]/s, /.*[-_=.,;:+]/s]) {
    const found = signs.exec(range);
    if (found) return text.length - (from + found[0].length - 1);
  }
  const cut = Math.max(0, text.length - TAIL.usual);
  // Not between the halves of a surrogate pair.
  return text.length - (/[\uDC00-\uDFFF]/.test(text[cut] ?? '') ? cut + 1 : cut);
}
