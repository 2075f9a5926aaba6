/**
 * Requests that were stopped because their CORS preflight was redirected (Fetch §4.8). Browsers give each its own id.
 */
import { type ChainLink, headerValue, lastHop, type RedirectChain } from '../chain/chain.ts';
import { isSameRequest } from '../chain/chain-edit.ts';
import { isAborted } from '../chain/network-error.ts';
import { isPreflight } from '../standards/cors.ts';
import { isRedirected } from './recorder.ts';

/**
 * Returns which preflight stopped a failed request, by what the preflight asked for and when.
 * @param chains all chains, oldest first; each preflight stops only one request
 */
export function toPreflightLink(
  stopped: RedirectChain,
  chains: readonly RedirectChain[],
): ChainLink | undefined {
  const { error, response } = lastHop(stopped);
  if (error === undefined || response || isAborted(error)) return undefined;
  const used = new Set(chains.map(({ link }) => link?.from));
  const preflight = chains.find((each) => !used.has(each.id) && isPreflightOf(each, stopped));
  return preflight && { from: preflight.id, cause: 'preflight', certainty: 'likely' };
}

function isPreflightOf(preflight: RedirectChain, stopped: RedirectChain): boolean {
  const [hop] = preflight.hops;
  const last = lastHop(stopped);
  return (
    isPreflight(hop) &&
    isRedirected(preflight) &&
    headerValue(hop.requestHeaders, 'access-control-request-method') === last.method &&
    isSameRequest(hop.url, last.url) &&
    hop.startedAt >= last.startedAt &&
    preflight.initiator === stopped.initiator &&
    preflight.tabId === stopped.tabId &&
    preflight.frameId === stopped.frameId
  );
}
