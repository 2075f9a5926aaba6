/** A request as the Fetch Standard knows it (§2.2.5), as far as redirects touch it. */
import { determineReferrer, type ReferrerPolicy } from '../http/referrer-policy.ts';
import { serializedOrigin } from '../url/origin.ts';

/** `replayable` has a source from which it can be sent again; a `stream` was read once and is gone. */
export type BodyKind = 'none' | 'replayable' | 'stream';

export type RequestMode = 'navigate' | 'cors' | 'no-cors' | 'same-origin';

export type ResponseTainting = 'basic' | 'cors' | 'opaque';

export interface FetchRequest {
  readonly method: string;
  /** The URLs that were asked for one after the other, the current one last, with their fragments. */
  readonly urlList: readonly [string, ...string[]];
  readonly body: BodyKind;
  /** The names of the headers that it was given, in any case. */
  readonly headers: readonly string[];
  /** Who asked, serialized; `null` for an opaque origin, as of what a user types into the address bar. */
  readonly origin: string;
  readonly mode: RequestMode;
  /** `manual` is also what navigations have: HTML follows their redirects itself, by the same rules. */
  readonly redirectMode: 'follow' | 'error' | 'manual';
  /** Absent for none. */
  readonly referrer?: string;
  readonly referrerPolicy: ReferrerPolicy;
  readonly tainting: ResponseTainting;
}

/** Why there is a network error and no answer. */
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

/** The URL that a request is for now. */
export function currentUrl({ urlList }: FetchRequest): string {
  return urlList[urlList.length - 1] ?? urlList[0];
}

/** How often a request was redirected. */
export function redirectCount({ urlList }: FetchRequest): number {
  return urlList.length - 1;
}

/**
 * What a request becomes before it is sent to its current URL: its referrer is cut as the policy says, and how much of
 * the answer the page may see is settled (Fetch §4.1, main fetch). The first request is given with the tainting
 * `basic`. CSP, mixed content and HSTS are not looked at.
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
 * The value of the Origin header with which a request is sent to its current URL; undefined for none
 * (Fetch, "append a request `Origin` header").
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
 * Returns whether redirects led a request across a border whose near side was not its own origin, so that it no longer
 * says who asks (Fetch, "redirect-taint" other than `same-origin`).
 * @param origin who asked, serialized
 */
export function isRedirectTainted(origin: string, urlList: readonly string[]): boolean {
  const origins = urlList.map(originOfUrl);
  return origins.some((far, index) => {
    const near = origins[index - 1];
    return near !== undefined && !isSameOrigin(far, near) && !isSameOrigin(origin, near);
  });
}

/** Returns whether two serialized origins are the same; an opaque one is not even the same as itself once serialized. */
export function isSameOrigin(a: string, b: string): boolean {
  return a === b && a !== 'null';
}

function originOfUrl(url: string): string {
  return serializedOrigin(url) ?? 'null';
}
