/**
 * Why a cookie is rejected or not sent (RFC 6265bis §5.4, §5.7, §5.8.3). The user's settings and a fetch's credentials
 * mode are unknown here, so the reasons are likely, never certain.
 */
import type { RedirectChain } from '../../chain/chain.ts';
import { perChain } from '../../chain/per-chain.ts';
import { type Message, msg, translate } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import { isPublicSuffix } from '../../url/site.ts';
import { type HopPlace, hopPlaces } from './hop-places.ts';
import { readCookies, readSetCookies, type SetCookie } from './set-cookie.ts';

export type Obstacle =
  | 'malformed'
  | '__Host- prefix'
  | '__Secure- prefix'
  | 'Secure'
  | 'SameSite=None without Secure'
  | 'public-suffix'
  | 'Domain'
  | 'Path'
  | 'expired'
  | 'SameSite=Strict'
  | 'SameSite=Lax'
  | 'SameSite is Lax by default'
  | 'cross-site request';

/** Obstacles whose names are more than a part of Set-Cookie. */
const NAMES: Readonly<Partial<Record<Obstacle, Message>>> = {
  malformed: msg`malformed`,
  '__Host- prefix': msg`__Host- prefix`,
  '__Secure- prefix': msg`__Secure- prefix`,
  'SameSite=None without Secure': msg`SameSite=None without Secure`,
  'public-suffix': msg`public suffix as Domain`,
  expired: msg`expired`,
  'SameSite is Lax by default': msg`SameSite is Lax by default`,
  'cross-site request': msg`cross-site request`,
};

/** Names an obstacle for users. */
export function obstacleName(obstacle: Obstacle): string {
  const name = NAMES[obstacle];
  return name ? translate(name) : obstacle;
}

/** Lists why hop `at` wouldn't send a cookie that hop `setAt` set, most important first. */
export function obstaclesOf(
  cookie: SetCookie,
  chain: RedirectChain,
  setAt: number,
  at: number,
): Obstacle[] {
  const [hop, setter, place] = [chain.hops[at], hopPlaces(chain)[setAt], hopPlaces(chain)[at]];
  if (!hop || !setter || !place) return [];
  const isSecure = setter.isTrustworthy && place.isTrustworthy;
  const isExpired = cookie.expiresAt !== undefined && cookie.expiresAt <= hop.startedAt;
  const found: (Obstacle | false | undefined)[] = [
    cookie.malformed && 'malformed',
    prefixObstacle(cookie, setter),
    cookie.secure && !isSecure && 'Secure',
    cookie.sameSite === 'None' && !cookie.secure && 'SameSite=None without Secure',
    isForAll(cookie, setter.host) && 'public-suffix',
    !domainMatches(cookie, setter.host, place.host) && 'Domain',
    !pathMatches(place.path, pathOf(cookie, setter)) && 'Path',
    isExpired && 'expired',
    ...sameSiteObstacles(cookie, chain, setAt, at),
  ];
  return found.filter((obstacle) => obstacle !== undefined && obstacle !== false);
}

/** Returns whether no hop can send a cookie, whatever its URL. Saves checking each hop. */
export function isHinderedEverywhere(cookie: SetCookie, setter: HopPlace): boolean {
  return (
    cookie.malformed === true ||
    prefixObstacle(cookie, setter) !== undefined ||
    (cookie.secure ? !setter.isTrustworthy : cookie.sameSite === 'None') ||
    (cookie.domain !== undefined && !domainMatches(cookie, setter.host, setter.host)) ||
    isForAll(cookie, setter.host)
  );
}

/** A cookie's path: its own or, without one, that of the URL that set it up to the last slash (§5.1.4). */
export function pathOf(cookie: SetCookie, { path }: Pick<HopPlace, 'path'>): string {
  if (cookie.path !== undefined) return cookie.path;
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The cookie must meet its name prefix's requirements (§5.4). */
function prefixObstacle({ name, secure, domain, path }: SetCookie, setter: HopPlace) {
  const isSafe = secure && setter.isTrustworthy;
  if (/^__host-/i.test(name) && !(isSafe && domain === undefined && path === '/')) {
    return '__Host- prefix';
  }
  return /^__secure-/i.test(name) && !isSafe ? '__Secure- prefix' : undefined;
}

/** A cookie with Domain is for that host and those below it, and must be set by one of them (§5.1.3). */
function domainMatches({ domain }: SetCookie, setter: string, host: string): boolean {
  if (domain === undefined) return setter === host;
  return [setter, host].every((each) => each === domain || each.endsWith(`.${domain}`));
}

/** A Domain that is a public suffix is rejected, unless it is the host's own name (§5.7 step 9). */
function isForAll({ domain }: SetCookie, setter: string): boolean {
  return domain !== undefined && domain !== setter && isPublicSuffix(domain);
}

/** Returns whether a cookie's path includes that of a request (§5.1.4). */
export function pathMatches(path: string, cookiePath: string): boolean {
  if (path === cookiePath) return true;
  const below = cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`;
  return path.startsWith(below);
}

/** At the hop that didn't send the cookie, and at the one that set it; none if the hop sent another cookie like it. */
function sameSiteObstacles(
  cookie: SetCookie,
  chain: RedirectChain,
  setAt: number,
  at: number,
): (Obstacle | undefined)[] {
  const host = hopPlaces(chain)[setAt]?.host ?? '';
  if (provenAt(chain)[at]?.has(kindOf(host, cookie))) return [];
  // Any response to a top-level navigation may set cookies, regardless of the initiator.
  const isTopLevel = chain.type === 'main_frame';
  const atSetter = isTopLevel ? undefined : sameSiteObstacle(cookie, chain, setAt);
  return [sameSiteObstacle(cookie, chain, at), atSetter];
}

/** For each hop, the kinds of cookies that earlier hops set and that it sent: SameSite prevents none of them there. */
const provenAt = perChain(({ hops }: RedirectChain): readonly ReadonlySet<string>[] => {
  const kinds = new Map<string, Set<string>>();
  return hops.map(({ url, requestHeaders = [], response, startedAt }) => {
    const sent = readCookies(requestHeaders).flatMap((each) => [
      ...(kinds.get(`${each.name}=${each.value}`) ?? []),
    ]);
    for (const cookie of readSetCookies(response?.headers ?? [], startedAt)) {
      const pair = `${cookie.name}=${cookie.value}`;
      kinds.set(pair, (kinds.get(pair) ?? new Set()).add(kindOf(hostOf(url), cookie)));
    }
    return new Set(sent);
  });
});

function kindOf(host: string, { sameSite }: SetCookie): string {
  return `${host} ${sameSite}`;
}

/**
 * What SameSite prevents (§5.2, §5.8.3). Cross-site top-level navigations send Lax cookies if their method is safe; a
 * fetch without credentials sends none, just as if third-party cookies were blocked.
 */
function sameSiteObstacle(
  { sameSite }: SetCookie,
  chain: RedirectChain,
  at: number,
): Obstacle | undefined {
  if (!hopPlaces(chain)[at]?.isCrossSite) return undefined;
  if (sameSite === 'Strict') return 'SameSite=Strict';
  const isTopLevel = chain.type === 'main_frame';
  if (isTopLevel && isSafeMethod(chain.hops[at]?.method)) return undefined;
  if (sameSite === 'Lax') return 'SameSite=Lax';
  if (!isTopLevel) return 'cross-site request';
  return sameSite === undefined ? 'SameSite is Lax by default' : undefined;
}

/** RFC 9110 §9.2.1. */
function isSafeMethod(method: string | undefined): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method ?? '');
}
