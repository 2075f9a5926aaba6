/** An entry of any tool's HAR → a hop: only what was observed. */
import {
  type Header,
  type Hop,
  type HopResponse,
  headerValue,
  isInternal,
  type Redirect,
} from '../../../../chain/chain.ts';
import { withoutFragment } from '../../../../chain/chain-edit.ts';
import { isDuration, LAST_TIME } from '../../../../chain/numbers.ts';
import { chromiumCause, isUpgrade } from '../../../../record/internal-redirect.ts';
import { isObject, type JsonObject } from '../../../json-object.ts';
import { toNetworkFacts, toProtocol } from '../entry-facts.ts';
import { errorText } from './error-text.ts';
import { type IndexedEntry, isOfProxy, locationOf } from './index-entries.ts';
import type { Following } from './link-entries.ts';
import { readBody } from './read-body.ts';

/** Called with what is invalid at a position in an entry, and was left out: `.request.headers[2]`. */
export type Report = (wrong: string) => void;

/**
 * Reads the hop of an entry.
 * @param before the previous entry, and `following` the next, if the file has them
 */
export function readHop(
  indexed: IndexedEntry,
  before: Following | undefined,
  following: Following | undefined,
  report: Report,
): Hop {
  const { entry, request, method, url, startedAt } = indexed;
  const requestHeaders = readHeaders(request.headers, '.request.headers', report);
  const response = readResponse(indexed, report);
  const redirect = toRedirect(indexed, following, response);
  const error = readError(indexed);
  const network = toNetworkFacts(entry);
  const endedAt = isDuration(entry.time) ? startedAt + entry.time : Number.NaN;
  return {
    method,
    url: url.includes('#') ? url : url + fragmentOf(before?.target ?? ''),
    startedAt,
    ...(endedAt <= LAST_TIME && { endedAt }),
    body: readBody(request, method, requestHeaders),
    ...(requestHeaders && !isInternal(redirect) && { requestHeaders }),
    ...(response && (redirect?.cause ?? 'http') === 'http' && { response }),
    ...(redirect && { redirect }),
    ...(error !== undefined && { error }),
    ...(network && { network }),
  };
}

/**
 * HARs omit fragments. The next request has the fragment of the redirect's target (Fetch §4.5, HTTP-redirect fetch).
 */
function fragmentOf(url: string): string {
  return url.slice(withoutFragment(url).length);
}

/** The link between two entries is inferred, unless Chromium reports an internal redirect. */
function toRedirect(
  { url, targets, entry }: IndexedEntry,
  following: Following | undefined,
  response: HopResponse | undefined,
): Redirect | undefined {
  const target = following?.target ?? targets[0];
  if (target === undefined) return undefined;
  const inferred = { inferred: true } as const;
  if (!response) {
    const isByServer = isObject(entry.response) && locationOf(entry.response.headers) !== undefined;
    const cause = !isByServer && isUpgrade(url, target) ? 'upgrade' : 'unknown';
    return following && { url: target, cause, ...inferred };
  }
  const cause = chromiumCause(response.statusLine, response.headers ?? [], url, target);
  if (cause !== 'http') return { url: target, cause };
  return following && { url: target, cause, ...inferred };
}

/** No headers at all mean that the tool did not see them: a request has at least Host, and a response Date. */
function readHeaders(given: unknown, place: string, report: Report): Header[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) {
    report(place);
    return undefined;
  }
  const headers = given.flatMap((header: unknown, index) => {
    const name = isObject(header) ? header.name : undefined;
    const value = isObject(header) ? (header.value ?? '') : undefined;
    if (typeof name !== 'string' || typeof value !== 'string') {
      report(`${place}[${index}]`);
      return [];
    }
    // Chrome, Firefox and Charles list the pseudo-headers of HTTP/2, which are not header fields (RFC 9113 §8.3).
    if (name.startsWith(':')) return [];
    if (!value.includes('\n')) return { name, value };
    return value.split('\n').map((line) => ({ name, value: line }));
  });
  return headers.length > 0 ? headers : undefined;
}

function readResponse(indexed: IndexedEntry, report: Report): HopResponse | undefined {
  const { response, status, entry } = indexed;
  if (!response) return undefined;
  const headers = readHeaders(response.headers, '.response.headers', report);
  const address = entry.serverIPAddress;
  const serverIp = typeof address === 'string' ? address.replace(/^\[|\]$/g, '') : '';
  return {
    status,
    statusLine: statusLineOf(response, status),
    ...(headers && { headers: withLocation(headers, response.redirectURL) }),
    ...(isFromCache(entry) && { fromCache: true }),
    ...(serverIp !== '' && { serverIp }),
  };
}

/** Without a known version, the status line is written as in Chromium; to-har.ts claims no version for it. */
function statusLineOf({ httpVersion, statusText }: JsonObject, status: number): string {
  const version = toProtocol(httpVersion);
  const reason = typeof statusText === 'string' ? statusText : '';
  if (reason === 'Internal Redirect') return `HTTP/1.1 ${status} ${reason}`;
  return version === undefined ? `HTTP/1.1 ${status}` : `${version} ${status} ${reason}`.trim();
}

/** `redirectURL` is the Location by definition (HAR 1.2), so it is used if a tool omitted the header. */
function withLocation(headers: Header[], redirectUrl: unknown): Header[] {
  const isMissing = headerValue(headers, 'location') === undefined;
  return isMissing && typeof redirectUrl === 'string' && redirectUrl !== ''
    ? [...headers, { name: 'Location', value: redirectUrl }]
    : headers;
}

/** Chrome writes `disk` or `memory`, Safari `Disk Cache` or `Memory Cache`. */
function isFromCache({ _fromCache: chrome, _fetchType: safari }: JsonObject): boolean {
  return Boolean(chrome) || (typeof safari === 'string' && safari.endsWith('Cache'));
}

/**
 * Reads an entry's error. Chrome, Safari and mitmproxy: `_error` of the response; Playwright: `_failureText`; Fiddler: its own
 * response's reason.
 */
export function readError({ entry }: IndexedEntry): string | undefined {
  const response = isObject(entry.response) ? entry.response : {};
  const reason = isOfProxy(response) ? response.statusText : undefined;
  const candidates = [response._error, response._failureText, entry._error, reason];
  return candidates.map(errorText).find((text) => text !== undefined);
}
