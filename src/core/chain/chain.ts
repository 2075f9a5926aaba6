/** What Detour records, in the words of webRequest, Fetch and RFC 9110. Everything here is plain, serialisable data. */

/** One header field as it went over the wire. A value that is not valid UTF-8 is kept byte by byte as Latin-1. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The fields of a form body: names, and the values given for each, in order. */
// biome-ignore lint/plugin: messages and storage hold no Map; it is only ever listed, as by `Object.entries`
export type FormFields = Readonly<Record<string, readonly string[]>>;

/**
 * What is known of a request's body. `none` is an observation ("there was no body"), `not-observable` is the
 * lack of one ("the browser does not tell"); they are never to be mixed up.
 */
export type BodySummary =
  | { readonly kind: 'none' }
  | { readonly kind: 'not-observable' }
  /** The bytes themselves: `size` in bytes; `text` is there for UTF-8 bodies of up to 64 KiB. */
  | {
      readonly kind: 'bytes';
      readonly size: number;
      readonly digest: string;
      readonly text?: string;
      /** webRequest did not show it; DevTools' own network log did. */
      readonly source?: 'network-log';
    }
  /** The fields that the browser parsed from a form body; the bytes stay hidden. */
  | { readonly kind: 'form'; readonly fields?: FormFields; readonly digest: string }
  /** A body that consists, wholly or partly, of files, of which the browser tells only the names. */
  | { readonly kind: 'files'; readonly names: readonly string[] };

/**
 * Why a request moved on to another URL. Only `http` was asked for by a server. `hsts` is RFC 6797 §8.3,
 * `upgrade` is an https upgrade of which the browser does not say whether HSTS, a policy or an extension asked for it,
 * `extension` is another extension, `unknown` is a redirect that the browser does not explain or that was missed.
 */
export type Cause = 'http' | 'hsts' | 'upgrade' | 'extension' | 'unknown';

/** What a server (or the cache) answered to one hop. */
export interface HopResponse {
  readonly status: number;
  /** As the browser reports it: `HTTP/1.1 302 Found`. */
  readonly statusLine: string;
  /** Absent where the browser did not show them. */
  readonly headers?: readonly Header[];
  readonly fromCache?: boolean;
  readonly serverIp?: string;
}

/** How a hop led on to another URL. */
export interface Redirect {
  /** The resolved target. */
  readonly url: string;
  readonly cause: Cause;
  /** True where the browser fired no event for it and it was deduced from the URL that changed. */
  readonly inferred?: true;
}

/** One request of a chain and how it was answered. Times are milliseconds since the epoch. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly body: BodySummary;
  /** Absent where they were not observed. */
  readonly requestHeaders?: readonly Header[];
  /** Absent for internal redirects, which no server answered, and while the hop waits for its answer. */
  readonly response?: HopResponse;
  /** The answer that asked for credentials (401, 407), after which the request was sent again and answered anew. */
  readonly challenge?: HopResponse;
  readonly redirect?: Redirect;
  /** The browser's own name for a network error: `net::ERR_CONNECTION_REFUSED`, `NS_ERROR_REDIRECT_LOOP`. */
  readonly error?: string;
  /** A service worker was asked to answer it. Told by Firefox, which tells nothing more of it if the worker does. */
  readonly intercepted?: true;
  /** True where the recording began in the middle of the hop, so that earlier events are missing. */
  readonly partial?: true;
}

/** webRequest's ResourceType: `main_frame`, `xmlhttprequest`, `image`, … */
export type RequestType = string;

/**
 * Why a chain came of another. `refresh-header`, `meta-refresh`, `script` and `form` are documents that led on by
 * themselves; `client-side` is one of them, but the browser does not tell which. `preflight` is a request that was stopped
 * because its CORS preflight, the chain that it came of, was redirected (Fetch §4.8).
 */
export type LinkCause =
  | 'refresh-header'
  | 'meta-refresh'
  | 'script'
  | 'form'
  | 'client-side'
  | 'preflight';

/**
 * How sure a link is: the browser said so, nothing else explains what it said, or only closeness in time speaks for it.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Joins a chain to the earlier one that it came of. They stay two: no redirect leads from one to the other. */
export interface ChainLink {
  /** The id of the earlier chain, which may not be there any more. */
  readonly from: string;
  readonly cause: LinkCause;
  readonly certainty: Certainty;
}

/**
 * For a document that nobody has asked to see yet: `prerender` is webRequest's documentLifecycle; `prefetch` is only its
 * request, which webRequest calls one of an active document.
 */
export type DocumentLifecycle = 'prerender' | 'prefetch';

