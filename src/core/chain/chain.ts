/**
 * What Detour records, in the terms of webRequest, Fetch and RFC 9110. Everything here is plain, serializable data.
 * schema.ts documents each field.
 */

import type {
  BodySummary,
  CarriedFinding,
  Cause,
  FileChain,
  FormFields,
  Header,
  Hop,
  HopResponse,
  LoggedBody,
  NetworkFacts,
} from './schema.ts';

export type {
  BodySummary,
  CarriedFinding,
  Cause,
  FormFields,
  Header,
  Hop,
  HopResponse,
  LoggedBody,
  NetworkFacts,
};

export type Redirect = NonNullable<Hop['redirect']>;
export type LoggedTimings = NetworkFacts['timings'];
export type Initiator = NonNullable<NetworkFacts['initiator']>;

/** A chain as stored in files, and what only the panel knows about it. */
export interface RedirectChain extends FileChain {
  /** The user pinned it, so that it stays in the panel. Never exported. */
  readonly pinned?: true;
  /** It began before the panel was opened, so only DevTools' network log has it. Never exported. */
  readonly beforePanel?: true;
}

/** webRequest's ResourceType: `main_frame`, `xmlhttprequest`, `image`, … */
export type RequestType = RedirectChain['type'];
export type ChainLink = NonNullable<RedirectChain['link']>;
export type LinkCause = ChainLink['cause'];
export type Certainty = ChainLink['certainty'];
export type DocumentLifecycle = NonNullable<RedirectChain['lifecycle']>;

interface EventBase {
  readonly requestId: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly type: RequestType;
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch; only differences are meaningful. */
  readonly time: number;
  readonly initiator?: string;
  /** As in RedirectChain. Not from webRequest. */
  readonly openedBy?: number;
  readonly lifecycle?: DocumentLifecycle;
  /** Whether it is from a private window, if the browser reports that. */
  readonly incognito?: boolean;
}

/** A webRequest event with the differences between browsers translated away. */
export type RequestEvent = EventBase &
  (
    | { readonly kind: 'request'; readonly body: BodySummary }
    | { readonly kind: 'request-headers'; readonly headers: readonly Header[] }
    | { readonly kind: 'response'; readonly response: HopResponse }
    /** `response` is absent if no server sent the redirect. */
    | { readonly kind: 'redirect'; readonly redirect: Redirect; readonly response?: HopResponse }
    | { readonly kind: 'intercepted' }
    | { readonly kind: 'completed'; readonly response: HopResponse }
    | { readonly kind: 'failed'; readonly error: string }
  );

/** A chain's state, or how it ended. */
export type Outcome = 'pending' | 'completed' | 'not-followed' | 'failed' | 'unobserved';

/** Takes a non-empty chain's last hop. */
export function lastHop({ hops }: Pick<RedirectChain, 'hops'>): Hop {
  return hops[hops.length - 1] ?? hops[0];
}

/**
 * Returns a chain's state. `not-followed`: its last hop is a redirect that no request followed (`redirect: 'manual'`,
 * no usable Location, a URL opened by an external app). `unobserved`: the recording ended before the chain did.
 */
export function outcomeOf(chain: RedirectChain): Outcome {
  const last = lastHop(chain);
  if (last.error !== undefined) return 'failed';
  if (!chain.ended) return 'pending';
  if (chain.cut || (!last.redirect && !last.response)) return 'unobserved';
  return isRedirect(last) ? 'not-followed' : 'completed';
}

/** Returns whether a redirect was internal, so that no server sent it. */
export function isInternal(redirect: Redirect | undefined): boolean {
  return (
    redirect?.cause === 'hsts' || redirect?.cause === 'upgrade' || redirect?.cause === 'extension'
  );
}

/**
 * Returns whether a hop was redirected, or has a response that a client could have followed: any 3xx with a Location
 * except 304.
 */
export function isRedirect(hop: Hop): boolean {
  const status = hop.response?.status;
  if (hop.redirect !== undefined || isRedirectStatus(status)) return true;
  return (status === 300 || status === 305 || status === 306) && rawLocation(hop) !== undefined;
}

/** Returns whether a status is a redirect status: 301, 302, 303, 307 or 308 (Fetch §2.2.6). */
export function isRedirectStatus(status: number | undefined): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Returns whether a hop requested a service worker's script or a module that it imports (Service Workers, Update). */
export function isWorkerScript({ requestHeaders }: Hop): boolean {
  return headerValue(requestHeaders, 'service-worker') === 'script';
}

/** Returns whether the request is for a document, a page's or a frame's. */
export function isDocument(type: RequestType): boolean {
  return type === 'main_frame' || type === 'sub_frame';
}

/** Finds the first value of a header by its name, ignoring case; undefined if it is absent or was not observed. */
export function headerValue(
  headers: readonly Header[] | undefined,
  name: string,
): string | undefined {
  if (!headers) return undefined;
  const wanted = name.toLowerCase();
  for (const header of headers) if (isNamed(header, wanted)) return header.value;
  return undefined;
}

/** Finds every value of a header by its name, ignoring case, in order; none if it was not observed. */
export function headerValues(headers: readonly Header[] | undefined, name: string): string[] {
  const values: string[] = [];
  const wanted = name.toLowerCase();
  for (const header of headers ?? []) if (isNamed(header, wanted)) values.push(header.value);
  return values;
}

/** The length is compared first: most headers are others. */
function isNamed({ name }: Header, wanted: string): boolean {
  return name.length === wanted.length && (name === wanted || name.toLowerCase() === wanted);
}

/** The Location header as the server sent it, unresolved (RFC 9110 §10.2.2). */
export function rawLocation(hop: Hop): string | undefined {
  return headerValue(hop.response?.headers, 'location');
}

/**
 * The body's size in bytes if it was observed: counted, or by the request's Content-Length (RFC 9110 §8.6). Undefined
 * if it was not observable.
 */
export function bodySize(hop: Hop): number | undefined {
  if (hop.body.kind === 'bytes') return hop.body.size;
  if (hop.body.kind === 'none') return 0;
  return contentLength(hop.requestHeaders);
}

/** The body's length in bytes by its own headers (RFC 9110 §8.6); undefined if they don't contain it. */
export function contentLength(headers: readonly Header[] | undefined): number | undefined {
  const length = headerValue(headers, 'content-length') ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
