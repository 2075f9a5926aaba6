/** URLs as they compare: tools write down a Location and the request for it with other characters escaped. */
import { parseUrl } from './origin.ts';

/** Escapes, and characters that some tools escape: `{`, `|`, `"`, spaces and the like. */
const VARIABLE = /%[\da-f]{2}|[^\w.~!*'(),:@$&=+;/?%-]/gi;

/** Characters that mean the same with and without an escape in a path or query, as far as clients go. */
const PLAIN = /[\w.~!*'(),:@$-]/;

/**
 * Returns a form of a URL, given as the platform writes it, that is the same however its characters were escaped, without its fragment. For comparison only:
 * delimiters (`/`, `?`, `&`, `=`, `+`, `;`, `%`) stay apart from their escapes.
 */
export function comparableUrl(href: string): string {
  const [, origin = '', rest = ''] = /^([^/]*\/\/[^/?#]*)([^#]*)/.exec(href) ?? [];
  return origin === '' ? href : origin + rest.replace(VARIABLE, alike);
}

/** The same of a URL as anybody wrote it, also relative to a base; a text that is not a URL stays as it is. */
export function comparableText(url: string, base?: string): string {
  return comparableUrl(parseUrl(url, base)?.href ?? url);
}

function alike(written: string): string {
  if (written.length === 1) return encodeURIComponent(written);
  const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return PLAIN.test(character) ? character : written.toUpperCase();
}
