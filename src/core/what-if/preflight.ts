/** Whether a request has to be allowed by a CORS preflight (Fetch §4.1 step 12, "CORS-unsafe request-header names"). */
import type { Header, RedirectChain } from '../chain/chain.ts';
import type { FetchRequest } from '../standards/fetch-request.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

const SAFE_TYPES =
  /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/** Names that are safe whatever a script sets, or that scripts can't set: most are set by the browser itself. */
const HARMLESS =
  /^(accept|accept-(charset|encoding|language)|access-control-.*|cache-control|connection|content-language|content-length|content-type|cookie|date|dnt|expect|host|if-(match|modified-since|none-match|range|unmodified-since)|keep-alive|origin|pragma|priority|proxy-.*|purpose|range|referer|sec-.*|te|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|user-agent|via)$/i;

/**
 * Returns whether a preflight precedes a request in mode `cors`; undefined if that can't be determined, such as after a
 * redirect that dropped a header that requires one: Firefox still sends the preflight, Chromium doesn't.
 * @param next the request that follows hop `index`
 */
export function needsPreflight(
  { hops }: RedirectChain,
  index: number,
  next: FetchRequest,
): boolean | undefined {
  if (next.tainting !== 'cors') return false;
  if (!SAFE_METHODS.has(next.method)) return true;
  const headers = hops[index]?.requestHeaders;
  if (!headers) return undefined;
  const kept = new Set(next.headers.map((name) => name.toLowerCase()));
  if (headers.some((header) => kept.has(header.name.toLowerCase()) && isUnsafe(header)))
    return true;
  const wasUnsafe = hops
    .slice(0, index + 1)
    .some(({ requestHeaders }) => requestHeaders?.some(isUnsafe));
  return wasUnsafe ? undefined : false;
}

function isUnsafe({ name, value }: Header): boolean {
  if (/^content-type$/i.test(name)) return !SAFE_TYPES.test(value);
  return !HARMLESS.test(name);
}
