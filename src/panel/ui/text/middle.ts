/** Where to cut a text whose middle is to be left out. */

/** The end is worth keeping from this length on, and not beyond that one. */
const TAIL = { min: 2, max: 12, usual: 8 } as const;

/**
 * What of a text stays, after its beginning, when its middle is left out: its end or, where that leaves out what tells it
 * from another text, the beginning of what does.
 * @param differsAt index from which on it differs from another; undefined where it is compared with none
 */
export function tailOf(text: string, differsAt?: number): string {
  const end = text.slice(-tailLength(text));
  if (differsAt === undefined || differsAt <= 0 || differsAt >= text.length) return end;
  const isInTail = differsAt >= text.length - end.length;
  const difference = text.slice(differsAt);
  if (isInTail && difference.length < TAIL.min) return end;
  return difference.length <= TAIL.max ? difference : `${whole(difference, TAIL.max - 1)}…`;
}

/**
 * Says how many characters at a URL's end stay together when its middle is left out: from its last `/` on, or else
 * from where its query, fragment, parameter or word begins.
 */
function tailLength(text: string): number {
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

/** The first characters of a text, without half of a surrogate pair at their end. */
function whole(text: string, length: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length - 1 : length);
}
