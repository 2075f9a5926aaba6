/** What became of the cookies that the hops of a chain set: whether a later hop sent them, and if not, likely why. */
import { type Hop, isInternal, type RedirectChain } from '../chain.ts';
import { hostOf } from '../origin.ts';
import { isSameSite } from '../site.ts';
import { type Obstacle, obstaclesOf, pathOf } from './obstacles.ts';
import { type Cookie, readCookies, readSetCookies, type SetCookie } from './set-cookie.ts';

/**
 * `sent`: the hop carried this name and value. `not-sent`: a hop of the same site did not; `likely` is what speaks against
 * it, and undefined where nothing does. `deleted`: it was set to have expired. `no-hop`: no later hop was of the site.
 * `not-observable`: the headers of those that were are not known.
 */
export type CookieFate =
  | { readonly kind: 'sent'; readonly at: number }
  | { readonly kind: 'not-sent'; readonly at: number; readonly likely: Obstacle | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'no-hop' }
  | { readonly kind: 'not-observable' };

/** A cookie, the hop whose answer set it, and what became of it. */
export interface TracedCookie {
  readonly setAt: number;
  readonly cookie: SetCookie;
  readonly fate: CookieFate;
}

/** A cookie that some hop set, and by what the browser's store knows it. */
interface Setting {
  readonly setAt: number;
  readonly cookie: SetCookie;
  readonly key: string;
}

/** Traces every cookie that a chain's hops set, in order; one that the same answer sets again counts once. */
export function traceCookies(chain: RedirectChain): TracedCookie[] {
  const settings = chain.hops.flatMap(settingsOf);
  if (settings.length === 0) return [];
  const sent = chain.hops.map(
    ({ requestHeaders }) => requestHeaders && readCookies(requestHeaders),
  );
  return settings.map((setting) => ({
    setAt: setting.setAt,
    cookie: setting.cookie,
    fate: fateOf(setting, chain, sent, settings),
  }));
}

function settingsOf(hop: Hop, setAt: number): Setting[] {
  const cookies = readSetCookies(hop.response?.headers ?? [], hop.endedAt ?? hop.startedAt);
  const settings = cookies.map((cookie): [string, Setting] => {
    const key = JSON.stringify([cookie.name, cookie.domain ?? '', pathOf(cookie, hop.url)]);
    return [key, { setAt, cookie, key }];
  });
  return [...new Map(settings).values()];
}

function fateOf(
  setting: Setting,
  chain: RedirectChain,
  sent: readonly (readonly Cookie[] | undefined)[],
  settings: readonly Setting[],
): CookieFate {
  const { setAt, cookie } = setting;
  const { hops } = chain;
  const setter = hops[setAt] ?? hops[0];
  if (cookie.expiresAt !== undefined && cookie.expiresAt <= setter.startedAt) {
    return { kind: 'deleted' };
  }
  const places = hops.flatMap((hop, at) =>
    isPlace(setting, hop, at, setter, settings) ? [at] : [],
  );
  if (places.length === 0) return { kind: 'no-hop' };
  const at = places.find((place) => sent[place]?.some((other) => isSame(cookie, other)));
  if (at !== undefined) return { kind: 'sent', at };
  const missed = places
    .filter((place) => sent[place] !== undefined)
    .map((place) => ({ at: place, likely: obstaclesOf(cookie, chain, setAt, place)[0] }));
  // A hop that nothing speaks against tells more than one to which the cookie was not meant to go.
  const told = missed.find(({ likely }) => likely === undefined) ?? missed[0];
  return told ? { kind: 'not-sent', ...told } : { kind: 'not-observable' };
}

/** A later hop of the site to which something was sent, up to the one that sets the cookie again. */
function isPlace(
  { setAt, key }: Setting,
  hop: Hop,
  at: number,
  setter: Hop,
  settings: readonly Setting[],
): boolean {
  if (at <= setAt || (isInternal(hop.redirect) && !hop.requestHeaders)) return false;
  const isReset = settings.some(
    (other) => other.key === key && other.setAt > setAt && other.setAt < at,
  );
  return !isReset && isSameSite(hostOf(setter.url), hostOf(hop.url));
}

function isSame(a: Cookie, b: Cookie): boolean {
  return a.name === b.name && a.value === b.value;
}
