/** The Fetch Standard's HTTP-redirect fetch (§4.5): what a redirect must do to a request. */
import { isRedirectStatus } from '../chain/chain.ts';
import { parseReferrerPolicy } from '../http/referrer-policy.ts';
import { locationUrl } from '../url/location.ts';
import {
  currentUrl,
  type FetchError,
  type FetchRequest,
  isSameOrigin,
  mainFetch,
  redirectCount,
} from './fetch-request.ts';

/** A response, as far as redirects depend on it. Header values are given for every field of that name, in order. */
export interface RedirectResponse {
  readonly status: number;
  readonly location: readonly string[];
  readonly referrerPolicy?: readonly string[];
}

/**
 * What must happen next. `answer`: the response is the final one, and why it isn't followed. `handed-over`: a
 * navigation to a scheme that the browser can't load, but another app may (HTML, "hand-off to external software").
 */
export type RedirectOutcome =
  | { readonly kind: 'request'; readonly request: FetchRequest }
  | { readonly kind: 'answer'; readonly because: 'no-redirect-status' | 'no-location' | 'manual' }
  | { readonly kind: 'handed-over'; readonly url: string }
  | { readonly kind: 'error'; readonly error: FetchError };

/** The most redirects that a request may have (Fetch §4.5 step 7). */
export const MOST_REDIRECTS = 20;

/** The headers that go with a body (Fetch, "request-body-header name"), in lower case. */
export const BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);

/** The schemes that a browser fetches itself, in addition to http and https (Fetch, "fetch scheme"). */
const OTHER_FETCH_SCHEMES = /^(about|blob|data|file):$/;

/**
 * Returns what must happen after a response (Fetch §4.4 step 6 and §4.5). The CORS check, which comes first, and what
 * is decided again for each URL (CSP, mixed content, HSTS, cookies) are not included.
 */
export function nextRequest(request: FetchRequest, response: RedirectResponse): RedirectOutcome {
  if (!isRedirectStatus(response.status)) return answer('no-redirect-status');
  if (request.redirectMode === 'error') return failure('redirect-mode-error');
  const isNavigation = request.mode === 'navigate';
  if (request.redirectMode === 'manual' && !isNavigation) return answer('manual');
  const location = locationUrl(response.location, currentUrl(request));
  if (location === 'none') return answer('no-location');
  if (location === 'failure') return failure('invalid-location');
  if (!isHttpScheme(location)) {
    return isNavigation && !OTHER_FETCH_SCHEMES.test(location.protocol)
      ? { kind: 'handed-over', url: location.href }
      : failure('scheme-not-http');
  }
  const error = refusal(request, response.status, location);
  return error ? failure(error) : mainFetch(redirected(request, response, location));
}

/**
 * Returns which method the request after a redirect must have (Fetch §4.5 step 12).
 * @param status the redirect's status; undefined for a redirect that no server sent, which changes nothing
 * @param method the method of the request that was redirected
 */
export function requiredMethod(status: number | undefined, method: string): string {
  if ((status === 301 || status === 302) && method === 'POST') return 'GET';
  if (status === 303 && method !== 'GET' && method !== 'HEAD') return 'GET';
  return method;
}

/** Why a redirect to an HTTP(S) URL is not followed (Fetch §4.5 steps 7 to 11). */
function refusal(request: FetchRequest, status: number, location: URL): FetchError | undefined {
  if (redirectCount(request) >= MOST_REDIRECTS) return 'too-many-redirects';
  const hasCredentials = location.username !== '' || location.password !== '';
  const isForeign = request.mode === 'cors' && !isSameOrigin(request.origin, location.origin);
  if (hasCredentials && (isForeign || request.tainting === 'cors')) return 'credentials-in-url';
  if (status !== 303 && request.body === 'stream') return 'body-not-replayable';
  return undefined;
}

/** The request as a redirect changes it (Fetch §4.5 steps 12 to 19). */
function redirected(
  request: FetchRequest,
  { status, referrerPolicy = [] }: RedirectResponse,
  location: URL,
): FetchRequest {
  const method = requiredMethod(status, request.method);
  const losesBody = losesItsBody(status, request.method);
  const isElsewhere = new URL(currentUrl(request)).origin !== location.origin;
  return {
    ...request,
    method,
    body: losesBody ? 'none' : request.body,
    headers: request.headers.filter((name) => {
      const key = name.toLowerCase();
      return !(losesBody && BODY_HEADERS.has(key)) && !(isElsewhere && key === 'authorization');
    }),
    urlList: [...request.urlList, location.href],
    referrerPolicy: parseReferrerPolicy(referrerPolicy) ?? request.referrerPolicy,
  };
}

/** Only a change to GET drops the body (Fetch §4.5 step 12), even for a request that is not a POST. */
function losesItsBody(status: number, method: string): boolean {
  return requiredMethod(status, method) !== method;
}

function isHttpScheme({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

function answer(because: 'no-redirect-status' | 'no-location' | 'manual'): RedirectOutcome {
  return { kind: 'answer', because };
}

function failure(error: FetchError): RedirectOutcome {
  return { kind: 'error', error };
}
