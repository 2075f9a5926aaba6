/** Reads a request of DevTools' network log as a hop. The log's format is HAR, so it is read like any HAR. */
import type { NetworkEntry } from '../chain/network-facts.ts';
import { indexEntry, redirects } from '../formats/har/read/foreign/index-entries.ts';
import { readHop } from '../formats/har/read/foreign/read-hop.ts';
import { toRequestType } from '../formats/har/read/foreign/resource-type.ts';
import { isObject, type JsonObject } from '../formats/json-object.ts';

/** What the log shows of a request besides the facts that it adds to webRequest's hops. */
export type LoggedHop = Pick<NetworkEntry, 'hop' | 'targets' | 'type'>;

/**
 * Reads a request of the log; undefined if it isn't one. A request without a response has no hop, because the log also
 * lists requests that were never sent, such as the target of a redirect that `redirect: 'manual'` left alone.
 */
export function toLoggedHop(har: JsonObject): LoggedHop | undefined {
  const indexed = indexEntry(har, 0);
  if ('wrong' in indexed) return undefined;
  const { network: _facts, ...read } = readHop(indexed, undefined, undefined, () => {});
  const type = toRequestType(har._resourceType, read.requestHeaders);
  if (indexed.status === 0) return { type };
  const { targets } = indexed;
  if (!redirects(indexed)) return { hop: read, type };
  if (!read.redirect) return { hop: read, type, targets };
  const { response: _made, requestHeaders: _unsent, ...unsent } = read;
  return { hop: unsent, type, targets: [read.redirect.url] };
}

/**
 * Returns whether an entry belongs to no request: if Chromium tries HTTPS first, its log contains a redirect without a
 * server address, and webRequest begins with the HTTPS request.
 */
export function isUnsent({ serverIPAddress, response }: JsonObject): boolean {
  if (serverIPAddress || !isObject(response) || !Array.isArray(response.headers)) return false;
  return response.headers.some(
    (header) => isObject(header) && header.value === 'HttpsUpgrades' && isReason(header.name),
  );
}

function isReason(name: unknown): boolean {
  return typeof name === 'string' && name.toLowerCase() === 'non-authoritative-reason';
}
