/** Where to truncate a text in its middle. */

/** How many characters of a text's end are kept. */
const TAIL = { min: 2, max: 12, usual: 8 } as const;

/**
 * Returns what remains, after its beginning, of a text whose middle is omitted: its end or, if that would omit what
 * distinguishes it from another text, the start of the part that differs.
 * @param differsAt the index from which it differs from another text; undefined if there is none
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
 * Returns how many characters at a URL's end stay together when its middle is omitted: from its last `/`, or otherwise
 * from the start of its query, fragment, parameter or word.
 */
function tailLength(text: string): number {
  const from = Math.max(0, text.length - TAIL.max);
  const range = text.slice(from, text.length - TAIL.min + 1);
  for (const signs of [/.*\//s, /.*[?#&]/s, /.*[-_=.,;:+]/s]) {
    const found = signs.exec(range);
    if (found) return text.length - (from + found[0].length - 1);
  }
  const cut = Math.max(0, text.length - TAIL.usual);
  // Never splits a surrogate pair.
  return text.length - (/[\uDC00-\uDFFF]/.test(text[cut] ?? '') ? cut + 1 : cut);
}

/** Returns the first characters of a text, without half of a surrogate pair at their end. */
function whole(text: string, length: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length - 1 : length);
}
