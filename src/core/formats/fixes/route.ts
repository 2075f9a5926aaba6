/** A redirect as servers see it. What its URLs hold is hostile, and is made ASCII here; each server escapes it further. */

import type { Fix } from '../../findings/finding.ts';
import { bareHost, parseUrl } from '../../url/origin.ts';

export interface Route {
  readonly status: Fix['status'];
  readonly from: URL;
  readonly to: URL;
  /** What Location says: a path on the same origin, else a URL; without the query where that is passed on. */
  readonly target: string;
  /** Whatever query is asked for goes along. */
  readonly passesQuery: boolean;
  /** Meant for the very query that was asked for: any other would be led astray, or round in circles. */
  readonly needsQuery: boolean;
  /** The whole host moves, to https, or to or from www: what of its address tells the requests that do. */
  readonly moves: 'host' | 'port' | 'scheme' | undefined;
  /** Servers that disregard case and a slash at the end cannot tell the two paths apart. */
  readonly hasLikePaths: boolean;
}

/** A host that needs no escaping anywhere; browsers take others, with quotes and braces. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:]+\])$/;

/** Reads a fix; undefined where no server could be told of it. */
export function toRoute({ status, from: source, to: destination }: Fix): Route | undefined {
  const [from, to] = [toWebUrl(source), toWebUrl(destination)];
  if (!from || !to) return undefined;
  const isSameOrigin = from.origin === to.origin;
  const isSamePath = from.pathname === to.pathname;
  const isSameQuery = from.search === to.search;
  if (isSameOrigin && isSamePath && isSameQuery) return undefined;
  // A fragment stays where the target has none (Fetch §4.5, HTTP-redirect fetch).
  const hash = to.hash === from.hash ? '' : to.hash;
  const passesQuery = isSameQuery && hash === '';
  const path = to.pathname + (passesQuery ? '' : to.search) + hash;
  return {
    status,
    from,
    to,
    // What begins with two slashes is read as a host.
    target: toUri(isSameOrigin && !path.startsWith('//') ? path : to.origin + path),
    passesQuery,
    needsQuery: !passesQuery && (from.search !== '' || isSamePath),
    moves:
      passesQuery && isSamePath && bareHost(from) === bareHost(to) ? moved(from, to) : undefined,
    hasLikePaths: likePath(from) === likePath(to),
  };
}

function moved(from: URL, to: URL): Route['moves'] {
  if (from.hostname !== to.hostname) return 'host';
  return from.protocol === to.protocol ? 'port' : 'scheme';
}

/**
 * A regular expression for path and query as they were sent, whole, by which a route is told from all others. Its one group
 * is the query with its question mark, or empty; where the query counts there is none.
 */
export function sentPattern({ from, needsQuery }: Route): string {
  return toPattern(from.pathname) + (needsQuery ? toPattern(from.search) : '(|\\?.*)');
}

/**
 * A regular expression for `FORWARDED,OWN`, where FORWARDED is the X-Forwarded-Proto of a proxy in front, if there is one,
 * and OWN the scheme that the server itself is asked by. Only the first scheme of a list is the client's.
 */
export function schemePattern({ from }: Route): string {
  const scheme = from.protocol.slice(0, -1);
  return `^(,${scheme}$|${scheme},)`;
}

/** What a reader must see to where the scheme counts. */
export const BEHIND_PROXY = 'a proxy in front must send X-Forwarded-Proto';

/**
 * Returns whether the path alone tells servers what is meant. They decode it and merge its slashes before they compare;
 * where that makes a difference, or the query counts, they must look at the request as it was sent.
 */
export function isPlain({ from, to, needsQuery }: Route): boolean {
  return !needsQuery && !/%|\/\//.test(from.pathname + to.pathname);
}

/**
 * Text as a regular expression (PCRE) that matches it and nothing else. It holds neither a quote nor a dollar before a
 * brace, which Apache would fill in, and no backslash before another.
 */
export function toPattern(text: string): string {
  return text
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%^{}|<>]/g, (character) => `\\x${hex(character)}`)
    .replace(/[.*+?^$()[\]{}|]/g, '\\$&');
}

function toWebUrl(text: string): URL | undefined {
  const url = parseUrl(text);
  return url && /^https?:$/.test(url.protocol) && HOST.test(url.hostname) ? url : undefined;
}

/** Percent-encodes what RFC 3986 does not allow and browsers do, as braces in a query, or a percent sign on its own. */
function toUri(text: string): string {
  return text.replace(
    /%(?![\da-f]{2})|[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gi,
    (character) => `%${hex(character)}`,
  );
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

function likePath({ pathname }: URL): string {
  return pathname.replace(/\/$/, '').toLowerCase();
}
