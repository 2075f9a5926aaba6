/** A chain as curl's long options, both for the shell and for a config file. */
import { headerValue, headerValues, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { toTransitions } from '../../transition/transition.ts';
import { headersWithout, type SentRequest, sentHeader, toSentRequests } from './sent-request.ts';

/** The long name of an option, with its value if it takes one. */
export interface CurlOption {
  readonly name: string;
  readonly value?: string;
}

/**
 * Returns the options of each transfer. There is one transfer, which follows the redirects itself, if curl then sends
 * what the browser sent: the methods and bodies that its rules derive from the first request. Otherwise there is one
 * transfer per hop.
 */
export function toCurlTransfers(chain: RedirectChain): CurlOption[][] {
  const requests = toSentRequests(chain);
  const [first] = requests;
  if (!first) return [];
  const following = followOptions(chain, requests);
  if (!following) return requests.map((request) => requestOptions(request, []));
  const setsCookies = chain.hops.some(
    ({ response }) => headerValue(response?.headers, 'set-cookie') !== undefined,
  );
  // An empty cookie file turns on curl's cookie engine.
  const jar = following.length > 0 && setsCookies ? [{ name: 'cookie', value: '' }] : [];
  return [requestOptions(first, [...following, ...jar])];
}

/**
 * Returns the options that make curl follow redirects as the browser did; undefined if there are none. Empty for a
 * single hop.
 */
function followOptions(
  chain: RedirectChain,
  requests: readonly SentRequest[],
): CurlOption[] | undefined {
  const [first, ...others] = requests;
  if (!first) return undefined;
  if (others.length === 0) return [];
  const keepsPost = new Map<number, boolean>();
  for (const [at, request] of requests.slice(0, -1).entries()) {
    const next = requests[at + 1];
    if (!next || !isFollowed(request, next)) return undefined;
    if (isRepeated(first)) {
      if (!repeatsAsSeen(chain, request, next)) return undefined;
      continue;
    }
    const status = request.hop.response?.status ?? 0;
    if (request.method === next.method) {
      if (request.method !== 'POST') continue;
      if (!sendsBodyAgain(chain, request)) return undefined;
      if (isPostChanging(status)) {
        if (keepsPost.get(status) === false) return undefined;
        keepsPost.set(status, true);
      }
      continue;
    }
    const isAsCurl = request.method === 'POST' && next.method === 'GET' && isPostChanging(status);
    if (!isAsCurl || keepsPost.get(status) === true) return undefined;
    keepsPost.set(status, false);
  }
  return [
    { name: 'location' },
    { name: 'max-redirs', value: String(others.length) },
    ...[...keepsPost].flatMap(([status, keeps]) => (keeps ? [{ name: `post${status}` }] : [])),
  ];
}

/** curl follows what servers send, but not internal redirects. */
function isFollowed(request: SentRequest, next: SentRequest): boolean {
  return (
    request.hop.redirect?.cause === 'http' &&
    next.index === request.index + 1 &&
    !!rawLocation(request.hop)
  );
}

function isPostChanging(status: number): boolean {
  return status === 301 || status === 302 || status === 303;
}

/** If a method is given by name, curl repeats it in every request, without a body after 301, 302 and 303. */
function isRepeated({ method, body }: SentRequest): boolean {
  if (method === 'POST') return body.kind === 'unknown';
  return (method !== 'GET' && method !== 'HEAD') || body.kind !== 'none';
}

function repeatsAsSeen(chain: RedirectChain, request: SentRequest, next: SentRequest): boolean {
  if (request.method !== next.method) return false;
  if (request.body.kind === 'none') return next.body.kind === 'none';
  return !isPostChanging(request.hop.response?.status ?? 0) && sendsBodyAgain(chain, request);
}

function sendsBodyAgain(chain: RedirectChain, { index }: SentRequest): boolean {
  const fate = toTransitions(chain)[index]?.body;
  return fate === 'none' || fate === 'sent-again' || fate === 'same-fields';
}

function requestOptions(request: SentRequest, following: readonly CurlOption[]): CurlOption[] {
  const { method, body, url } = request;
  const isPostWithData = method === 'POST' && body.kind !== 'unknown';
  const isNamed = !(isPostWithData || (body.kind === 'none' && /^(?:GET|HEAD)$/.test(method)));
  return [
    { name: 'globoff' },
    method === 'HEAD' && body.kind === 'none' ? { name: 'head' } : { name: 'include' },
    ...following,
    ...(isNamed ? [{ name: 'request', value: method }] : []),
    ...headerOptions(request),
    ...bodyOptions(request),
    { name: 'url', value: url },
  ];
}

function headerOptions(request: SentRequest): CurlOption[] {
  // HTTP/2 may split them (RFC 9113 §8.2.3); curl takes the option only once.
  const cookie = headerValues(request.headers, 'cookie').join('; ');
  // Without "=", curl would read cookies from a file with that name.
  const isCookieData = cookie.includes('=');
  const headers = isCookieData ? headersWithout(request, 'cookie') : request.headers;
  const acceptsEncodings = headerValue(request.hop.requestHeaders, 'accept-encoding') !== undefined;
  return [
    ...(acceptsEncodings ? [{ name: 'compressed' }] : []),
    ...headers.map(({ name, value }) => ({
      name: 'header',
      value: value === '' ? `${name};` : `${name}: ${value}`,
    })),
    ...(isCookieData ? [{ name: 'cookie', value: cookie }] : []),
  ];
}

function bodyOptions(request: SentRequest): CurlOption[] {
  const { method, body } = request;
  if (body.kind === 'multipart')
    return body.fields.map(({ name, value }) => ({
      name: 'form-string',
      value: `${name.replaceAll('=', '%3D')}=${value}`,
    }));
  if (body.kind !== 'text' && (body.kind === 'unknown' || method !== 'POST')) return [];
  const type = sentHeader(request, 'content-type');
  return [
    // Otherwise curl would declare it a form.
    ...(type === undefined ? [{ name: 'header', value: 'Content-Type:' }] : []),
    { name: 'data-raw', value: body.kind === 'text' ? body.text : '' },
  ];
}
