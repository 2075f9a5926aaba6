/** A redirect's response, as the tables look at it. */
import { contentLength, type Header, type Hop, headerValue } from '../chain/chain.ts';
import { statusCode } from '../http/status-codes.ts';
import { parseUrl } from '../url/origin.ts';

export interface RedirectAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  /** As it was sent. */
  readonly location: string;
  /** Of the body, as sent; undefined if the response doesn't say. */
  readonly length: number | undefined;
  /** In lower case; "" for none. */
  readonly type: string;
  readonly url: string;
}

/** Returns a hop's response; undefined if it was not a redirect with a Location, or was not observed. */
export function redirectAnswer({ response, url }: Hop): RedirectAnswer | undefined {
  const location = headerValue(response?.headers, 'location');
  if (!response?.headers || location === undefined) return undefined;
  if (response.status < 300 || response.status > 399) return undefined;
  const { status, headers } = response;
  const isPlain = headerValue(headers, 'content-encoding') === undefined;
  return {
    status,
    headers,
    location,
    length: isPlain ? contentLength(headers) : undefined,
    type: headerValue(headers, 'content-type')?.toLowerCase() ?? '',
    url,
  };
}

/**
 * The page that a template makes for a response, with `{status}`, `{reason}`, `{server}`, `{host}`, `{port}`,
 * `{location}` and `{link}`.
 */
export function fillTemplate(template: string, answer: RedirectAnswer): string {
  const { status, headers, location } = answer;
  const { host, port } = placeOf(answer);
  const values = new Map([
    ['status', String(status)],
    ['reason', statusCode(status)?.name ?? ''],
    ['server', headerValue(headers, 'server') ?? ''],
    ['host', host],
    ['port', port],
    ['location', location],
    ['link', location.replace(/[&<>"']/g, (character) => ESCAPED.get(character) ?? character)],
  ]);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

function placeOf({ url }: RedirectAnswer): { host: string; port: string } {
  const place = parseUrl(url);
  const port = place?.port || (place?.protocol === 'https:' ? '443' : '80');
  return { host: place?.hostname ?? '', port };
}

/** In HTML; the two quotation marks are written in more ways than one, all as long. */
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
]);

/** In bytes: header values are UTF-8, or otherwise one byte per character. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
