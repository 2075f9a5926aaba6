/** Paths that become another host if a server copies them into a Location unchanged. */
import type { ServerRedirect } from './server-redirects.ts';

/** Slashes and backslashes, also encoded: two of them begin a host (URL Standard, "special authority slashes"). */
const LEADING = /^(?:\/|\\|%2f|%5c){2,}/i;

/** Returns whether a redirect leads to the host at the beginning of its request's path. */
export function hasHostInPath({ fromUrl, toUrl }: ServerRedirect): boolean {
  const { pathname } = fromUrl;
  const [slashes] = LEADING.exec(pathname) ?? [];
  if (slashes === undefined) return false;
  const host = pathname
    .slice(slashes.length)
    .toLowerCase()
    .split(/[/\\:?#@]|%2f|%5c/, 1)[0];
  return host !== '' && host === toUrl.hostname;
}
