/** Redirects to a name that is known only in the network behind a server. */
import type { Hop, RedirectChain } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import { addressSpace, hostSpace } from '../../../url/address-space.ts';
import { hostOf } from '../../../url/origin.ts';
import { hasPublicSuffix } from '../../../url/site.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';
import { isInnerName } from './inner-name.ts';

/** In the words of Chromium, Firefox and other tools. */
const UNRESOLVED =
  /NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|UNKNOWN_HOST|ENOTFOUND|DNS Lookup Failed/;

/**
 * Returns whether a redirect leads from a public name to an internal one that was not requested. A URL with an app's
 * own scheme has no host.
 */
export function leaksInnerName({ hops }: RedirectChain, redirect: ServerRedirect): boolean {
  const { index, from, to, toUrl } = redirect;
  const { hostname } = toUrl;
  if (!isHttp(to) || !isInnerTarget(redirect) || !isOuter(from)) return false;
  return !hops.slice(0, index + 1).some(({ url }) => url.includes(hostname));
}

/**
 * Returns whether a redirect leads to an internal name: one with a private domain, or one that neither a public domain
 * nor the resolver has.
 */
export function isInnerTarget(redirect: ServerRedirect): boolean {
  return isInnerName(redirect.toUrl.hostname) || isUnknownName(redirect);
}

/** Returns whether a redirect leads from a public domain to a name in none, which didn't resolve. It may be misspelled, too. */
export function isUnknownName({ fromUrl, toUrl, next }: ServerRedirect): boolean {
  if (!isUnresolved(next)) return false;
  const { hostname } = toUrl;
  if (isInnerName(hostname) || addressSpace(hostname) || hostname.endsWith('.onion')) return false;
  return !hasPublicSuffix(hostname) && hasPublicSuffix(fromUrl.hostname);
}

/** Returns whether a request failed because no address was found for its host's name. */
export function isUnresolved(hop: Hop | undefined): boolean {
  return hop?.error !== undefined && UNRESOLVED.test(hop.error);
}

/** Returns whether a hop was requested at a public name and, if that is known, at a public address. */
export function isOuter({ url, response }: Hop): boolean {
  const host = hostOf(url);
  const ip = response?.serverIp;
  const isNear = ip !== undefined && addressSpace(ip) !== 'public';
  return !isInnerName(host) && hostSpace(url) === undefined && !isNear;
}
