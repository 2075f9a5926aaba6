/** The redirects of a chain that servers sent, in the form that rules use. */
import {
  type Hop,
  isInternal,
  isRedirectStatus,
  type RedirectChain,
} from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { redirectTarget } from '../../../chain/redirect-target.ts';
import { isPreflight } from '../../../standards/cors.ts';
import { hostOf, parseUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import type { Fix } from '../../finding.ts';

/** A redirect that a server sent, and its target. */
export interface ServerRedirect {
  /** Index of the hop that was redirected. */
  readonly index: number;
  readonly from: Hop;
  readonly status: Fix['status'];
  /** The URL of its target. */
  readonly to: string;
  /** Both, parsed once because long URLs are slow and every rule needs them. Must not be changed. */
  readonly fromUrl: URL;
  readonly toUrl: URL;
  /** The hop for that URL; undefined if there is none, or not yet. */
  readonly next: Hop | undefined;
}

/**
 * Finds the redirects from URL to URL that a server (or the cache) sent, in order; one that a loop repeats counts once.
 * A preflight's doesn't count, because nothing follows it.
 */
export const serverRedirects: (chain: RedirectChain) => readonly ServerRedirect[] =
  perChain(findRedirects);

function findRedirects({ hops }: RedirectChain): readonly ServerRedirect[] {
  const seen = new Set<string>();
  const found: ServerRedirect[] = [];
  for (const [index, from] of hops.entries()) {
    const status = from.response?.status;
    const isOther = from.redirect !== undefined && from.redirect.cause !== 'http';
    if (!isRedirectStatus(status) || isOther || isPreflight(from)) continue;
    const to = redirectTarget(from);
    if (to === undefined) continue;
    const key = `${from.method} ${from.url} ${to}`;
    const [fromUrl, toUrl] = [parseUrl(from.url), parseUrl(to)];
    if (!fromUrl || !toUrl || seen.has(key)) continue;
    seen.add(key);
    const next = hops[index + 1];
    found.push({ index, from, status: status as Fix['status'], to, fromUrl, toUrl, next });
  }
  return found;
}

/** Returns whether the browser replaced a redirect with one to HTTPS, so that its target is never requested. */
export function isUpgraded({ next }: ServerRedirect): boolean {
  return isInternal(next?.redirect);
}

/** Returns whether a redirect leads to a page that doesn't exist. */
export function isMissing({ next }: ServerRedirect): boolean {
  return next?.response?.status === 404;
}

/** Returns whether a redirect leads to another site; an app with its own scheme isn't one. */
export function leavesSite({ from, to }: ServerRedirect): boolean {
  return isHttp(to) && !isSameSite(hostOf(from.url), hostOf(to));
}

/** Returns whether a method only retrieves something, as links do. */
export function isRetrieval(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Returns whether a status is a permanent redirect's (RFC 9110 §15.4.2, §15.4.9). */
export function isPermanent(status: number | undefined): boolean {
  return status === 301 || status === 308;
}

/**
 * Returns whether it is known that a redirect was not followed: it failed, or the chain ended with it and nothing is
 * missing.
 */
export function isUnfollowed(
  { ended, cut }: RedirectChain,
  { from, next }: ServerRedirect,
): boolean {
  return next === undefined && ended && (!cut || from.error !== undefined);
}
