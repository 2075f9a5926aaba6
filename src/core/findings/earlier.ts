/** Chains that are not linked to another one, and tell something of it nevertheless. */
import type { RedirectChain } from '../chain/chain.ts';

/** A sign-in that takes longer has likely been begun anew. In milliseconds. */
const LONGEST_SIGN_IN = 10 * 60_000;

/**
 * Finds the page requests of the same tab shortly before a form's POST, in order: the answer to a sign-in comes so, and
 * what it needs was set when the sign-in began. None for any other chain.
 */
export function earlierOf(
  chain: RedirectChain,
  all: Iterable<RedirectChain>,
): readonly RedirectChain[] {
  const [{ method, startedAt }] = chain.hops;
  if (chain.type !== 'main_frame' || method !== 'POST') return [];
  return [...all]
    .filter(
      ({ id, tabId, type }) => id !== chain.id && tabId === chain.tabId && type === chain.type,
    )
    .filter(({ hops: [first] }) => {
      const age = startedAt - first.startedAt;
      return age > 0 && age <= LONGEST_SIGN_IN;
    })
    .sort((a, b) => a.hops[0].startedAt - b.hops[0].startedAt);
}
