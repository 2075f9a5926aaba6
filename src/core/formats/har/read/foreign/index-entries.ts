/** The entries of a HAR, each parsed as far as is necessary to find out which belong together. */

import { isRedirectStatus } from '../../../../chain/chain.ts';
import { isHttp } from '../../../../chain/chain-edit.ts';
import { isStatus } from '../../../../chain/numbers.ts';
import { t } from '../../../../text/i18n.ts';
import { comparableUrl } from '../../../../url/comparable-url.ts';
import { locationReadings, locationUrl } from '../../../../url/location.ts';
import { parseUrl } from '../../../../url/origin.ts';
import { isObject, type JsonObject } from '../../../json-object.ts';

/** An entry, with what is needed to link it. */
export interface IndexedEntry {
  /** Its index in `log.entries`. */
  readonly index: number;
  readonly entry: JsonObject;
  readonly request: JsonObject;
  /** Absent if there was no response. */
  readonly response?: JsonObject;
  readonly method: string;
  /** As written in the file. */
  readonly url: string;
  /** The URL in comparable form, equal for all requests of one URL. */
  readonly requested: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** 0 if there was no response; some tools write −1. */
  readonly status: number;
  /** Its possible redirect targets, resolved, the most reliable first; empty if it is not a redirect. */
  readonly targets: readonly string[];
}

/** What is wrong with an entry, given its position: `log.entries[3].request.url is not a URL`. */
interface Unreadable {
  readonly wrong: (place: string) => string;
}

/** Reads what is needed to link an entry. */
export function indexEntry(entry: unknown, index: number): IndexedEntry | Unreadable {
  if (!isObject(entry)) return { wrong: (place) => t`${place} is not an object` };
  const { request, response, startedDateTime } = entry;
  if (!isObject(request)) return { wrong: (place) => t`${place}.request is not an object` };
  if (response !== undefined && response !== null && !isObject(response)) {
    return { wrong: (place) => t`${place}.response is not an object` };
  }
  const { method, url } = request;
  if (typeof method !== 'string' || method === '') {
    return { wrong: (place) => t`${place}.request.method is not a valid method` };
  }
  const requested = typeof url === 'string' ? parseUrl(url)?.href : undefined;
  if (typeof url !== 'string' || requested === undefined) {
    return { wrong: (place) => t`${place}.request.url is not a valid URL` };
  }
  if (startedDateTime === undefined || startedDateTime === null || startedDateTime === '')
    return { wrong: (place) => t`${place}.startedDateTime is missing` };
  const startedAt = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN;
  if (Number.isNaN(startedAt))
    return { wrong: (place) => t`${place}.startedDateTime is not a valid date` };
  const status = response ? (response.status ?? 0) : 0;
  if (typeof status !== 'number')
    return { wrong: (place) => t`${place}.response.status is not a number` };
  if (!isStatus(status))
    return { wrong: (place) => t`${place}.response.status is not a valid status` };
  return {
    index,
    entry,
    request,
    ...(response && status > 0 && !isOfProxy(response) && { response }),
    method,
    url,
    requested: comparableUrl(requested),
    startedAt,
    status: response && isOfProxy(response) ? 0 : Math.max(0, status),
    targets: response ? targetsOf(url, status, response) : [],
  };
}

/**
 * Returns whether Fiddler responded itself because it got no response, as its reason phrase says: “Fiddler - Connection
 * Failed”, “Fiddler - DNS Lookup Failed”.
 */
export function isOfProxy({ status, statusText }: JsonObject): boolean {
  const isFailure = typeof status === 'number' && status >= 500;
  return isFailure && typeof statusText === 'string' && /^Fiddler - ./.test(statusText);
}

/** Returns whether a client could have followed an entry's response, like `isRedirect` in chain.ts for hops. */
export function redirects({ status, targets }: IndexedEntry): boolean {
  return isRedirectStatus(status) || targets.length > 0;
}

/**
 * Location takes precedence over redirectURL, which should be the same (HAR 1.2). HTTP Toolkit always leaves
 * redirectURL empty, Charles writes null, and Playwright writes what was requested next. A 201, which doesn't redirect,
 * may have both, too. An empty Location counts and redirects to the same URL (Firefox follows it); an empty redirectURL
 * doesn't count.
 */
function targetsOf(url: string, status: number, response: JsonObject): string[] {
  const isCandidate = isRedirectStatus(status) || [300, 305, 306].includes(status) || status <= 0;
  if (!isCandidate) return [];
  const sources = [locationOf(response.headers), response.redirectURL || undefined];
  const readings = sources.flatMap((source) =>
    typeof source === 'string' ? locationReadings(source) : [],
  );
  return [...new Set(readings.flatMap((reading) => resolve(reading, url)))];
}

function resolve(location: string, url: string): string[] {
  const target = locationUrl([location], url);
  return typeof target === 'string' ? [] : [target.href];
}

/** Returns the first Location among a response's headers, whatever value the file has for it. */
export function locationOf(headers: unknown): unknown {
  if (!Array.isArray(headers)) return undefined;
  const isLocation = (header: unknown) =>
    isObject(header) && typeof header.name === 'string' && header.name.toLowerCase() === 'location';
  return headers.find(isLocation)?.value;
}

/**
 * Returns whether an entry uses HTTP(S): HARs also list `data:`, `blob:` and `ws:` URLs, which are never redirect
 * targets.
 */
export function isOfHttp({ url }: IndexedEntry): boolean {
  return isHttp(url);
}
