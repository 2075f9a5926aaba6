/** Scripts' requests that a server redirects to a sign-in page, for two rules. */

import { type Hop, headerValue, isDocument, type RedirectChain } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import { isUnexplained } from '../../../chain/network-error.ts';
import { likelyCorsRefusal } from '../../../standards/cors.ts';
import { parseUrl } from '../../../url/origin.ts';
import { siteOf } from '../../../url/site.ts';
import {
  isPermanent,
  isUnfollowed,
  type ServerRedirect,
  serverRedirects,
} from '../redirects/server-redirects.ts';
import { changesAccount, isAuthorizationRequest, isErrorReport, isSignIn } from './page-kinds.ts';
import { isDataCall } from './wanted-type.ts';

/** Finds the redirect of a script's request for data to a sign-in page; undefined if there is none. */
export function signInRedirectOf(chain: RedirectChain): ServerRedirect | undefined {
  if (isDocument(chain.type)) return undefined;
  const redirect = serverRedirects(chain).find(leadsToSignIn);
  return redirect && isDataCall(chain) && !isPrefetch(chain) ? redirect : undefined;
}

/**
 * Returns whether a redirect was likely not followed because it fails the CORS check itself: Chromium reports that for
 * the redirect, and Firefox for the request that would follow.
 */
export function isRefusedRedirect(chain: RedirectChain, redirect: ServerRedirect): boolean {
  const { from, fromUrl, next } = redirect;
  if (!next) return isUnfollowed(chain, redirect) && likelyCorsRefusal(chain) !== undefined;
  const origin = headerValue(from.requestHeaders, 'origin') ?? fromUrl.origin;
  const isUnsent = next.response === undefined && isUnexplained(next.error ?? '');
  return isUnsent && origin !== fromUrl.origin && !allowsOrigins(from);
}

function allowsOrigins({ response }: Hop): boolean {
  return headerValue(response?.headers, 'access-control-allow-origin') !== undefined;
}

/** From a page that isn't for signing in, out or up. A permanent redirect doesn't depend on a session. */
function leadsToSignIn({ fromUrl, toUrl, to, status }: ServerRedirect): boolean {
  if (isPermanent(status) || !isHttp(to) || !isSignIn(toUrl) || isErrorReport(toUrl)) return false;
  return !isSignIn(fromUrl) && !changesAccount(fromUrl);
}

/** Path segments of sign-ins. */
const SIGN_IN_PART = /^(log[-_]?in|sign[-_]?in|auth|authn|authenticate|oauth2?|oidc|sso|connect)$/i;

/**
 * Returns whether a redirect's URL likely exists to begin a sign-in: its path says so, and the provider returns to a URL
 * below it, or to the URL itself if that is named like the provider. Filters that protect whole applications give the
 * requested URL as the return address, whatever it is.
 */
export function beginsSignIn({ fromUrl, toUrl }: ServerRedirect): boolean {
  const back = parseUrl(toUrl.searchParams.get('redirect_uri') ?? '');
  if (!isAuthorizationRequest(toUrl) || back?.host !== fromUrl.host) return false;
  const path = fromUrl.pathname.replace(/\/$/, '');
  const parts = path.split('/').slice(1);
  if (!parts.some((part) => SIGN_IN_PART.test(part))) return false;
  if (back.pathname.startsWith(`${path}/`) && back.pathname !== `${path}/`) return true;
  const name = parts.at(-1)?.toLowerCase() ?? '';
  const provider = (siteOf(toUrl.href) ?? '').split('.', 1)[0] ?? '';
  const isProvider = name.length > 3 && (provider.includes(name) || name.includes(provider));
  return back.pathname.replace(/\/$/, '') === path && isProvider;
}

/** Nobody waits for prefetched or prerendered pages. */
function isPrefetch({ hops: [{ requestHeaders }] }: RedirectChain): boolean {
  const purpose = ['sec-purpose', 'purpose'].map((name) => headerValue(requestHeaders, name) ?? '');
  return purpose.some((value) => value.includes('prefetch'));
}
