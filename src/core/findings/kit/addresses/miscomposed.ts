/** Locations that were put together from parts, one of which was missing or already complete. */
import { rawLocation } from '../../../chain/chain.ts';
import { parseUrl } from '../../../url/origin.ts';
import { hasPublicSuffix, isSameSite } from '../../../url/site.ts';
import { isAuthorizationRequest } from '../pages/page-kinds.ts';
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

/**
 * The likely missing part of a Location that is relative to the request's directory: the scheme before a host, the base
 * URL of a provider, or the slash at the start.
 */
export type RelativeFault = 'scheme' | 'base' | 'slash';

/** Finds what the relative Location of a missing page likely lacks; undefined if it isn't relative or seems intended. */
export function relativeFaultOf(redirect: ServerRedirect): RelativeFault | undefined {
  const { from, fromUrl, toUrl } = redirect;
  const raw = (rawLocation(from) ?? '').trim();
  if (!isMissing(redirect) || !/^[^/\\?#.:][^:?#]*([?#]|$)/.test(raw)) return undefined;
  const [first = ''] = raw.split(/[/?#]/, 1);
  if (isHost(first, fromUrl.hostname)) return 'scheme';
  if (isAuthorizationRequest(toUrl)) return 'base';
  return directoryOf(fromUrl) === '/' ? undefined : 'slash';
}

/** With a single dot, the text may also be a file's name, unless it is of the request's own site. */
function isHost(text: string, own: string): boolean {
  const host = parseUrl(`https://${text}`)?.hostname ?? '';
  if (!/^[\w-]+(\.[\w-]+)+$/.test(host)) return false;
  return isSameSite(host, own) || (host.split('.').length > 2 && hasPublicSuffix(host));
}

/** The part of a URL's path to which relative URLs are appended. */
export function directoryOf({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/') + 1);
}
