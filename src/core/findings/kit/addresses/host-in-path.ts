/** Paths that become another host if a server copies them into a Location unchanged. */
import { isSameSite } from '../../../url/site.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';

/**
 * Slashes and backslashes, also encoded: two of them begin a host (URL Standard, "special authority slashes"). Browsers
 * remove tabs and line breaks between them.
 */
const SLASHES = /(^|[^:])(?:\/|\\|%2f|%5c)(?:(?:%0[9ad])*(?:\/|\\|%2f|%5c))+/i;

/**
 * Returns whether a redirect leads to the host that stands behind two slashes in the path of its request. After a colon it is part
 * of a URL, as archives and redirectors have it.
 */
export function hasHostInPath({ fromUrl, toUrl }: ServerRedirect): boolean {
  const { pathname } = fromUrl;
  const slashes = SLASHES.exec(pathname);
  if (!slashes) return false;
  const host = pathname
    .slice(slashes.index + slashes[0].length)
    .toLowerCase()
    .split(/[/\\:?#@]|%2f|%5c/, 1)[0];
  return host !== '' && host === toUrl.hostname;
}

/** Returns whether a redirect leads to a host to which the path of its request was appended: `https://a.test` and `bout`. */
export function hasPathInHost({ fromUrl, toUrl }: ServerRedirect): boolean {
  const [part = ''] = fromUrl.pathname.toLowerCase().slice(1).split('/', 1);
  // One character may be chance, as of example.co and example.com.
  if (part.length < 2 || !toUrl.hostname.endsWith(part)) return false;
  const base = toUrl.hostname.slice(0, -part.length);
  return base === fromUrl.hostname || (base.includes('.') && isSameSite(base, fromUrl.hostname));
}
