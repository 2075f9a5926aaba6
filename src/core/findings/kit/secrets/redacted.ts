/** Returns whether a text has placeholders in place of secrets: then its length and characters mean nothing. */
export function isRedacted(text: string): boolean {
  return text.includes('redacted-');
}
