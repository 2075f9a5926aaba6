/** URLs parsed, their hosts and origins. Sites, which take a list of public suffixes, are in site.ts. */

import { remember } from '../lists/remember.ts';

/**
 * What browsers read as a URL's authority: in HTTP(S) URLs, any number of slashes may precede it (URL Standard,
 * "special authority ignore slashes state").
 */
const AUTHORITY =
  /^[\0-\x20]*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z\d+.-]*:)?[\\/]{2,})([^\\/?#]*)/i;

/** A name has at most 253 characters (RFC 1035 §2.3.4), and in other scripts a few more before it is encoded. */
const LONGEST_HOST = 1000;

/**
 * Returns whether a string is a URL, relative to the base if one is given. One with an overlong host isn't, which the
 * parser may take minutes to find out: its time grows with the square of the host's length.
 */
export function isUrl(text: string, base?: string): boolean {
  return parseUrl(text, base) !== undefined;
}

/** What begins with a scheme, among characters that the parser ignores: without one, nothing is a URL by itself. */
const ABSOLUTE = /^[\0-\x20]*[a-z][a-z\d+.\t\n\r-]*:/i;

/** Parses a URL, also relative to a base; undefined if it is invalid. The result is shared: it must not be changed. */
export function parseUrl(text: string, base?: string): Readonly<URL> | undefined {
  if (base === undefined) return parseAbsolute(text);
  if (!HAS_AUTHORITY.test(text)) return parse(text, base);
  const url = parseAbsolute(text);
  return url && parseAbsolute(base) ? url : undefined;
}

/** What has an HTTP(S) scheme and two slashes is relative to nothing (URL Standard, "scheme state"). */
const HAS_AUTHORITY = /^https?:\/\//i;

const parseAbsolute = remember((text) => parse(text, undefined));

function parse(text: string, base: string | undefined): URL | undefined {
  // An exception costs far more than this.
  if (base === undefined && !ABSOLUTE.test(text)) return undefined;
  if (hasLongHost(text)) return undefined;
  try {
    return new URL(text, base);
  } catch {
    // Not checked with URL.canParse first: Node's rejects non-ASCII letters once it is optimized.
    return undefined;
  }
}

function hasLongHost(text: string): boolean {
  if (text.length <= LONGEST_HOST) return false;
  // The parser ignores them everywhere.
  const read = /[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, '') : text;
  const authority = AUTHORITY.exec(read)?.[1] ?? '';
  return authority.length - authority.lastIndexOf('@') - 1 > LONGEST_HOST;
}

/** A URL's host without `www.`. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}

/** The origin of a URL (`https://a.test`); undefined if it has none or is not a URL. */
export function originOf(url: string): string | undefined {
  const origin = serializedOrigin(url);
  return origin === 'null' ? undefined : origin;
}

/**
 * The part of an ordinary URL that determines its origin: the rest may be 250 kB from a hostile server, and slow to
 * parse.
 */
const UP_TO_PATH = /^https?:\/\/[\w.:[\]-]+(?=[/?#]|$)/i;

/** The origin of a URL as browsers write it (HTML, "serialization of an origin"), `null` for an opaque one. */
export function serializedOrigin(url: string | undefined): string | undefined {
  const start = url === undefined ? '' : (UP_TO_PATH.exec(url)?.[0] ?? url);
  return parseUrl(start)?.origin;
}

/**
 * A URL with a plain host, as browsers write nearly all of them: its host doesn't need the parser, which would take
 * most of the time.
 */
const PLAIN = /^https?:\/\/((?:(?!xn--)[a-z0-9-]+\.)*[a-z]+)(?::[1-5]?\d{1,4})?(?:[/?#]|$)/;

/** The host of a URL or origin, without port, in lower case; "" if there is none. */
export function hostOf(url: string): string {
  if (hasLongHost(url)) return '';
  const plain = PLAIN.exec(url)?.[1];
  if (plain !== undefined) return plain;
  return parseUrl(url)?.hostname ?? '';
}

/**
 * Returns whether browsers treat a URL as secure: HTTPS, or this machine (Secure Contexts §3.1). Over HTTP, Secure
 * cookies and Sec-Fetch-… are sent only to such a host.
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
