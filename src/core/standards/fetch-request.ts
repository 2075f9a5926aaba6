/** A request as the Fetch Standard defines it (§2.2.5), as far as redirects affect it. */
import { determineReferrer, type ReferrerPolicy } from '../http/referrer-policy.ts';
import { serializedOrigin } from '../url/origin.ts';

/** `replayable` has a source to send it again from; a `stream` can be read only once. */
export type BodyKind = 'none' | 'replayable' | 'stream';

export type RequestMode = 'navigate' | 'cors' | 'no-cors' | 'same-origin';

export type ResponseTainting = 'basic' | 'cors' | 'opaque';

export interface FetchRequest {
  readonly method: string;
  /** The requested URLs in order, the current one last, with their fragments. */
  readonly urlList: readonly [string, ...string[]];
  readonly body: BodyKind;
  /** The names of the headers that it was given, ignoring case. */
  readonly headers: readonly string[];
  /** The initiator's serialized origin; `null` for an opaque one, such as for a URL typed into the address bar. */
  readonly origin: string;
  readonly mode: RequestMode;
  /** `manual` is also what navigations have: HTML follows their redirects itself, by the same rules. */
  readonly redirectMode: 'follow' | 'error' | 'manual';
  /** Absent for none. */
  readonly referrer?: string;
  readonly referrerPolicy: ReferrerPolicy;
  readonly tainting: ResponseTainting;
}

/** Why there is a network error and no response. */
export type FetchError =
  | 'redirect-mode-error'
  | 'invalid-location'
  | 'scheme-not-http'
  | 'too-many-redirects'
  | 'credentials-in-url'
  | 'body-not-replayable'
  | 'cross-origin-in-same-origin-mode'
  | 'cross-origin-not-followed';

export type Fetched =
  | { readonly kind: 'request'; readonly request: FetchRequest }
  | { readonly kind: 'error'; readonly error: FetchError };

/** The request's current URL. */
export function currentUrl({ urlList }: FetchRequest): string {
  return urlList[urlList.length - 1] ?? urlList[0];
}

/** How often a request was redirected. */
export function redirectCount({ urlList }: FetchRequest): number {
  return urlList.length - 1;
}

/**
 * Prepares a request for its current URL: applies the referrer policy, and determines how much of the response the page
 * may see (Fetch §4.1, main fetch). The first request has the tainting `basic`. CSP, mixed content and HSTS are not
 * included.
 */
export function mainFetch(request: FetchRequest): Fetched {
  const { mode, referrer, referrerPolicy, redirectMode, ...rest } = request;
  const sent =
    referrer === undefined
      ? undefined
      : determineReferrer(referrerPolicy, referrer, currentUrl(request));
  const settled = (tainting: ResponseTainting): Fetched => ({
    kind: 'request',
    request: {
      ...rest,
      mode,
      redirectMode,
      referrerPolicy,
      tainting,
      ...(sent !== undefined && { referrer: sent }),
    },
  });
  if (mode === 'navigate') return settled('basic');
  const isOwn = isSameOrigin(originOfUrl(currentUrl(request)), request.origin);
  if (isOwn && request.tainting === 'basic') return settled('basic');
  if (mode === 'same-origin') return { kind: 'error', error: 'cross-origin-in-same-origin-mode' };
  if (mode === 'cors') return settled('cors');
  return redirectMode === 'follow'
    ? settled('opaque')
    : { kind: 'error', error: 'cross-origin-not-followed' };
}

/**
 * The value of the Origin header that a request sends to its current URL; undefined for none (Fetch, "append a request
 * `Origin` header").
 */
export function originHeader(request: FetchRequest): string | undefined {
  const { method, mode, tainting, referrerPolicy } = request;
  const origin = isRedirectTainted(request.origin, request.urlList) ? 'null' : request.origin;
  if (tainting === 'cors') return origin;
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (mode === 'cors') return origin;
  const url = currentUrl(request);
  switch (referrerPolicy) {
    case 'no-referrer':
      return 'null';
    case 'same-origin':
      return isSameOrigin(request.origin, originOfUrl(url)) ? origin : 'null';
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin':
      return request.origin.startsWith('https:') && !/^https:/i.test(url) ? 'null' : origin;
    default:
      return origin;
  }
}

/**
 * Returns whether an origin other than the request's own redirected it to yet another origin, so that Origin no longer
 * names the initiator (Fetch, "redirect-taint" other than `same-origin`).
 * @param origin the initiator's serialized origin
 */
export function isRedirectTainted(origin: string, urlList: readonly string[]): boolean {
  const origins = urlList.map(originOfUrl);
  return origins.some((far, index) => {
    const near = origins[index - 1];
    return near !== undefined && !isSameOrigin(far, near) && !isSameOrigin(origin, near);
  });
}

/** Returns whether two serialized origins are the same; an opaque one, once serialized, is not the same as itself. */
export function isSameOrigin(a: string, b: string): boolean {
  return a === b && a !== 'null';
}

function originOfUrl(url: string): string {
  return serializedOrigin(url) ?? 'null';
}
