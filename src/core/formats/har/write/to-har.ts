/** Chains → HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/): one entry per hop, chain by chain, in order. */

import { bodyText } from '../../../chain/body-text.ts';
import {
  bodySize,
  contentLength,
  type Hop,
  headerValue,
  isInternal,
  type RedirectChain,
  rawLocation,
} from '../../../chain/chain.ts';
import { withoutFragment } from '../../../chain/chain-edit.ts';
import { reasonPhrase } from '../../../http/status-codes.ts';
import type { ExportOptions } from '../../../redact/redact.ts';
import { type Transition, toTransitions } from '../../../transition/transition.ts';
import { parseUrl } from '../../../url/origin.ts';
import type { Software } from '../../imported.ts';
import { toShown } from '../../redacted-findings.ts';
import type { Har, HarEntry, HarRequest, HarResponse, HarSoftware } from '../har.ts';
import { fromCookieHeaders, fromSetCookieHeaders } from './cookies.ts';
import { withNetworkLog } from './from-network-log.ts';
import { toPostData } from './post-data.ts';
import { toDetourField } from './to-detour-field.ts';

export interface HarOptions extends ExportOptions {
  readonly creator: HarSoftware;
  /** The browser that sent the requests, if known. */
  readonly browser?: Software | undefined;
  /** How many older chains were evicted because of the storage limit. */
  readonly dropped?: number;
}

const NO_SERVER = 'The browser redirected by itself; no server sent this response.';

/** Creates one HAR of the given chains. */
export function toHar(chains: Iterable<RedirectChain>, options: HarOptions): Har {
  return withEntries(toShown(chains, options).flatMap(toEntries), options);
}

/**
 * Writes the HAR of the result of `toShown` as text, chain by chain, because the whole may be longer than any string.
 */
export function* harText(shown: readonly RedirectChain[], options: HarOptions): Generator<string> {
  const [before = '', after = ''] = JSON.stringify(withEntries([], options), null, 2).split(
    NO_ENTRIES,
  );
  yield `${before}${NO_ENTRIES.slice(0, -1)}`;
  let separator = '\n';
  for (const chain of shown) {
    const texts = toEntries(chain).map((entry) => JSON.stringify(entry, null, 2));
    // In JSON, no string contains unescaped line feeds.
    yield `${separator}${INDENT}${texts.join(',\n').replaceAll('\n', `\n${INDENT}`)}`;
    separator = ',\n';
  }
  yield `${shown.length === 0 ? '' : '\n    '}]${after}\n`;
}

/** Occurs nowhere else: in a string, its quotes would be escaped. */
const NO_ENTRIES = '"entries": []';

/** The indentation of an entry in the whole. */
const INDENT = '      ';

function withEntries(entries: readonly HarEntry[], options: HarOptions): Har {
  const { creator, browser, dropped = 0 } = options;
  const comment = `Not complete: of older chains, ${dropped} were dropped for lack of room.`;
  return {
    log: {
      version: '1.2',
      creator,
      ...(browser && { browser: { name: browser.name, version: browser.version ?? '' } }),
      // Firefox's Network panel requires it.
      pages: [],
      entries,
      ...(dropped > 0 && { comment, _dropped: dropped }),
    },
  };
}

function toEntries(chain: RedirectChain): HarEntry[] {
  const transitions = toTransitions(chain);
  return chain.hops.map((hop, index) =>
    withNetworkLog(toEntry(chain, hop, index, transitions[index]), hop),
  );
}

function toEntry(
  chain: RedirectChain,
  hop: Hop,
  index: number,
  transition: Transition | undefined,
): HarEntry {
  const time = Math.max(0, (hop.endedAt ?? hop.startedAt) - hop.startedAt);
  const internal = isInternal(hop.redirect);
  const note = index === 0 ? chain.note : undefined;
  const comment = note ?? (internal ? NO_SERVER : unobservedText(hop));
  return {
    startedDateTime: new Date(hop.startedAt).toISOString(),
    time,
    request: toRequest(chain, hop, index),
    response: internal ? toInternalResponse(hop) : toResponse(hop),
    cache: {},
    // Only the hop's total time is observed; all of it counts as waiting.
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: time, receive: 0 },
    ...(hop.response?.serverIp && { serverIPAddress: hop.response.serverIp }),
    ...(comment && { comment }),
    _chainId: chain.id,
    _hopIndex: index,
    _resourceType: chain.type,
    ...(hop.redirect && { _cause: hop.redirect.cause }),
    ...methodChange(transition),
    _detour: toDetourField(chain, index, hop),
  };
}

