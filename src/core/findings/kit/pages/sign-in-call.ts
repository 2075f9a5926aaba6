/** Scripts' calls that a server redirects to a page where people sign in, for two rules. */

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

/** Finds the redirect that leads a script's call for data to a sign-in page; undefined if none does. */
export function signInRedirectOf(chain: RedirectChain): ServerRedirect | undefined {
  if (isDocument(chain.type)) return undefined;
  const redirect = serverRedirects(chain).find(leadsToSignIn);
  return redirect && isDataCall(chain) && !isPrefetch(chain) ? redirect : undefined;
}

/**
 * Returns whether a redirect was likely not followed because it doesn't pass the CORS check itself: Chromium reports that
 * of the redirect, and Firefox of the request that would follow.
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

/** From where nobody signs in, out or up. What moved for good doesn't depend on a session. */
function leadsToSignIn({ fromUrl, toUrl, to, status }: ServerRedirect): boolean {
  if (isPermanent(status) || !isHttp(to) || !isSignIn(toUrl) || isErrorReport(toUrl)) return false;
  return !isSignIn(fromUrl) && !changesAccount(fromUrl);
}

/** Nobody waits for what is requested in advance. */
function isPrefetch({ hops: [{ requestHeaders }] }: RedirectChain): boolean {
  const purpose = ['sec-purpose', 'purpose'].map((name) => headerValue(requestHeaders, name) ?? '');
  return purpose.some((value) => value.includes('prefetch'));
}
