/** What kind of response a request expects, as far as its headers and its type show. */

import { type Hop, headerValue, type RedirectChain } from '../../../chain/chain.ts';
import { withoutQuery } from '../../../chain/chain-edit.ts';

export type WantedType =
  | 'json'
  | 'data'
  | 'event-stream'
  | 'script'
  | 'style'
  | 'image'
  | 'font'
  | 'manifest';

const BY_REQUEST_TYPE: ReadonlyMap<string, WantedType> = new Map([
  ['script', 'script'],
  ['stylesheet', 'style'],
  ['image', 'image'],
  ['imageset', 'image'],
  ['font', 'font'],
]);

/** Paths of APIs, whatever a request accepts: no pages are served there. */
const API = /\/(api|graphql|rest)(\/|$)|\.json$/i;

/** Extensions of files that pages consist of. */
const ASSET = /\.(m?js|css|webmanifest|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf)$/i;

/** Returns what a chain's first request expected; undefined if that is unknown, or if a page may satisfy it. */
export function wantedType(chain: RedirectChain): WantedType | undefined {
  const { type, hops } = chain;
  const byType = BY_REQUEST_TYPE.get(type);
  if (byType !== undefined) return byType;
  const [{ url, requestHeaders, method }] = hops;
  if (headerValue(requestHeaders, 'sec-fetch-dest') === 'manifest') return 'manifest';
  const accept = headerValue(requestHeaders, 'accept') ?? '';
  if (/text\/event-stream/i.test(accept)) return 'event-stream';
  if (/json/i.test(accept) && !/text\/html/i.test(accept)) return 'json';
  const isRead = method === 'GET' && type === 'xmlhttprequest' && isDataCall(chain);
  return isRead && isApiUrl(url) ? 'data' : undefined;
}

/**
 * Returns whether a request was sent by a script that doesn't expect a page: libraries that assemble pages request
 * HTML.
 */
export function isDataCall({ type, hops: [{ requestHeaders }] }: RedirectChain): boolean {
  const isCall =
    type === 'xmlhttprequest' ||
    headerValue(requestHeaders, 'x-requested-with') === 'XMLHttpRequest' ||
    headerValue(requestHeaders, 'sec-fetch-dest') === 'empty';
  const isPage = (headerValue(requestHeaders, 'accept') ?? '').includes('html');
  const wantsParts = ['hx-request', 'x-pjax', 'turbo-frame', 'x-inertia', 'x-up-version'].some(
    (name) => headerValue(requestHeaders, name) !== undefined,
  );
  return isCall && !isPage && !wantsParts;
}

/** Returns whether a response is an HTML page. */
export function isPage({ response }: Hop): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)/i.test(
    headerValue(response?.headers, 'content-type') ?? '',
  );
}

/** Returns whether a URL is an API's, by its path. */
export function isApiUrl(url: string): boolean {
  return API.test(withoutQuery(url));
}

/** Returns whether a URL is a file that pages consist of. */
export function isAssetUrl(url: string): boolean {
  return ASSET.test(withoutQuery(url));
}
