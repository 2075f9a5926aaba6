/** What a lost cookie was likely for, if the chain shows it, so that the finding can be more specific. */

import type { RedirectChain } from '../../../chain/chain.ts';
import { hopPlaces } from '../../../http/cookies/hop-places.ts';
import { isUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isAuthorizationRequest, isErrorReport } from '../pages/page-kinds.ts';
import type { LostCookie } from './cookie-advice.ts';
import { isSession, isSignInState } from './cookie-purpose.ts';

/** Parameters of a provider's response. */
const ANSWERS = ['code', 'state', 'error', 'ticket', 'SAMLResponse'];

/**
 * Returns whether a cookie was set before a sign-in elsewhere, and is missing in the hop with the sign-in's response.
 */
export function isForSignIn(chain: RedirectChain, { cookie, setAt, at }: LostCookie): boolean {
  const { hops } = chain;
  const asked = hops
    .slice(setAt + 1, at)
    .findIndex(({ url }) => isAuthorizationRequest(toUrl(url) ?? new URL('about:blank')));
  const answer = toUrl(hops[at]?.url);
  if (asked < 0 || !ANSWERS.some((name) => answer?.searchParams.has(name) === true)) return false;
  // A session's name shows nothing by itself, only that the sign-in's first response set it, and
  // that the sign-in failed without it.
  return isSignInState(cookie.name) || (asked === 0 && hasSignInFailed(chain, at));
}

/**
 * Finds the hop with a sign-in's response on another site than the one that began it, where the sign-in then failed: it
 * lacks a cookie with the sign-in's state that the hop `setAt` set. Undefined if there is none.
 */
export function responseElsewhere(
  chain: RedirectChain,
  name: string,
  setAt: number,
): number | undefined {
  const [setter, request] = [toUrl(chain.hops[setAt]?.url), toUrl(chain.hops[setAt + 1]?.url)];
  if (!setter || !request || !isSignInState(name)) return undefined;
  // A provider that asks another one has its own state.
  if (isAuthorizationRequest(setter) || !isAuthorizationRequest(request)) return undefined;
  const back = toUrl(request.searchParams.get('redirect_uri') ?? undefined);
  if (!back || isSameSite(back.hostname, setter.hostname)) return undefined;
  const at = chain.hops.findIndex(
    ({ url, requestHeaders }, index) =>
      index > setAt + 1 && requestHeaders !== undefined && answers(toUrl(url), back),
  );
  return at > 0 && hasSignInFailed(chain, at) ? at : undefined;
}

/** An error from the provider has another cause than the cookie. */
function answers(url: URL | undefined, back: URL): boolean {
  if (url?.origin !== back.origin || url.pathname !== back.pathname) return false;
  return url.searchParams.has('code') && !url.searchParams.has('error');
}

function hasSignInFailed({ hops }: RedirectChain, from: number): boolean {
  return hops.slice(from).some(({ url, response }, index) => {
    const page = index > 0 ? toUrl(url) : undefined;
    return (response?.status ?? 0) >= 400 || (page !== undefined && isErrorReport(page));
  });
}

/** Returns whether a session cookie's path matches no request to its host, likely because of a proxy. */
export function isForInnerPath(chain: RedirectChain, { cookie, setAt }: LostCookie): boolean {
  const places = hopPlaces(chain);
  const { path } = cookie;
  if (path === undefined || !isSession(cookie.name)) return false;
  const below = path.endsWith('/') ? path : `${path}/`;
  const host = places[setAt]?.host;
  return !places.some(
    (place) => place.host === host && (place.path === path || place.path.startsWith(below)),
  );
}

function toUrl(url: string | undefined): URL | undefined {
  return url !== undefined && isUrl(url) ? new URL(url) : undefined;
}
