/** Bytes as text, one character per byte. */

/**
 * Decodes UTF-8; undefined if it is invalid.
 * @param isCut whether the bytes may end within a character
 */
export function utf8(bytes: string, isCut = false): string | undefined {
  try {
    const array = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(array, { stream: isCut });
  } catch {
    return undefined;
  }
}

/** Returns whether a string is readable text: its only control characters are white space. */
export function isText(text: string): boolean {
  return text !== '' && !/[^\P{Cc}\t\r\n]|[\p{Cn}\p{Co}]/u.test(text);
}
