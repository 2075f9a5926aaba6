/** The request after a redirect, as far as the status decides it: as observed, and as a browser would send it. */
import { type Header, type Hop, headerValue, type RedirectChain } from '../chain/chain.ts';
import { BROWSERS_OWN } from '../conformance/headers.ts';
import { requestMode } from '../conformance/observed-request.ts';
import {
  currentUrl,
  type FetchRequest,
  isRedirectTainted,
  originHeader,
} from '../standards/fetch-request.ts';
import { BODY_HEADERS } from '../standards/redirect.ts';
import { hostOf, serializedOrigin } from '../url/origin.ts';
import { isSameSite } from '../url/site.ts';
import { needsPreflight } from './preflight.ts';

/** Undefined means unknown. */
export interface NextRequest {
  readonly method: string;
  readonly url: string;
  /** `none`: the previous request had none, either. */
  readonly body: 'none' | 'dropped' | 'sent' | undefined;
  /** The body headers that remain of the previous request's. */
  readonly bodyHeaders: readonly string[] | undefined;
  /** Also undefined if the previous request had none. */
  readonly authorization: boolean | undefined;
  /** The value of Origin, "" for none. */
  readonly origin: string | undefined;
  /** Whether a CORS preflight comes before it. */
  readonly preflight: boolean | undefined;
  /** Whether SameSite=Lax withholds cookies; undefined if the request isn't cross-site or isn't for a page. */
  readonly laxCookies: boolean | undefined;
}

/** The request observed after hop `index`; undefined if there was none. */
export function seenRequest(chain: RedirectChain, index: number): NextRequest | undefined {
  const [from, to] = [chain.hops[index], chain.hops[index + 1]];
  if (!from || !to) return undefined;
  const { requestHeaders: after } = to;
  const names = bodyHeaderNames(from);
  const lost = to.body.kind === 'not-observable' ? undefined : 'dropped';
  const isSent = to.body.kind !== 'none' && to.body.kind !== 'not-observable';
  return {
    method: to.method,
    url: to.url,
    body: from.body.kind === 'none' && !isSent ? 'none' : isSent ? 'sent' : lost,
    bodyHeaders: after && names?.filter((name) => headerValue(after, name) !== undefined),
    authorization: after && ownAuthorization(from) ? hasHeader(after, 'authorization') : undefined,
    origin: after && (headerValue(after, 'origin') ?? ''),
    // It is a separate request.
    preflight: undefined,
    laxCookies: sendsLaxCookies(chain, to.method, to.url),
  };
}

/**
 * The request that a browser sends after hop `index`.
 * @param next the request as the Fetch Standard requires it
 */
export function predictedRequest(
  chain: RedirectChain,
  index: number,
  next: FetchRequest,
): NextRequest {
  const from = chain.hops[index] ?? chain.hops[0];
  const url = currentUrl(next);
  const keeps = (name: string) => next.headers.some((kept) => kept.toLowerCase() === name);
  return {
    method: next.method,
    url,
    body: predictedBody(from, next),
    bodyHeaders: bodyHeaderNames(from)?.filter(keeps),
    authorization: ownAuthorization(from) ? keeps('authorization') : undefined,
    origin: predictedOrigin(chain, from, next),
    preflight: requestMode(chain, from) === 'cors' ? needsPreflight(chain, index, next) : undefined,
    laxCookies: sendsLaxCookies(chain, next.method, url),
  };
}

/** In what two requests are known to differ. */
export function differences(seen: NextRequest, next: NextRequest): (keyof NextRequest)[] {
  const names = Object.keys(next) as (keyof NextRequest)[];
  return names.filter((name) => {
    const [was, is] = [seen[name], next[name]];
    return was !== undefined && is !== undefined && String(was) !== String(is);
  });
}

function predictedBody({ body }: Hop, next: FetchRequest): NextRequest['body'] {
  if (body.kind === 'none') return 'none';
  if (next.body === 'none') return 'dropped';
  return body.kind === 'not-observable' ? undefined : 'sent';
}

/** In lower case; undefined if the headers were not observed. */
function bodyHeaderNames({ requestHeaders }: Hop): readonly string[] | undefined {
  const names = requestHeaders?.map(({ name }) => name.toLowerCase());
  return names && [...new Set(names)].filter((name) => BODY_HEADERS.has(name));
}

/** Whether a script or client set credentials; the browser adds its own for each URL separately. */
function ownAuthorization({ requestHeaders }: Hop): boolean {
  const value = headerValue(requestHeaders, 'authorization');
  return value !== undefined && !BROWSERS_OWN.test(value);
}

function hasHeader(headers: readonly Header[], name: string): boolean {
  return headerValue(headers, name) !== undefined;
}

/** Without CORS, it depends on the page's referrer policy, which the previous request's Origin indicates. */
function predictedOrigin(chain: RedirectChain, from: Hop, next: FetchRequest): string | undefined {
  if (chain.initiator === undefined || requestMode(chain, from) === undefined) return undefined;
  const isRead = next.method === 'GET' || next.method === 'HEAD';
  if (next.tainting === 'cors' || isRead) return originHeader(next) ?? '';
  if (isRedirectTainted(next.origin, next.urlList)) return 'null';
  const before = headerValue(from.requestHeaders, 'origin');
  const isDowngrade = next.origin.startsWith('https:') && !/^https:/i.test(currentUrl(next));
  const isPolicySet = headerValue(from.response?.headers, 'referrer-policy') !== undefined;
  return isDowngrade || isPolicySet ? undefined : before;
}

/** A cross-site top-level navigation sends Lax cookies if its method is safe (RFC 6265bis §5.8.3). */
function sendsLaxCookies(
  { type, initiator }: RedirectChain,
  method: string,
  url: string,
): boolean | undefined {
  const origin = serializedOrigin(initiator);
  if (type !== 'main_frame' || origin === undefined || origin === 'null') return undefined;
  if (isSameSite(hostOf(origin), hostOf(url))) return undefined;
  return method === 'GET' || method === 'HEAD';
}
