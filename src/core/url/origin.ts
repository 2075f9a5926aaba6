/** URLs parsed, their hosts and origins. Sites, which take a list of public suffixes, are in site.ts. */

/** Parses a URL; undefined for what is none, even relative to a base. */
export function parseUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
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
const PLAIN = /^https?:\/\/((?:(?!xn--)[a-z0-9-]+\.)*[a-z]+)(?::\d{1,4})?(?:[/?#]|$)/;

/** The host of a URL or origin, without port, in lower case; "" where it is none. */
export function hostOf(url: string): string {
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
