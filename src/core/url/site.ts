/** Sites, by the public suffix list. Not for the background script, whose bundle stays small. */
import { getDomain, getPublicSuffix, parse } from 'tldts';
import { remember } from '../lists/remember.ts';

/**
 * Returns whether two hosts are of one site (HTML, "same site", without the scheme): the same host, or one registrable
 * domain. `a.co.uk` and `b.co.uk` are two sites, and so are two users' hosts of `github.io`.
 */
export function isSameSite(a: string, b: string): boolean {
  if (a === b) return true;
  const domain = domainOf(a);
  return domain !== null && domain === domainOf(b);
}

const domainOf = remember((host) => getDomain(host, { allowPrivateDomains: true }));

/** A URL's site: its registrable domain, or its host if it has none; undefined if it has no host. */
export function siteOf(url: string): string | undefined {
  const { domain, hostname } = parse(url, { allowPrivateDomains: true });
  return domain ?? (hostname || undefined);
}

/** Returns whether anyone can register names below a domain, such as `org` or `co.uk`. */
export function isPublicSuffix(domain: string): boolean {
  return getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
}

/** Returns whether a host's name may exist in the public DNS: it ends in a suffix that is on the public suffix list. */
export function hasPublicSuffix(host: string): boolean {
  const { isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true;
}
