/** Base64 (RFC 4648 §4 and §5). */

/** Decodes base64 or base64url to bytes, one character per byte; undefined if it is neither. */
export function fromBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
