/** Paths that become another host where a server puts them into a Location as they came. */
import type { ServerRedirect } from './server-redirects.ts';

/** Slashes and backslashes, also encoded, of which two begin a host (URL Standard, "special authority slashes"). */
const LEADING = /^(?:\/|\\|%2f|%5c){2,}/i;

/** Returns whether a redirect leads to the host that stands where the path of its request begins. */
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
