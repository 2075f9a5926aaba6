/** URLs parsed, their hosts and origins. Sites, which take a list of public suffixes, are in site.ts. */

/**
 * What browsers take for a URL's authority: after the web's own schemes any number of slashes stands before it (URL
 * Standard, "special authority ignore slashes state").
 */
const AUTHORITY =
  /^[\0-\x20]*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z\d+.-]*:)?[\\/]{2,})([^\\/?#]*)/i;

/** A name has at most 253 characters (RFC 1035 §2.3.4); in other letters some more before it is encoded. */
const LONGEST_HOST = 1000;

/**
 * Says whether a text is a URL, relative to the base if one is given. One with a host longer than any is none, which the
 * parser may take minutes to find out: its time grows with the square of the host's length.
 */
export function isUrl(text: string, base?: string): boolean {
  return parseUrl(text, base) !== undefined;
}

/** Parses a URL; undefined for what is none, even relative to a base. */
export function parseUrl(text: string, base?: string): URL | undefined {
  if (hasLongHost(text)) return undefined;
  try {
    return new URL(text, base);
  } catch {
    // Not asked of URL.canParse before: Node's says of letters beyond ASCII that they are none, once it is optimized.
    return undefined;
  }
}

function hasLongHost(text: string): boolean {
  if (text.length <= LONGEST_HOST) return false;
  // The parser ignores them wherever they stand.
  const read = /[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, '') : text;
  const authority = AUTHORITY.exec(read)?.[1] ?? '';
  return authority.length - authority.lastIndexOf('@') - 1 > LONGEST_HOST;
}

/** A URL's host without `www.`. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}

/** The origin of a URL (`https://a.test`); undefined where it has none or is no URL. */
export function originOf(url: string): string | undefined {
  const origin = serializedOrigin(url);
  return origin === 'null' ? undefined : origin;
}

/** All that decides on an ordinary URL's origin: the rest may be 250 kB of a hostile server's, slow to parse. */
const UP_TO_PATH = /^https?:\/\/[\w.:[\]-]+(?=[/?#]|$)/i;

/** The origin of a URL as browsers write it (HTML, "serialization of an origin"), `null` for an opaque one. */
export function serializedOrigin(url: string | undefined): string | undefined {
  const start = url === undefined ? '' : (UP_TO_PATH.exec(url)?.[0] ?? url);
  return parseUrl(start)?.origin;
}

/** A URL with a host of plain words, as browsers write nearly all: its host needs no parser, which would take most of the time. */
const PLAIN = /^https?:\/\/((?:(?!xn--)[a-z0-9-]+\.)*[a-z]+)(?::[1-5]?\d{1,4})?(?:[/?#]|$)/;

/** The host of a URL or origin, without port, in lower case; "" where it is none. */
export function hostOf(url: string): string {
  if (hasLongHost(url)) return '';
  const plain = PLAIN.exec(url)?.[1];
  if (plain !== undefined) return plain;
  return parseUrl(url)?.hostname ?? '';
}

/**
 * Says whether browsers take a URL for secure: https, or this very machine (Secure Contexts §3.1). Over http, only to such
 * a host are Secure cookies and Sec-Fetch-… sent.
 */
export function isTrustworthy(url: string): boolean {
  const host = hostOf(url);
  return (
    /^https:/i.test(url) ||
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d+){3}$/.test(host)
  );
}
