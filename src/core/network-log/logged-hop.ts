/** A request of DevTools' network log as a hop. The log speaks HAR, so it is read as anyone's HAR is. */
import type { NetworkEntry } from '../chain/network-facts.ts';
import { indexEntry, redirects } from '../formats/har/read/foreign/index-entries.ts';
import { readHop } from '../formats/har/read/foreign/read-hop.ts';
import { toRequestType } from '../formats/har/read/foreign/resource-type.ts';
import { isObject, type JsonObject } from '../formats/json-object.ts';

/** What the log shows of a request besides the facts that it adds to what webRequest saw. */
export type LoggedHop = Pick<NetworkEntry, 'hop' | 'targets' | 'type'>;

/**
 * Reads a request of the log; undefined for what is none. One without a response is no hop: the log also lists requests
 * that never took place in this way, as the target that `redirect: 'manual'` leaves alone.
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
 * Says whether an entry is of no request: where Chromium tries https first by itself, its log writes a redirect that no
 * address answered, and webRequest begins with the request over https.
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
