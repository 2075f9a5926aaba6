/** Bytes, one character each, as text. */

/**
 * Reads UTF-8; undefined where it is none.
 * @param isCut the bytes may end within a character
 */
export function utf8(bytes: string, isCut = false): string | undefined {
  try {
    const array = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(array, { stream: isCut });
  } catch {
    return undefined;
  }
}

/** Returns whether a text is one that somebody wrote: of control characters it has only those that lay it out. */
export function isText(text: string): boolean {
  return text !== '' && !/[^\P{Cc}\t\r\n]|[\p{Cn}\p{Co}]/u.test(text);
}
