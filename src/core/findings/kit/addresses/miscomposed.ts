/** Locations that were put together from parts, one of which was missing or already complete. */
import { isMissing, type ServerRedirect } from '../redirects/server-redirects.ts';
import { decoded } from '../texts/decoded.ts';

/** What JavaScript writes for a value that isn't there or isn't text, and placeholders that nothing replaced. */
const UNSET = /^(undefined|null|NaN|\[object [A-Z]\w*\]|\$\{.+\}|\{\{.+\}\})$/;

/** The same as a host, which URLs write in lower case. */
const UNSET_HOST = /^(undefined|null|nan|\$.+|\{.+\})$/;

/** An absolute URL inside of a path. Some servers merge its two slashes. */
const ABSOLUTE = /.https?:\/{1,2}[^/]/i;

/** Finds the host or the part of a missing page's path that is likely an unset variable, and that the request lacked. */
export function unsetPartOf(redirect: ServerRedirect): string | undefined {
  const { fromUrl, toUrl } = redirect;
  const host = decoded(toUrl.hostname);
  if (UNSET_HOST.test(host) && !decoded(fromUrl.href).includes(host)) return host;
  if (!isMissing(redirect)) return undefined;
  const asked = decoded(fromUrl.href);
  const parts = toUrl.pathname.split('/').map(decoded);
  return parts.find((part) => UNSET.test(part) && !asked.includes(part));
}

/** Returns whether the path of a missing page ends in an absolute URL that the request didn't contain. */
export function hasUrlInPath(redirect: ServerRedirect): boolean {
  const { fromUrl, toUrl } = redirect;
  if (!isMissing(redirect) || !ABSOLUTE.test(decoded(toUrl.pathname))) return false;
  return !ABSOLUTE.test(decoded(fromUrl.pathname + fromUrl.search));
}
