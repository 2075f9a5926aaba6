/**
 * What shows in one look at a chain. Most rules need something that most chains lack, so they name it, and needn't look
 * themselves.
 */
import { type Header, type Hop, isInternal, type RedirectChain } from '../chain/chain.ts';
import { remember } from '../lists/remember.ts';
import { BODY_HEADERS } from '../standards/redirect.ts';
import { type ServerRedirect, serverRedirects } from './kit/redirects/server-redirects.ts';

/** Each is a bit, so that a chain's signs are one number. */
const SIGNS = {
  /** A hop failed. */
  error: 1 << 0,
  /** A response has a status of 400 or more. */
  refusal: 1 << 1,
  /** A method isn't GET. */
  method: 1 << 2,
  /** A method is neither GET, HEAD nor POST. */
  'rare-method': 1 << 3,
  /** A body was observed. */
  body: 1 << 4,
  /** A request header describes a body. */
  'body-header': 1 << 5,
  authorization: 1 << 6,
  /** A service worker's script was requested. */
  'worker-script': 1 << 7,
  'set-cookie': 1 << 8,
  /** A response came from the cache. */
  cached: 1 << 9,
  /** A redirect was internal. */
  internal: 1 << 10,
  /** The chain followed from another one. */
  link: 1 << 11,
  /** A server's redirect, or the request for it, has a fragment. */
  fragment: 1 << 12,
  /** A server redirected to plain HTTP. */
  'plain-http': 1 << 13,
} as const;

export type Sign = keyof typeof SIGNS;

/** The sign that a request header is, by its name; 0 if it is none. */
const requestHeaderSign = remember((name) => {
  const key = name.toLowerCase();
  if (key === 'authorization') return SIGNS.authorization;
  if (key === 'service-worker') return SIGNS['worker-script'];
  return BODY_HEADERS.has(key) ? SIGNS['body-header'] : 0;
});

/** The same for a response header. */
const responseHeaderSign = remember((name) =>
  name.toLowerCase() === 'set-cookie' ? SIGNS['set-cookie'] : 0,
);

/** Returns the signs of a chain, each a bit of the number. */
export function signsOf(chain: RedirectChain): number {
  let signs = chain.link ? SIGNS.link : 0;
  for (const hop of chain.hops) signs |= signsOfHop(hop);
  for (const redirect of serverRedirects(chain)) signs |= signsOfRedirect(redirect);
  return signs;
}

/** Returns whether a chain with these signs has one of those that are needed; always if none is. */
export function hasOne(signs: number, needed: readonly Sign[] | undefined): boolean {
  return needed === undefined || needed.some((sign) => (signs & SIGNS[sign]) !== 0);
}

function signsOfHop({ method, body, error, redirect, requestHeaders, response }: Hop): number {
  let signs = inHeaders(requestHeaders, requestHeaderSign);
  if (error !== undefined) signs |= SIGNS.error;
  if (method !== 'GET') signs |= SIGNS.method;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') signs |= SIGNS['rare-method'];
  if (body.kind !== 'none' && body.kind !== 'not-observable') signs |= SIGNS.body;
  if (isInternal(redirect)) signs |= SIGNS.internal;
  if (!response) return signs;
  if (response.status >= 400) signs |= SIGNS.refusal;
  if (response.fromCache) signs |= SIGNS.cached;
  return signs | inHeaders(response.headers, responseHeaderSign);
}

function signsOfRedirect({ from, to }: ServerRedirect): number {
  const hasFragment = from.url.includes('#') || to.includes('#');
  return (hasFragment ? SIGNS.fragment : 0) | (/^http:/i.test(to) ? SIGNS['plain-http'] : 0);
}

function inHeaders(
  headers: readonly Header[] | undefined,
  signOf: (name: string) => number,
): number {
  let signs = 0;
  for (const { name } of headers ?? []) signs |= signOf(name);
  return signs;
}
