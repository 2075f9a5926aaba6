/** webRequest details → RequestEvent. Differences between the browsers are translated in this folder. */
import type { BodySummary, Cause, HopResponse, RequestEvent } from '../../core/chain/chain.ts';
import { chromiumCause, isUpgrade } from '../../core/record/internal-redirect.ts';
import { serializedOrigin } from '../../core/url/origin.ts';
import { type RequestBody, toBodySummary } from './body-summary.ts';
import type { Engine } from './engine.ts';
import { type HttpHeader, toHeaders, toText } from './http-text.ts';

/** The webRequest events that are listened to. */
export const EVENT_NAMES = [
  'onBeforeRequest',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** What both browsers' webRequest details have in common, as far as Detour reads them, and as they are documented. */
export interface RequestDetails {
  readonly requestId: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly type: string;
  readonly method: string;
  readonly url: string;
  readonly timeStamp: number;
  /** Firefox: the request is from a private window. */
  readonly incognito?: boolean | undefined;
  /** Chromium: `active`, `prerender`, `cached` or `pending_deletion`. */
  readonly documentLifecycle?: string | undefined;
  readonly documentId?: string | undefined;
  /** Chromium: the origin that sent the request. */
  readonly initiator?: string | undefined;
  /** Firefox: the URL of the resource that sent the request. */
  readonly originUrl?: string | undefined;
  readonly requestBody?: RequestBody | null | undefined;
  readonly requestHeaders?: readonly HttpHeader[] | undefined;
  readonly responseHeaders?: readonly HttpHeader[] | undefined;
  readonly statusCode?: number | undefined;
  readonly statusLine?: string | undefined;
  readonly redirectUrl?: string | undefined;
  readonly fromCache?: boolean | undefined;
  readonly ip?: string | null | undefined;
  readonly error?: string | undefined;
}

/**
 * Returns what an event's addListener takes after the filter: its extraInfoSpec, or nothing. Only Chromium has
 * `extraHeaders` (Firefox throws on it); without it, Chromium hides Cookie, Set-Cookie, Origin and Referer, and omits
 * the status and Location of a redirect that fails.
 */
export function extraInfoSpec(name: EventName, engine: Engine): string[][] {
  const extra = engine === 'chromium' ? ['extraHeaders'] : [];
  switch (name) {
    case 'onBeforeRequest':
      return [['requestBody', ...extra]];
    case 'onSendHeaders':
      return [['requestHeaders', ...extra]];
    case 'onHeadersReceived':
    case 'onBeforeRedirect':
    case 'onCompleted':
      return [['responseHeaders', ...extra]];
    case 'onErrorOccurred':
      return []; // Firefox throws if it is given one
  }
}

/**
 * Translates one event; undefined for an event without meaning or without a request. Never throws, whatever it is
 * given: what is missing or not as documented is left out.
 */
export function toRequestEvent(
  name: EventName,
  details: RequestDetails,
  engine: Engine,
): RequestEvent | undefined {
  const base = baseOf(details);
  if (!base) return undefined;
  switch (name) {
    case 'onBeforeRequest':
      return { ...base, kind: 'request', body: bodyOf(details, engine) };
    case 'onSendHeaders':
      return {
        ...base,
        kind: 'request-headers',
        headers: toHeaders(details.requestHeaders, engine),
      };
    case 'onHeadersReceived':
      return { ...base, kind: 'response', response: responseOf(details, engine) };
    case 'onBeforeRedirect':
      return isSelfRedirect(details, engine)
        ? { ...base, kind: 'intercepted' }
        : redirectEvent(base, details, engine);
    case 'onCompleted':
      return isRefusedRedirect(details, engine)
        ? { ...base, kind: 'failed', error: FIREFOX_STAND_IN }
        : { ...base, kind: 'completed', response: responseOf(details, engine) };
    case 'onErrorOccurred':
      return { ...base, kind: 'failed', error: textOf(details.error) ?? 'unknown error' };
  }
}

/** Firefox's placeholder where it has no reason for a failure. */
const FIREFOX_STAND_IN = 'NS_ERROR_UNEXPECTED';

/**
 * Returns whether a completion is a failure: Firefox 140 completes a redirect that it refuses to follow with status 0 at
 * the target, which was never requested; newer versions, and 140 at times, report the placeholder error instead.
 */
function isRefusedRedirect(details: RequestDetails, engine: Engine): boolean {
  return engine === 'firefox' && statusOf(details) === 0;
}

type Base = Omit<RequestEvent, 'kind'>;

function baseOf(details: RequestDetails): Base | undefined {
  const { requestId, tabId, frameId, type, method, url, timeStamp } = details;
  const areTexts = [requestId, type, method, url].every((value) => typeof value === 'string');
  if (!areTexts || ![tabId, frameId].every(Number.isSafeInteger) || !isTime(timeStamp)) return;
  const initiator = textOf(details.initiator) ?? serializedOrigin(textOf(details.originUrl));
  return {
    requestId,
    tabId,
    frameId,
    type,
    method,
    url,
    time: timeStamp,
    ...(initiator !== undefined && { initiator }),
    ...(typeof details.incognito === 'boolean' && { incognito: details.incognito }),
    ...lifecycleOf(details),
  };
}

/** The request for a tab's document has no document id yet, unless another document prefetches it. */
function lifecycleOf(details: RequestDetails): Pick<RequestEvent, 'lifecycle'> {
  const { documentLifecycle, type, frameId, documentId } = details;
  if (documentLifecycle === 'prerender') return { lifecycle: 'prerender' };
  const isPrefetch = documentLifecycle === 'active' && type === 'main_frame' && frameId === 0;
  return isPrefetch && documentId !== undefined ? { lifecycle: 'prefetch' } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** As far as a Date goes (ECMAScript, "time values"). */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}

/** Chromium exposes only the bodies of POST and PUT; those of other methods are not observable. */
function bodyOf({ requestBody, method }: RequestDetails, engine: Engine): BodySummary {
  try {
    if (engine === 'chromium' && leavesOutBlobs(requestBody)) return { kind: 'not-observable' };
    if (requestBody) return toBodySummary(requestBody);
  } catch {
    return { kind: 'not-observable' }; // it is not as documented
  }
  const hidden = engine === 'chromium' && !['GET', 'HEAD', 'POST', 'PUT'].includes(method);
  return hidden ? { kind: 'not-observable' } : { kind: 'none' };
}

/**
 * Chromium omits the Blobs in a body, such as a form with a File created by a script, and exposes what surrounds them.
 * Bytes that belong together are in one piece, so something is missing between two adjacent pieces.
 */
function leavesOutBlobs(body: RequestDetails['requestBody']): boolean {
  const pieces = body?.raw?.map(({ bytes }) => bytes !== undefined) ?? [];
  return pieces.some((isBytes, index) => isBytes && pieces[index - 1] === true);
}

function redirectEvent(base: Base, details: RequestDetails, engine: Engine): RequestEvent {
  const url = textOf(details.redirectUrl) ?? details.url;
  const cause =
    engine === 'chromium'
      ? chromiumCause(
          textOf(details.statusLine) ?? '',
          toHeaders(details.responseHeaders, engine),
          details.url,
          url,
        )
      : firefoxCause(details, url);
  const redirect = { url, cause };
  // An internal redirect's status is the browser's invention (Chromium 307, Firefox 0 or 200): nobody sent it.
  if (cause !== 'http') return { ...base, kind: 'redirect', redirect };
  return { ...base, kind: 'redirect', redirect, response: responseOf(details, engine) };
}

/**
 * Firefox reports a redirect to the same URL for each request of a page that a service worker controls. If the worker
 * lets the request pass, it is reported again; if the worker responds, nothing more is reported.
 */
function isSelfRedirect({ statusCode, redirectUrl, url }: RequestDetails, engine: Engine): boolean {
  return engine === 'firefox' && statusCode === 0 && redirectUrl === url;
}

/** Firefox reports https upgrades with status 0, whatever their reason, and other extensions' redirects with 200. */
function firefoxCause(details: RequestDetails, redirectUrl: string): Cause {
  const statusCode = statusOf(details);
  if (statusCode >= 300 && statusCode < 400) return 'http';
  if (statusCode !== 0) return 'extension';
  return isUpgrade(details.url, redirectUrl) ? 'upgrade' : 'unknown';
}

/** 0 where there was none. */
function statusOf({ statusCode = 0 }: RequestDetails): number {
  return Number.isSafeInteger(statusCode) ? statusCode : 0;
}

function responseOf(details: RequestDetails, engine: Engine): HopResponse {
  const { responseHeaders } = details;
  const ip = textOf(details.ip);
  // In Firefox, every hop after one from the cache claims to be from the cache, too; a server's response has an address.
  const fromCache = details.fromCache === true && !(engine === 'firefox' && ip);
  return {
    status: statusOf(details),
    statusLine: toText(textOf(details.statusLine) ?? '', engine),
    ...(responseHeaders && { headers: toHeaders(responseHeaders, engine) }),
    ...(fromCache && { fromCache }),
    ...(ip && { serverIp: ip }),
  };
}
