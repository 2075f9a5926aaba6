/** Chains that went on until the browser gave up. */
import { lastHop, type RedirectChain } from '../core/chain.ts';
import { isRedirectLimit } from '../core/network-error.ts';

/** How many URLs a chain went round in when the browser gave up; undefined for every other chain. */
export function loopLength(chain: RedirectChain): number | undefined {
  const last = lastHop(chain);
  if (!isRedirectLimit(last.error)) return undefined;
  const urls = chain.hops.map((hop) => hop.url);
  const before = urls.lastIndexOf(last.url, -2);
  return before < 0 ? undefined : urls.length - 1 - before;
}
