/** Returns whether a text has placeholders in the place of secrets: then its length and its characters tell nothing. */
export function isRedacted(text: string): boolean {
  return text.includes('redacted-');
}
