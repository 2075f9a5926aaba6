/** Redirects that lead to nothing. */
import { lastHop, type RedirectChain } from '../../../chain/chain.ts';

/**
 * Returns whether a chain ended in a failure or an error page: then the target must be corrected before anything else.
 */
export function isDead(chain: RedirectChain): boolean {
  const { error, response } = lastHop(chain);
  return error !== undefined || (response !== undefined && response.status >= 400);
}
