/** Return addresses that a server gives another one, and what is wrong with them. */
import { type Hop, lastHop, type RedirectChain } from '../../../chain/chain.ts';
import { hostSpace } from '../../../url/address-space.ts';
import { hostOf, isTrustworthy, isUrl, parseUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isOuter } from '../hosts/inner-leak.ts';
import { isInnerName } from '../hosts/inner-name.ts';
import { isAuthorizationRequest } from '../pages/page-kinds.ts';
import { isOwnReturn } from '../pages/return-parameters.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';
import { ACCOUNTS } from './lost-prefix.ts';

/**
 * HTTP although the server was requested over HTTPS; a port at which it wasn't requested; an internal name; or the
 * visitor's own machine. Only if the provider refused: another host, or a path outside of the request's folder.
 */
export type WrongReturn = 'http' | 'port' | 'inner' | 'loopback' | 'host' | 'folder';

export interface ReturnAddress {
  /** The parameter's. */
  readonly name: string;
  readonly url: string;
  readonly wrong: WrongReturn;
}

/** Finds the parameter in which a server that was requested at a public name gives a wrong return address. */
export function wrongReturnOf(
  chain: RedirectChain,
  redirect: ServerRedirect,
): ReturnAddress | undefined {
  for (const [name, url] of redirect.toUrl.searchParams) {
    if (!isOwnReturn(name) || !/^https?:/i.test(url) || !isUrl(url)) continue;
    // Anything that the request contains is not the server's own idea of its address.
    if (holds(redirect.from.url, url)) continue;
    const wrong = wrongOf(chain, redirect, new URL(url));
    if (wrong !== undefined) return { name, url, wrong };
  }
  return undefined;
}

/** The server that rejected an address, and what it returned: a status, or the code of an error. */
export interface Refusal {
  readonly host: string;
  readonly told: string;
}

/** Codes of errors about an address that isn't registered; OAuth has none, because it allows no redirect there. */
const MISMATCH = /^(redirect_uri_mismatch|invalid_redirect_ur[il])$/;

/** The same in the description of an error about any parameter. */
const ABOUT_ADDRESS = /redirect[ _-]?ur[il]|callback|reply (url|address)/i;

/** Finds how the other server rejected the address, perhaps on an error page of its own. */
export function refusalOf(
  { hops }: RedirectChain,
  { index, fromUrl, toUrl }: ServerRedirect,
  back: URL,
): Refusal | undefined {
  const after = hops.slice(index + 1);
  const isThere = ({ url }: Hop) => {
    const host = hostOf(url);
    if (host === back.hostname && parseUrl(url)?.pathname === back.pathname) return false;
    return (
      host === toUrl.hostname || (host !== fromUrl.hostname && isSameSite(host, toUrl.hostname))
    );
  };
  const last = after.at(-1);
  const status = last?.response?.status;
  // An unregistered address is a bad request, or forbidden (Auth0); 401 requests a password.
  if (last && (status === 400 || status === 403) && after.every(isThere))
    return { host: hostOf(last.url), told: String(status) };
  // GitHub reports it to the address that is registered instead.
  const error = after
    .slice(1)
    .filter(({ url }) => hostOf(url) === fromUrl.hostname)
    .map(({ url }) => mismatchIn(parseUrl(url)))
    .find((code) => code !== undefined);
  return error === undefined ? undefined : { host: toUrl.hostname, told: error };
}

function mismatchIn(url: Readonly<URL> | undefined): string | undefined {
  const code = url?.searchParams.get('error') ?? '';
  const isTold = ABOUT_ADDRESS.test(url?.searchParams.get('error_description') ?? '');
  return MISMATCH.test(code) || (code === 'invalid_request' && isTold) ? code : undefined;
}

/** Finds the first request for the address to come back to, at least for its host. */
export function returnOf(
  { hops }: RedirectChain,
  { index, toUrl }: ServerRedirect,
  back: URL,
): Hop | undefined {
  return hops.slice(index + 2).find(({ url }) => {
    const page = parseUrl(url);
    if (page?.hostname !== back.hostname) return false;
    return page.hostname !== toUrl.hostname || page.pathname === back.pathname;
  });
}

function wrongOf(
  chain: RedirectChain,
  redirect: ServerRedirect,
  back: URL,
): WrongReturn | undefined {
  const { from, fromUrl, toUrl } = redirect;
  if (back.hostname === fromUrl.hostname) {
    const isPlain = fromUrl.protocol === 'https:' && back.protocol === 'http:';
    // On the same host, only authorization requests contain an address to be compared.
    const isAsked = fromUrl.hostname !== toUrl.hostname || isAuthorizationRequest(toUrl);
    if (isPlain) return isAsked && !isTrustworthy(back.href) ? 'http' : undefined;
    // Another port may well be another server's, unless nothing responds there.
    const isInner = fromUrl.protocol === back.protocol && fromUrl.port === '' && back.port !== '';
    if (!isAsked || !refusalOf(chain, redirect, back)) return undefined;
    if (isInner) return 'port';
    return fromUrl.origin === back.origin && folderLeft(fromUrl, back) ? 'folder' : undefined;
  }
  if (!isOuter(from) || !isAuthorizationRequest(toUrl)) return undefined;
  if (isInnerName(back.hostname)) return 'inner';
  if (isDevelopers(chain, redirect, back)) return 'loopback';
  const isKnown = hostSpace(back.href) === 'loopback' || hasPassed(chain, redirect, back.hostname);
  return !isKnown && refusalOf(chain, redirect, back) ? 'host' : undefined;
}

/** A visitor who came from a host is likely meant to return to it. */
function hasPassed({ initiator, hops }: RedirectChain, { index }: ServerRedirect, host: string) {
  return (
    hostOf(initiator ?? '') === host || hops.slice(0, index).some(({ url }) => hostOf(url) === host)
  );
}

/** The first folder of a request's path, if the address to return to is outside of it; "" if not. */
export function folderLeft(from: URL, back: URL): string {
  const [folder = ''] = /^\/[^/]+(?=\/.)/.exec(from.pathname) ?? [];
  return back.pathname.startsWith(`${folder}/`) || ACCOUNTS.test(folder) ? '' : folder;
}

/**
 * Native apps listen on loopback for a sign-in's response, and say on which port (RFC 8252 §7.3): then the sign-in
 * continues.
 */
function isDevelopers(chain: RedirectChain, redirect: ServerRedirect, back: URL): boolean {
  if (hostSpace(back.href) !== 'loopback') return false;
  const asked = chain.hops.slice(0, redirect.index + 1);
  const isTold = [back.hostname, back.port].some(
    (text) => text !== '' && asked.some(({ url }) => url.includes(text)),
  );
  const { url, error } = lastHop(chain);
  const isLost = error !== undefined && isUrl(url) && new URL(url).host === back.host;
  return !isTold && (isLost || refusalOf(chain, redirect, back) !== undefined);
}

function holds(url: string, value: string): boolean {
  return url.includes(encodeURIComponent(value)) || url.includes(value);
}
