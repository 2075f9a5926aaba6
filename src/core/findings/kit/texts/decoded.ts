/** Decodes the percent signs of a URL's part or a cookie's value; text that has others stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