/** Hops in order, linked by redirects: all that happened under one `requestId`. */
export interface RedirectChain {
  /** Unique within one recording. */
  readonly id: string;
  /** −1 where the browser tells none, as of requests that a service worker or a shared worker sends. */
  readonly tabId: number;
  readonly frameId: number;
  readonly type: RequestType;
  /** The origin that asked for the request, where there is one and the browser tells it. */
  readonly initiator?: string;
  /** The chain that it came of, where it came of one. */
  readonly link?: ChainLink;
  /** The tab that opened this one's, where that is recorded: by `window.open` or a link with a target. */
  readonly openedBy?: number;
  readonly lifecycle?: DocumentLifecycle;
  readonly hops: readonly [Hop, ...Hop[]];
  /** No further event is expected. */
  readonly ended: boolean;
  /** The recording ended before the chain did, so that its last state is not its end. */
  readonly cut?: true;
  /** What the user wrote about it. */
  readonly note?: string;
  /** The user keeps it in the panel, whatever becomes of the others. It is in no export. */
  readonly pinned?: true;
}

interface EventBase {
  readonly requestId: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly type: RequestType;
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch; only differences mean anything. */
  readonly time: number;
  readonly initiator?: string;
  /** As in RedirectChain. webRequest does not know it. */
  readonly openedBy?: number;
  readonly lifecycle?: DocumentLifecycle;
  /** Whether it is a private window's, where the browser tells. */
  readonly incognito?: boolean;
}

/** A webRequest event with the differences between browsers translated away. */
export type RequestEvent = EventBase &
  (
    | { readonly kind: 'request'; readonly body: BodySummary }
    | { readonly kind: 'request-headers'; readonly headers: readonly Header[] }
    | { readonly kind: 'response'; readonly response: HopResponse }
    /** `response` is absent where no server sent the redirect. */
    | { readonly kind: 'redirect'; readonly redirect: Redirect; readonly response?: HopResponse }
    | { readonly kind: 'intercepted' }
    | { readonly kind: 'completed'; readonly response: HopResponse }
    | { readonly kind: 'failed'; readonly error: string }
  );

/** How a chain stands or ended. */
export type Outcome = 'pending' | 'completed' | 'not-followed' | 'failed' | 'unobserved';

/** Takes a non-empty chain's last hop. */
export function lastHop(chain: RedirectChain): Hop {
  return chain.hops[chain.hops.length - 1] ?? chain.hops[0];
}

/**
 * Says how a chain stands: `not-followed` is a chain whose last hop is a redirect that nothing came after
 * (`redirect: 'manual'`, no usable Location, a URL that is handed to the system), `unobserved` one whose recording ended
 * before it did.
 */
export function outcomeOf(chain: RedirectChain): Outcome {
  const last = lastHop(chain);
  if (last.error !== undefined) return 'failed';
  if (!chain.ended) return 'pending';
  if (chain.cut || (!last.redirect && !last.response)) return 'unobserved';
  return isRedirect(last) ? 'not-followed' : 'completed';
}

/** Says whether a redirect was the browser's own, so that no server sent it. */
export function isInternal(redirect: Redirect | undefined): boolean {
  return (
    redirect?.cause === 'hsts' || redirect?.cause === 'upgrade' || redirect?.cause === 'extension'
  );
}

/** Says whether a hop was redirected, or answered so that a client could have followed: by any 3xx with a Location but 304. */
export function isRedirect(hop: Hop): boolean {
  const status = hop.response?.status;
  if (hop.redirect !== undefined || isRedirectStatus(status)) return true;
  return (status === 300 || status === 305 || status === 306) && rawLocation(hop) !== undefined;
}

/** Says whether a status is a redirect status: 301, 302, 303, 307 or 308 (Fetch §2.2.6). */
export function isRedirectStatus(status: number | undefined): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Says whether what is requested is to be a document: a page's, or a frame's. */
export function isDocument(type: RequestType): boolean {
  return type === 'main_frame' || type === 'sub_frame';
}

/** Finds the first value of a header by its name, in any case; undefined where it is absent or was not observed. */
export function headerValue(
  headers: readonly Header[] | undefined,
  name: string,
): string | undefined {
  const wanted = name.toLowerCase();
  return headers?.find((header) => header.name.toLowerCase() === wanted)?.value;
}

/** Finds every value of a header by its name, in any case and in order; none where it was not observed. */
export function headerValues(headers: readonly Header[] | undefined, name: string): string[] {
  const wanted = name.toLowerCase();
  return (headers ?? [])
    .filter((header) => header.name.toLowerCase() === wanted)
    .map(({ value }) => value);
}

/** The Location header as the server sent it, unresolved (RFC 9110 §10.2.2). */
export function rawLocation(hop: Hop): string | undefined {
  return headerValue(hop.response?.headers, 'location');
}

/**
 * The body's size in bytes, where it was observed: counted, or as the request's own Content-Length says
 * (RFC 9110 §8.6). Undefined where it was not observable.
 */
export function bodySize(hop: Hop): number | undefined {
  if (hop.body.kind === 'bytes') return hop.body.size;
  if (hop.body.kind === 'none') return 0;
  return contentLength(hop.requestHeaders);
}

/** The body's length in bytes as its own headers tell it (RFC 9110 §8.6); undefined where they do not. */
export function contentLength(headers: readonly Header[] | undefined): number | undefined {
  const length = headerValue(headers, 'content-length') ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
