/** What base64 (RFC 4648 §4 and §5) makes of a text wherever it stands in a longer one. */

/** A run of characters that only this text gives. */
export interface Base64Core {
  readonly text: string;
  /** The character before it, or after it, tells of the text too, and of its neighbour. */
  readonly before: boolean;
  readonly after: boolean;
  /** There is nothing before the text. */
  readonly first: boolean;
}

/**
 * Gives the cores of a text's base64 and base64url forms: one for each of the three ways that it may lie across groups of
 * three bytes.
 * @param bytes one character a byte
 */
export function base64Cores(bytes: string): Base64Core[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = btoa('\0'.repeat(shift) + bytes);
    const bits = 8 * (shift + bytes.length);
    const from = Math.ceil((8 * shift) / 6);
    const text = encoded.slice(from, Math.floor(bits / 6));
    const sides = { before: shift > 0, after: bits % 6 > 0, first: shift === 0 };
    return [...new Set([text, text.replaceAll('+', '-').replaceAll('/', '_')])].map((core) => ({
      text: core,
      ...sides,
    }));
  });
}

/** Decodes base64 or base64url to bytes, one character each; undefined where it is neither. */
export function fromBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
