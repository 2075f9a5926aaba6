/** Sites, by the list of public suffixes. Not for the background, whose bundle stays small. */
import { getDomain } from 'tldts';

/**
 * Says whether two hosts are of one site (HTML, "same site", without the scheme): the same host, or one registrable
 * domain. `a.co.uk` and `b.co.uk` are two sites, and so are two users' hosts of `github.io`.
 */
export function isSameSite(a: string, b: string): boolean {
  if (a === b) return true;
  const domain = getDomain(a, { allowPrivateDomains: true });
  return domain !== null && domain === getDomain(b, { allowPrivateDomains: true });
}
