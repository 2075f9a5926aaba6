/**
 * What happened to the cookies that the hops of a chain set: whether a later hop sent them, and if not, the likely
 * reason.
 */
import { type Hop, headerValue, isInternal, type RedirectChain } from '../../chain/chain.ts';
import { segmentsOf } from '../../chain/gaps.ts';
import { perChain } from '../../chain/per-chain.ts';
import { countUpTo } from '../../lists/count-up-to.ts';
import { isSameSite } from '../../url/site.ts';
import { type HopPlace, hopPlaces } from './hop-places.ts';
import { isHinderedEverywhere, type Obstacle, obstaclesOf, pathOf } from './obstacles.ts';
import { type Cookie, readCookies, readSetCookies, type SetCookie } from './set-cookie.ts';

/**
 * `sent`: the hop sent this name and value. `not-sent`: a hop on the same site didn't; `likely` is the probable reason,
 * or undefined if there is none. `deleted`: it was set as expired. `no-hop`: no later hop was on the site.
 * `not-observable`: the headers of those hops are unknown.
 */
export type CookieFate =
  | { readonly kind: 'sent'; readonly at: number }
  | { readonly kind: 'not-sent'; readonly at: number; readonly likely: Obstacle | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'no-hop' }
  | { readonly kind: 'not-observable' };

/** A cookie, the hop whose response set it, and what happened to it. */
export interface TracedCookie {
  readonly setAt: number;
  readonly cookie: SetCookie;
  readonly fate: CookieFate;
}

/** A cookie that some hop set. */
interface Setting {
  readonly setAt: number;
  readonly cookie: SetCookie;
  /** Its key in the browser's cookie store. */
  readonly key: string;
}

/** What is needed for every cookie of a chain, derived once. */
interface Way {
  readonly chain: RedirectChain;
  /** The hops that sent each cookie, in order. */
  readonly senders: ReadonlyMap<string, readonly number[]>;
  /** For each hop, the later hops on its site that were sent. */
  readonly laterOfSite: readonly (readonly number[])[];
  /** Those whose headers are known. */
  readonly laterSeen: readonly (readonly number[])[];
}

/** Traces every cookie that a chain's hops set, in order; one that the same response sets twice counts once. */
export const traceCookies: (chain: RedirectChain) => readonly TracedCookie[] = perChain((whole) => {
  const segments = segmentsOf(whole);
  return segments.flatMap(({ from, chain }, number) =>
    trace(chain).map(({ setAt, cookie, fate }) => ({
      setAt: setAt + from,
      cookie,
      fate: inWhole(fate, from, number === segments.length - 1),
    })),
  );
});

/** What happened to a cookie after a gap is unknown. */
function inWhole(fate: CookieFate, from: number, isLast: boolean): CookieFate {
  if (fate.kind === 'no-hop' && !isLast) return { kind: 'not-observable' };
  return 'at' in fate ? { ...fate, at: fate.at + from } : fate;
}

function trace(chain: RedirectChain): readonly TracedCookie[] {
  if (!chain.hops.some(setsCookies)) return [];
  const places = hopPlaces(chain);
  const settings = chain.hops.flatMap((hop, at) => settingsOf(hop, at, places[at]));
  if (settings.length === 0) return [];
  const later = laterOfSite(chain, places);
  const isSeen = (at: number) => chain.hops[at]?.requestHeaders !== undefined;
  const way = {
    chain,
    senders: sendersOf(chain),
    laterOfSite: later,
    laterSeen: later.map((each) => each.filter(isSeen)),
  };
  return withResets(settings).map(([setting, resetAt]) => ({
    setAt: setting.setAt,
    cookie: setting.cookie,
    fate: fateOf(setting, resetAt, way),
  }));
}

function setsCookies({ response }: Hop): boolean {
  return headerValue(response?.headers, 'set-cookie') !== undefined;
}

/** Maps each sent cookie to its hops, in one pass: a chain may have thousands, and searching each hop for each takes too long. */
function sendersOf({ hops }: RedirectChain): Map<string, number[]> {
  const senders = new Map<string, number[]>();
  for (const [at, { requestHeaders = [] }] of hops.entries()) {
    for (const cookie of readCookies(requestHeaders)) {
      const pair = pairOf(cookie);
      const known = senders.get(pair);
      if (known) known.push(at);
      else senders.set(pair, [at]);
    }
  }
  return senders;
}

function settingsOf(hop: Hop, setAt: number, place: HopPlace | undefined): Setting[] {
  if (!place) return [];
  const cookies = readSetCookies(hop.response?.headers ?? [], hop.endedAt ?? hop.startedAt);
  const settings = cookies.map((cookie): [string, Setting] => {
    const key = JSON.stringify([cookie.name, cookie.domain ?? '', pathOf(cookie, place)]);
    return [key, { setAt, cookie, key }];
  });
  return [...new Map(settings).values()];
}

function laterOfSite({ hops }: RedirectChain, places: readonly HopPlace[]): number[][] {
  const sending = hops.flatMap(({ redirect, requestHeaders }, at) =>
    isInternal(redirect) && !requestHeaders ? [] : [at],
  );
  return places.map(({ host }, setAt) =>
    sending.filter((at) => at > setAt && isSameSite(host, places[at]?.host ?? '')),
  );
}

/** Each setting of a cookie, and the hop that sets it again: from there on, the later setting is sent. */
function withResets(settings: readonly Setting[]): [Setting, resetAt: number][] {
  const next = new Map<string, number>();
  return settings
    .toReversed()
    .map((setting): [Setting, number] => {
      const resetAt = next.get(setting.key) ?? Infinity;
      next.set(setting.key, setting.setAt);
      return [setting, resetAt];
    })
    .reverse();
}

function fateOf({ setAt, cookie }: Setting, resetAt: number, way: Way): CookieFate {
  const { chain, senders } = way;
  const setter = chain.hops[setAt] ?? chain.hops[0];
  if (cookie.expiresAt !== undefined && cookie.expiresAt <= setter.startedAt) {
    return { kind: 'deleted' };
  }
  const places = upTo(way.laterOfSite[setAt] ?? [], resetAt);
  const seen = upTo(way.laterSeen[setAt] ?? [], resetAt);
  if (places.length === 0) return { kind: 'no-hop' };
  const at = senders.get(pairOf(cookie))?.find((place) => places.includes(place));
  if (at !== undefined) return { kind: 'sent', at };
  const [first] = seen;
  if (first === undefined) return { kind: 'not-observable' };
  // A hop without a reason against sending is more informative than one that the cookie isn't for.
  const setterPlace = hopPlaces(chain)[setAt];
  const unhindered =
    setterPlace && isHinderedEverywhere(cookie, setterPlace)
      ? undefined
      : seen.find((place) => obstaclesOf(cookie, chain, setAt, place).length === 0);
  if (unhindered !== undefined) return { kind: 'not-sent', at: unhindered, likely: undefined };
  const [likely] = obstaclesOf(cookie, chain, setAt, first);
  return { kind: 'not-sent', at: first, likely };
}

/** Returns the hops up to the last one that counts; for most cookies, which are set once, all of them. */
function upTo(hops: readonly number[], last: number): readonly number[] {
  return last === Infinity ? hops : hops.slice(0, countUpTo(hops, last));
}

/** The key by which two cookies are the same. Unambiguous: a name can't contain an equals sign. */
export function pairOf({ name, value }: Cookie): string {
  return `${name}=${value}`;
}
