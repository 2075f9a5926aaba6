/** Chains that went on until the browser gave up. */
import { lastHop, type RedirectChain } from '../core/chain.ts';

/** Says whether a browser gave up because of too many redirects. */
export function isLoopError(error: string | undefined): boolean {
  return error === 'net::ERR_TOO_MANY_REDIRECTS' || error === 'NS_ERROR_REDIRECT_LOOP';
}

/** How many URLs a chain went round in when the browser gave up; undefined for every other chain. */
export function loopLength(chain: RedirectChain): number | undefined {
  const last = lastHop(chain);
  if (!isLoopError(last.error)) return undefined;
  const urls = chain.hops.map((hop) => hop.url);
  const before = urls.lastIndexOf(last.url, -2);
  return before < 0 ? undefined : urls.length - 1 - before;
}
