/**
 * What the platform's URL parser makes of a text; undefined where it is no URL. Not asked by `URL.canParse`: Node's refuses
 * letters beyond ASCII once it is optimized.
 */
export function platformUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
