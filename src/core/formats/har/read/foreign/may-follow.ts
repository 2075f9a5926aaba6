/** Whether a request can have followed a redirect, apart from its URL and time. */
import { isObject } from '../../../json-object.ts';
import type { IndexedEntry } from './index-entries.ts';

/** A redirect changes no method except to GET. */
export function mayFollow(from: IndexedEntry, to: IndexedEntry): boolean {
  if (to.method !== from.method && to.method !== 'GET') return false;
  if (isHandshake(from) !== isHandshake(to)) return false;
  return isOfOneRequest(from, to) && isOfOneKind(from, to) && isOfOnePage(from, to);
}

/** Returns whether an entry is a CORS preflight, which is a separate request (Fetch §4.8). */
export function isPreflight(entry: IndexedEntry): boolean {
  const asks = () => requestHeader(entry, 'access-control-request-method') !== undefined;
  return entry.method === 'OPTIONS' && asks();
}

/**
 * Returns whether an entry is a WebSocket handshake, whose redirect no browser follows. Proxies write it as a request of
 * HTTP, which it is (RFC 6455 §4.1).
 */
export function isHandshake(entry: IndexedEntry): boolean {
  const is = (name: string, value: string) => {
    const given = requestHeader(entry, name);
    return typeof given === 'string' && given.trim().toLowerCase() === value;
  };
  return (
    /^wss?:/i.test(entry.url) ||
    is('upgrade', 'websocket') ||
    is('sec-fetch-mode', 'websocket') ||
    requestHeader(entry, 'sec-websocket-key') !== undefined
  );
}

/** Returns the value of a request's first header with a name in lower case, whatever value the file has for it. */
export function requestHeader({ request }: IndexedEntry, name: string): unknown {
  const { headers } = request;
  if (!Array.isArray(headers)) return undefined;
  return headers.find(
    (header) =>
      isObject(header) && typeof header.name === 'string' && header.name.toLowerCase() === name,
  )?.value;
}

/** chrome-har gives all requests of a chain the same ID, and appends an r to those that redirect: 1.367r, 1.367. */
const REDIRECTED = /^([\dA-F.-]+)r+$/i;

function isOfOneRequest(from: IndexedEntry, to: IndexedEntry): boolean {
  const [a, b] = [from.entry._requestId, to.entry._requestId];
  if (typeof a !== 'string' || typeof b !== 'string') return true;
  const [, id] = REDIRECTED.exec(a) ?? [];
  return id === undefined || id === b || id === REDIRECTED.exec(b)?.[1];
}

function isOfOneKind(from: IndexedEntry, to: IndexedEntry): boolean {
  const [a, b] = [kindOf(from), kindOf(to)];
  return a === undefined || b === undefined || a === b;
}

/** Chrome's `other` is not informative. */
function kindOf({ entry }: IndexedEntry): string | undefined {
  const type = entry._resourceType;
  const kind = typeof type === 'string' ? type.toLowerCase() : 'other';
  return kind === 'other' ? undefined : kind;
}

/** Tools disagree on which page a navigation request belongs to. */
function isOfOnePage(from: IndexedEntry, to: IndexedEntry): boolean {
  const [a, b] = [from.entry.pageref, to.entry.pageref];
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return true;
  return isNavigation(from) && isNavigation(to);
}

/** According to the tool, the browser, or the Accept header: scripts that request HTML identify as scripts. */
function isNavigation(entry: IndexedEntry): boolean {
  const kind = kindOf(entry);
  const mode = requestHeader(entry, 'sec-fetch-mode');
  if (kind !== undefined || typeof mode === 'string')
    return kind === 'document' || mode === 'navigate';
  const accept = requestHeader(entry, 'accept');
  const isOfScript = requestHeader(entry, 'x-requested-with') !== undefined;
  return typeof accept === 'string' && /\btext\/html\b/i.test(accept) && !isOfScript;
}
