/** Looks at a chain once for all signs that rules need. */
import { type Header, type Hop, isInternal, type RedirectChain } from '../chain/chain.ts';
import { remember } from '../lists/remember.ts';
import { BODY_HEADERS } from '../standards/redirect.ts';
import { type ServerRedirect, serverRedirects } from './kit/redirects/server-redirects.ts';
import { SIGNS } from './signs.ts';

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
