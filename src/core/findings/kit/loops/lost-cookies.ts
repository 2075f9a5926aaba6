/** Cookies that the iterations of a cycle set, and that the browser doesn't return. */
import type { Hop } from '../../../chain/chain.ts';
import type { Cycle } from '../../../chain/loop.ts';
import { pathMatches, pathOf } from '../../../http/cookies/obstacles.ts';
import { readCookies, readSetCookies, type SetCookie } from '../../../http/cookies/set-cookie.ts';
import { parseUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isSession } from '../cookies/cookie-purpose.ts';
import { lastLaps, namesSent, namesSet } from './laps.ts';

/**
 * Names the cookies that each iteration sets, that were due in a request before they were set again or deleted, and that
 * none of the observed requests sent.
 */
export function unreturnedCookies(hops: readonly Hop[], cycle: Cycle): string[] {
  const [before, after] = lastLaps(hops, cycle);
  if (after.every(({ requestHeaders }) => requestHeaders === undefined)) return [];
  const sent = namesSent(after);
  const setAgain = new Set(namesSet(after));
  const isOpen = after.some(({ response }) => response === undefined);
  const laps = [...before, ...after].map(toCookieStep);
  return namesSet(before).filter(
    (name) => !sent.has(name) && (isOpen || setAgain.has(name)) && isLost(name, laps),
  );
}

/** A hop of an iteration, and what it does with cookies, read once. */
interface CookieStep {
  readonly url: URL | undefined;
  /** The names that its request sent; undefined if that was not observed. */
  readonly sent: ReadonlySet<string> | undefined;
  readonly set: ReadonlyMap<string, SetCookie>;
  readonly deleted: ReadonlySet<string>;
}

function toCookieStep({ url, requestHeaders, response, startedAt }: Hop): CookieStep {
  const cookies = readSetCookies(response?.headers ?? [], startedAt);
  const isDeletion = ({ expiresAt = Infinity }: SetCookie) => expiresAt <= startedAt;
  const kept = cookies.filter((cookie) => !isDeletion(cookie));
  return {
    url: parseUrl(url),
    sent: requestHeaders && new Set(readCookies(requestHeaders).map(({ name }) => name)),
    set: new Map(kept.map((cookie) => [cookie.name, cookie])),
    deleted: new Set(cookies.filter(isDeletion).map(({ name }) => name)),
  };
}

/** Returns whether a cookie was due in an iteration after its setting in the first of two, and none of the requests sent it. */
function isLost(name: string, laps: readonly CookieStep[]): boolean {
  const length = laps.length / 2;
  const setAt = laps.slice(0, length).findLastIndex(({ set }) => set.has(name));
  const setter = laps[setAt];
  const cookie = setter?.set.get(name);
  if (!setter || !cookie) return false;
  const following = laps.slice(setAt + 1, setAt + 1 + length);
  if (following.some(({ sent }) => sent?.has(name))) return false;
  const dueAt = following.findIndex((step) => isDue(cookie, setter, step));
  const deletedAt = following.findIndex(({ deleted, set }) => deleted.has(name) && !set.has(name));
  // A session's Path that matches no URL is the reason.
  if (dueAt < 0) return deletedAt < 0 && isSession(name);
  return deletedAt < 0 || dueAt <= deletedAt;
}

/** Returns whether a request is for the host and the Path of a cookie. */
function isDue(cookie: SetCookie, setter: CookieStep, { url, sent }: CookieStep): boolean {
  const from = setter.url;
  if (!from || !url || sent === undefined) return false;
  const isHost =
    from.hostname === url.hostname ||
    (cookie.domain !== undefined && isSameSite(from.hostname, url.hostname));
  return isHost && pathMatches(url.pathname, pathOf(cookie, { path: from.pathname }));
}
