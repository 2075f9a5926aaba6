/**
 * Returns what the platform's URL parser makes of a text; undefined if it is not a URL. It doesn't use `URL.canParse`,
 * because Node's rejects non-ASCII letters once it is optimized.
 */
export function platformUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
