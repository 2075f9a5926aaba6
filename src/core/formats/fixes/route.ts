/**
 * A redirect as servers see it. Its URLs may be hostile, and are converted to ASCII here; each server escapes them
 * further.
 */

import type { Fix } from '../../findings/finding.ts';
import { bareHost, parseUrl } from '../../url/origin.ts';

export interface Route {
  readonly status: Fix['status'];
  readonly from: URL;
  readonly to: URL;
  /** The value of Location: a path on the same origin, otherwise a URL; without the query if that is passed on. */
  readonly target: string;
  /** Whether the query of the request is passed on. */
  readonly passesQuery: boolean;
  /** Whether only this very query is to be redirected: any other would get a wrong target, or an infinite loop. */
  readonly needsQuery: boolean;
  /** Whether the whole host moves, to HTTPS, or to or from www; what distinguishes such requests. */
  readonly moves: 'host' | 'port' | 'scheme' | undefined;
  /** Whether servers that ignore case and a trailing slash can't distinguish the two paths. */
  readonly hasLikePaths: boolean;
}

/** A host that never needs escaping; browsers accept others, with quotes and braces. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:]+\])$/;

/** Reads a fix; undefined if no server can express it. */
export function toRoute({ status, from: source, to: destination }: Fix): Route | undefined {
  const [from, to] = [toWebUrl(source), toWebUrl(destination)];
  if (!from || !to) return undefined;
  const isSameOrigin = from.origin === to.origin;
  const isSamePath = from.pathname === to.pathname;
  const isSameQuery = from.search === to.search;
  if (isSameOrigin && isSamePath && isSameQuery) return undefined;
  // The fragment is kept if the target has none (Fetch §4.5, HTTP-redirect fetch).
  const hash = to.hash === from.hash ? '' : to.hash;
  const passesQuery = isSameQuery && hash === '';
  const path = to.pathname + (passesQuery ? '' : to.search) + hash;
  return {
    status,
    from,
    to,
    // Browsers read what follows two slashes as a host.
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
 * A regular expression for the whole path and query as they were sent, which distinguishes a route from all others. Its
 * only group is the query with its question mark, or empty; if the query matters, there is no group.
 */
export function sentPattern({ from, needsQuery }: Route): string {
  return toPattern(from.pathname) + (needsQuery ? toPattern(from.search) : '(|\\?.*)');
}

/**
 * A regular expression for `FORWARDED,OWN`, where FORWARDED is the X-Forwarded-Proto of a proxy, if there is one, and
 * OWN the scheme of the server's own request. Only the first scheme of a list is the client's.
 */
export function schemePattern({ from }: Route): string {
  const scheme = from.protocol.slice(0, -1);
  return `^(,${scheme}$|${scheme},)`;
}

/** What users must check if the scheme matters. */
export const BEHIND_PROXY = 'a proxy in front must send X-Forwarded-Proto';

/**
 * Returns whether the path alone identifies the requests. Servers decode it and merge its slashes before they compare;
 * if that makes a difference, or the query matters, they must match the request as it was sent.
 */
export function isPlain({ from, to, needsQuery }: Route): boolean {
  return !needsQuery && !/%|\/\//.test(from.pathname + to.pathname);
}

/**
 * Writes a regular expression (PCRE) that matches only this text. It contains neither quotes nor a dollar sign before a
 * brace, which Apache would expand, nor a backslash before another.
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

/** Percent-encodes what browsers allow but RFC 3986 doesn't, such as braces in a query, or a lone percent sign. */
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
