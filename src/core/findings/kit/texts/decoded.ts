/**
 * Decodes the percent-encoding in a part of a URL or a cookie's value; text with other percent signs stays as it is.
 */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
