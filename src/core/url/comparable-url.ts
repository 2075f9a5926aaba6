/** URLs in a comparable form: tools write a Location and the request for it with different characters escaped. */
import { parseUrl } from './origin.ts';

/** Escapes, and characters that some tools escape: `{`, `|`, `"`, spaces and the like. */
const VARIABLE = /%[\da-f]{2}|[^\w.~!*'(),:@$&=+;/?%-]/gi;

/** Characters that mean the same to clients with and without an escape in a path or query. */
const PLAIN = /[\w.~!*'(),:@$-]/;

/** A URL with nothing to escape or unescape, and without a fragment. */
const PLAIN_URL = /^[^/]*\/\/[\w.~!*'(),:@$&=+;/?-]*$/;

/**
 * Returns a form of a URL, given as the platform writes it, that doesn't depend on how its characters were escaped,
 * without its fragment. For comparison only: delimiters (`/`, `?`, `&`, `=`, `+`, `;`, `%`) remain distinct from their
 * escapes.
 */
export function comparableUrl(href: string): string {
  // Most URLs are comparable as they are.
  if (PLAIN_URL.test(href)) return href;
  const [, origin = '', rest = ''] = /^([^/]*\/\/[^/?#]*)([^#]*)/.exec(href) ?? [];
  return origin === '' ? href : origin + rest.replace(VARIABLE, alike);
}

/**
 * The same for a URL as written by anyone, also relative to a base; a string that is not a URL is returned unchanged.
 */
export function comparableText(url: string, base?: string): string {
  return comparableUrl(parseUrl(url, base)?.href ?? url);
}

function alike(written: string): string {
  if (written.length === 1) return encodeURIComponent(written);
  const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return PLAIN.test(character) ? character : written.toUpperCase();
}