function toRequest(chain: RedirectChain, hop: Hop, index: number): HarRequest {
  const headers = hop.requestHeaders ?? [];
  const cookies = fromCookieHeaders(headers);
  const postData = toPostData(hop, bodyText(chain, index));
  return {
    method: hop.method,
    url: withoutFragment(hop.url),
    httpVersion: httpVersion(hop),
    cookies,
    headers,
    queryString: queryString(hop.url),
    ...(postData && { postData }),
    headersSize: -1,
    bodySize: bodySize(hop) ?? -1,
  };
}

function toResponse(hop: Hop): HarResponse {
  const { status = 0, statusLine = '', headers = [] } = hop.response ?? {};
  const cookies = fromSetCookieHeaders(headers, hop.endedAt ?? hop.startedAt);
  const length = transferredLength(hop);
  return {
    status,
    statusText: reasonPhrase(status, statusLine),
    httpVersion: httpVersion(hop),
    cookies,
    headers,
    content: {
      // The decoded size is known only if the body was not encoded.
      size: headerValue(headers, 'content-encoding') === undefined ? length : -1,
      mimeType: headerValue(headers, 'content-type') ?? 'x-unknown',
    },
    redirectURL: rawLocation(hop) ?? '',
    headersSize: -1,
    bodySize: length,
    ...(hop.error !== undefined && { _error: hop.error }),
  };
}

/**
 * An internal redirect as Chrome's own exporter writes it, a 307 with a Location, so that readers that follow only
 * those still find the next entry. `_cause` and the comment say that no server sent it.
 */
function toInternalResponse(hop: Hop): HarResponse {
  const location = hop.redirect?.url ?? '';
  return {
    status: 307,
    statusText: 'Internal Redirect',
    httpVersion: 'unknown',
    cookies: [],
    headers: [{ name: 'Location', value: location }],
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: location,
    headersSize: -1,
    bodySize: 0,
  };
}

function methodChange(transition: Transition | undefined): Pick<HarEntry, '_methodChange'> {
  if (!transition || transition.verdict === 'kept' || transition.verdict === 'unknown') return {};
  const { fromMethod, toMethod, verdict } = transition;
  return fromMethod === toMethod
    ? {}
    : { _methodChange: { from: fromMethod, to: toMethod, verdict } };
}

/** Chromium writes HTTP/2 and 3 as an HTTP/1.1 status line without a reason phrase, so the version is then unknown. */
function httpVersion(hop: Hop): string {
  const [, version = 'unknown', reason = ''] =
    /^(HTTP\/\S+) \d{3}(?: (.*))?$/.exec(hop.response?.statusLine ?? '') ?? [];
  return version === 'HTTP/1.1' && reason.trim() === '' ? 'unknown' : version;
}

/**
 * The transferred bytes of the body, from Content-Length (RFC 9110 §8.6); 0 if there is no body by definition,
 * otherwise −1.
 */
function transferredLength(hop: Hop): number {
  const status = hop.response?.status ?? 0;
  if (hop.method === 'HEAD' || status === 204 || status === 304) return 0;
  return contentLength(hop.response?.headers) ?? -1;
}

/** Says that an entry's response or redirect was not observed; undefined if nothing is missing. */
function unobservedText(hop: Hop): string | undefined {
  if (hop.redirect?.cause === 'unknown') return 'The redirect itself was not observed.';
  if (hop.response || hop.error !== undefined) return undefined;
  return 'The answer was not observed: the request had not ended, or the recording had.';
}

function queryString(url: string): { name: string; value: string }[] {
  return [...(parseUrl(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value }));
}
