/** The type of an entry's request, as a webRequest ResourceType. */
import { type Header, headerValue, type RequestType } from '../../../../chain/chain.ts';

/** Chrome's names, which sitespeed.io and others use, too. */
const BY_CHROME_NAME: ReadonlyMap<string, RequestType> = new Map([
  ['document', 'main_frame'],
  ['stylesheet', 'stylesheet'],
  ['image', 'image'],
  ['media', 'media'],
  ['texttrack', 'media'],
  ['font', 'font'],
  ['script', 'script'],
  ['xhr', 'xmlhttprequest'],
  ['fetch', 'xmlhttprequest'],
  ['preflight', 'xmlhttprequest'],
  ['eventsource', 'xmlhttprequest'],
  ['ping', 'ping'],
  ['websocket', 'websocket'],
  ['cspviolationreport', 'csp_report'],
]);

/** Request destinations (Fetch §2.2.5) as in Sec-Fetch-Dest; "empty" is the destination of fetch(). */
const BY_DESTINATION: ReadonlyMap<string, RequestType> = new Map([
  ['document', 'main_frame'],
  ['iframe', 'sub_frame'],
  ['frame', 'sub_frame'],
  ['style', 'stylesheet'],
  ['image', 'image'],
  ['video', 'media'],
  ['audio', 'media'],
  ['track', 'media'],
  ['font', 'font'],
  ['script', 'script'],
  ['worker', 'script'],
  ['sharedworker', 'script'],
  ['serviceworker', 'script'],
  ['empty', 'xmlhttprequest'],
  ['object', 'object'],
  ['embed', 'object'],
  ['report', 'csp_report'],
]);

/**
 * Returns the type of a request from its own headers, otherwise from the tool's name for it; `other` if neither says.
 * @param named `_resourceType`
 */
export function toRequestType(named: unknown, headers: readonly Header[] | undefined): RequestType {
  const destination = headerValue(headers, 'sec-fetch-dest')?.toLowerCase() ?? '';
  const name = typeof named === 'string' ? named.toLowerCase() : '';
  return BY_DESTINATION.get(destination) ?? BY_CHROME_NAME.get(name) ?? 'other';
}
