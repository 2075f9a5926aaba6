/** Chains without an end, because a browser stopped, or because everything that was recorded of them is a loop. */

import { isRedirectStatus, lastHop, type RedirectChain } from '../../../chain/chain.ts';
import { withoutQuery } from '../../../chain/chain-edit.ts';
import { type Cycle, closingCycle, isStoppedAtLimit } from '../../../chain/loop.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { redirectTarget } from '../../../chain/redirect-target.ts';
import { growthOf } from './growth.ts';

/**
 * Many tools write no error if they stop, but a page that waits for something redirects to itself a few times. In hops.
 */
const FEWEST_UNTOLD = 8;

const loops = perChain((chain): { readonly cycle?: Cycle } => {
  const cycle = closingCycle(chain);
  return cycle && (isStoppedAtLimit(chain) || endsWithin(chain, cycle)) ? { cycle } : {};
});

/** Finds the cycle that a chain never left; undefined if it left, or may have left. */
export function loopOf(chain: RedirectChain): Cycle | undefined {
  return loops(chain).cycle;
}

/** Returns whether a chain has no end, so that other findings about its redirects can wait. */
export function isEndless(chain: RedirectChain): boolean {
  return isStoppedAtLimit(chain) || loopOf(chain) !== undefined || growthOf(chain) !== undefined;
}

/** The last response also points to the cycle's next address. */
function endsWithin(chain: RedirectChain, { start, length, laps }: Cycle): boolean {
  const { hops, ended } = chain;
  const last = lastHop(chain);
  if (!ended || laps < 3 || hops.length - start < FEWEST_UNTOLD) return false;
  if (last.error !== undefined || !isRedirectStatus(last.response?.status)) return false;
  const next = hops[hops.length - length];
  const target = redirectTarget(last);
  return (
    next !== undefined && target !== undefined && withoutQuery(target) === withoutQuery(next.url)
  );
}
