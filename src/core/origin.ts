/** Hosts, origins and sites of URLs, as far as they can be told without a list of public suffixes. */

/** The origin of a URL (`https://a.test`); undefined where it has none or is no URL. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin } = new URL(url);
  return origin === 'null' ? undefined : origin;
}

/** The host of a URL or origin, without port, in lower case; "" where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
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

/**
 * Says whether two hosts are likely of one site: the same, or alike in their last two labels. Only a list of public
 * suffixes could tell for certain (`a.co.uk` and `b.co.uk` are two sites), so build no more on it than a likelihood.
 */
export function isLikelySameSite(a: string, b: string): boolean {
  if (a === b) return true;
  const site = siteOf(a);
  return site !== undefined && site === siteOf(b);
}

function siteOf(host: string): string | undefined {
  const isAddress = host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
  const labels = host.split('.');
  return isAddress || labels.length < 2 ? undefined : labels.slice(-2).join('.');
}
