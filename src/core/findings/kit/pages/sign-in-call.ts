/** Scripts' requests that a server redirects to a sign-in page, for two rules. */

import { type Hop, headerValue, isDocument, type RedirectChain } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import { isUnexplained } from '../../../chain/network-error.ts';
import { likelyCorsRefusal } from '../../../standards/cors.ts';
import {
  isPermanent,
  isUnfollowed,
  type ServerRedirect,
  serverRedirects,
} from '../redirects/server-redirects.ts';
import { changesAccount, isErrorReport, isSignIn } from './page-kinds.ts';
import { isDataCall } from './wanted-type.ts';

/** Finds the redirect of a script's request for data to a sign-in page; undefined if there is none. */
export function signInRedirectOf(chain: RedirectChain): ServerRedirect | undefined {
  if (isDocument(chain.type) || !isDataCall(chain) || isPrefetch(chain)) return undefined;
  return serverRedirects(chain).find(leadsToSignIn);
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
  if (isPermanent(status)) return false;
  if (isSignIn(fromUrl) || changesAccount(fromUrl) || !isHttp(to)) return false;
  return isSignIn(toUrl) && !isErrorReport(toUrl);
}

/** Nobody waits for prefetched or prerendered pages. */
function isPrefetch({ hops: [{ requestHeaders }] }: RedirectChain): boolean {
  const purpose = ['sec-purpose', 'purpose'].map((name) => headerValue(requestHeaders, name) ?? '');
  return purpose.some((value) => value.includes('prefetch'));
}
