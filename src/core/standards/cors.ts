/** CORS, as far as recorded headers show it (Fetch, "CORS protocol"). */

import {
  type Hop,
  headerValue,
  headerValues,
  isDocument,
  isRedirectStatus,
  lastHop,
  outcomeOf,
  type RedirectChain,
} from '../chain/chain.ts';
import { isUnexplained } from '../chain/network-error.ts';
import { t } from '../text/i18n.ts';
import { isUrl } from '../url/origin.ts';

/**
 * Returns whether a hop is a CORS preflight, which never follows redirects: only a success status allows the actual
 * request.
 */
export function isPreflight(hop: Hop): boolean {
  if (hop.method !== 'OPTIONS') return false;
  return headerValue(hop.requestHeaders, 'access-control-request-method') !== undefined;
}

/**
 * Why a response's headers can't pass Fetch's CORS check. A request that sends cookies to another origin is one with
 * credentials, for which `*` doesn't apply and the origin must be named.
 */
export type CorsFault = 'absent' | 'several' | 'other' | 'wildcard' | 'credentials';

/**
 * Finds why the browser likely withheld the last response of a chain from the page. Undefined if its headers can pass,
 * if they were not observed, or if the browser names another reason. Firefox reports a withheld response as completed,
 * so an error is not required.
 */
export function corsFault(chain: RedirectChain): CorsFault | undefined {
  const hop = lastHop(chain);
  // A preflight's redirect fails whatever its headers allow (CORS-preflight fetch, step 7).
  if (isPreflight(hop) && isRedirectStatus(hop.response?.status)) return undefined;
  const isCut = isCutByRefusal(chain);
  const mayBeRefused = outcomeOf(chain) === 'completed' || isUnexplained(hop.error ?? '') || isCut;
  const headers = hop.response?.headers;
  if (!mayBeRefused || !headers || !isCorsRequest(chain, hop)) return undefined;
  const origin = headerValue(hop.requestHeaders, 'origin') ?? '';
  const allowed = headerValues(headers, 'access-control-allow-origin').join(', ');
  const hasCredentials = headerValue(hop.requestHeaders, 'cookie') !== undefined;
  // A file may also lack a request that did follow.
  if (allowed === '') return isCut ? undefined : 'absent';
  if (allowed === '*') return hasCredentials ? 'wildcard' : undefined;
  if (allowed.includes(',')) return 'several';
  if (allowed !== origin) return 'other';
  const allowsThem = headerValue(headers, 'access-control-allow-credentials') === 'true';
  return hasCredentials && !allowsThem && !isCut ? 'credentials' : undefined;
}

/**
 * Returns whether a file ends a chain with a redirect to a target that it lacks, and says that the request's mode is
 * "cors": Firefox writes no error for what it refused.
 */
export function isCutByRefusal(chain: RedirectChain): boolean {
  const { witness, error, response, requestHeaders } = lastHop(chain);
  const isAtRedirect = chain.cut === true && isRedirectStatus(response?.status);
  const mode = headerValue(requestHeaders, 'sec-fetch-mode');
  return isAtRedirect && witness === 'file' && error === undefined && mode === 'cors';
}

/** Says why the browser likely withheld the last response of a chain from the page; undefined if it didn't. */
export function likelyCorsRefusal(chain: RedirectChain): string | undefined {
  const fault = corsFault(chain);
  if (fault === undefined) return undefined;
  const { requestHeaders, response } = lastHop(chain);
  const allowed = headerValues(response?.headers, 'access-control-allow-origin').join(', ');
  switch (fault) {
    case 'absent':
      return t`the response has no Access-Control-Allow-Origin`;
    case 'several':
      return t`the response’s Access-Control-Allow-Origin has several values (${allowed})`;
    case 'wildcard':
      return t`the response’s Access-Control-Allow-Origin is *, but the request has cookies`;
    case 'credentials':
      return t`the request has cookies, but the response has no Access-Control-Allow-Credentials: true`;
    case 'other':
      return t`the response’s Access-Control-Allow-Origin is ${allowed}, but the request’s Origin is
        ${headerValue(requestHeaders, 'origin') ?? ''}`;
  }
}

/**
 * Returns whether a response has to pass the CORS check: the request went to another origin and its mode is "cors". If
 * the browser doesn't send the mode, a GET or HEAD shows it, because it has no Origin in any other mode, and what no
 * other mode may send. WebKit keeps the Origin of a form's POST when a redirect changes it to GET, so Origin proves
 * nothing after another method.
 */
function isCorsRequest(chain: RedirectChain, { method, url, requestHeaders }: Hop): boolean {
  const origin = headerValue(requestHeaders, 'origin');
  // Extensions may read what they have permissions for, whatever the headers contain.
  if (origin === undefined || !/^(https?:|null$)/.test(origin)) return false;
  if (!isUrl(url) || new URL(url).origin === origin) return false;
  const mode = headerValue(requestHeaders, 'sec-fetch-mode');
  if (mode !== undefined) return mode === 'cors';
  if (chain.type === 'xmlhttprequest' && isForCorsOnly(chain.hops[0])) return true;
  const isRead = (each: string) => each === 'GET' || each === 'HEAD';
  const wasRead = chain.hops.every((hop) => isRead(hop.method));
  return isRead(method) && wasRead && !isDocument(chain.type);
}

/** What forms can send: no other mode allows a script more (Fetch, "CORS-safelisted request-header"). */
const SAFELISTED =
  /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/** Returns whether a script's request has a method or a content type that it can have in the mode "cors" alone. */
function isForCorsOnly(hop: Hop): boolean {
  const { method, requestHeaders } = hop;
  if (method === 'GET' || method === 'HEAD' || isPreflight(hop)) return false;
  const type = headerValue(requestHeaders, 'content-type');
  return method !== 'POST' || (type !== undefined && !SAFELISTED.test(type));
}
