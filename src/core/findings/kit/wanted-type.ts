/** What kind of response a request expects, as far as its headers and its type show. */

import { type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { withoutQuery } from '../../chain/chain-edit.ts';

export type WantedType = 'json' | 'event-stream' | 'script' | 'style' | 'image' | 'font';

const BY_REQUEST_TYPE: ReadonlyMap<string, WantedType> = new Map([
  ['script', 'script'],
  ['stylesheet', 'style'],
  ['image', 'image'],
  ['imageset', 'image'],
  ['font', 'font'],
]);

/** Extensions of what a page is made of. */
const ASSET = /\.(m?js|css|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf)$/i;

/** Returns what a chain's first request expects; undefined if that is unknown, or a page is acceptable. */
export function wantedType({ type, hops }: RedirectChain): WantedType | undefined {
  const byType = BY_REQUEST_TYPE.get(type);
  if (byType !== undefined) return byType;
  const accept = headerValue(hops[0].requestHeaders, 'accept') ?? '';
  if (/text\/event-stream/i.test(accept)) return 'event-stream';
  return /json/i.test(accept) && !/text\/html/i.test(accept) ? 'json' : undefined;
}

/** Returns whether a request is a script's call that doesn't expect a page: libraries that build pages request HTML. */
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

/** Returns whether a response is a page of HTML. */
export function isPage({ response }: Hop): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)/i.test(
    headerValue(response?.headers, 'content-type') ?? '',
  );
}

/** Returns whether a URL names a file that pages are made of. */
export function isAssetUrl(url: string): boolean {
  return ASSET.test(withoutQuery(url));
}
