/** The redirects of a chain that servers asked for, as rules look at them. */
import { type Hop, isInternal, isRedirectStatus, type RedirectChain } from '../../chain/chain.ts';
import { isHttp } from '../../chain/chain-edit.ts';
import { perChain } from '../../chain/per-chain.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { isPreflight } from '../../standards/cors.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Fix } from '../finding.ts';

/** A redirect that a server asked for, and where it led. */
export interface ServerRedirect {
  /** Index of the hop that was redirected. */
  readonly index: number;
  readonly from: Hop;
  readonly status: Fix['status'];
  /** The URL that it pointed to. */
  readonly to: string;
  /** Both, parsed: long URLs take their time, and every rule asks. Not to be changed. */
  readonly fromUrl: URL;
  readonly toUrl: URL;
  /** The hop of that URL; undefined where nothing followed from it, or not yet. */
  readonly next: Hop | undefined;
}

/**
 * Finds the redirects that a server (or the cache in its stead) answered and that point from URL to URL, in order; one
 * that a loop repeats counts once. A preflight's is none: nobody follows it.
 */
export const serverRedirects: (chain: RedirectChain) => readonly ServerRedirect[] =
  perChain(findRedirects);

function findRedirects({ hops }: RedirectChain): readonly ServerRedirect[] {
  const seen = new Set<string>();
  return hops.flatMap((from, index) => {
    const status = from.response?.status;
    const isOther = from.redirect !== undefined && from.redirect.cause !== 'http';
    const to = redirectTarget(from);
    if (status === undefined || to === undefined) return [];
    if (!isRedirectStatus(status) || isOther || isPreflight(from)) return [];
    const key = `${from.method} ${from.url} ${to}`;
    const [fromUrl, toUrl] = [parseUrl(from.url), parseUrl(to)];
    if (!fromUrl || !toUrl || seen.has(key)) return [];
    seen.add(key);
    const next = hops[index + 1];
    return [{ index, from, status: status as Fix['status'], to, fromUrl, toUrl, next }];
  });
}

/** Returns whether a redirect was given up within the browser for one to https: what it points to is never sent. */
export function isUpgraded({ next }: ServerRedirect): boolean {
  return isInternal(next?.redirect);
}

/** Returns whether a redirect leads to another site; an app that is called by a scheme of its own is none. */
export function leavesSite({ from, to }: ServerRedirect): boolean {
  return isHttp(to) && !isSameSite(hostOf(from.url), hostOf(to));
}

/** Returns whether a method asks for something and changes nothing, as links do. */
export function isRetrieval(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Returns whether a status is a permanent redirect's (RFC 9110 §15.4.2, §15.4.9). */
export function isPermanent(status: number | undefined): boolean {
  return status === 301 || status === 308;
}

/**
 * Returns whether it is known that nothing followed from a redirect: it failed, or the chain ended with it and nothing
 * is missing.
 */
export function isUnfollowed(
  { ended, cut }: RedirectChain,
  { from, next }: ServerRedirect,
): boolean {
  return next === undefined && ended && (!cut || from.error !== undefined);
}
