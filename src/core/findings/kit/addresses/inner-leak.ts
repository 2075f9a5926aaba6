/** Redirects to a name that is known only in the network behind a server. */
import type { Hop, RedirectChain } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import { addressSpace, hostSpace } from '../../../url/address-space.ts';
import { hostOf } from '../../../url/origin.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';
import { isInnerName } from './inner-name.ts';

/**
 * Returns whether a redirect leads from a public name to an internal one that was not requested. What stands behind an
 * app's own scheme is for the app to read, and no host.
 */
export function leaksInnerName(
  { hops }: RedirectChain,
  { index, from, to, toUrl }: ServerRedirect,
): boolean {
  const { hostname } = toUrl;
  if (!isHttp(to) || !isInnerName(hostname) || !isOuter(from)) return false;
  return !hops.slice(0, index + 1).some(({ url }) => url.includes(hostname));
}

/** Returns whether a hop was asked of a public name and, where that is known, at a public address. */
export function isOuter({ url, response }: Hop): boolean {
  const host = hostOf(url);
  const ip = response?.serverIp;
  const isNear = ip !== undefined && addressSpace(ip) !== 'public';
  return !isInnerName(host) && hostSpace(url) === undefined && !isNear;
}
