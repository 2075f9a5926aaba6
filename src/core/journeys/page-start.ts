/** When the navigation to a page began. */
import type { RedirectChain } from '../chain/chain.ts';
import { isSameRequest } from '../chain/chain-edit.ts';
import { type FindChain, startOf } from './journey.ts';

/**
 * Returns when the journey to a page began, in milliseconds since the epoch.
 * @param chain the page's own
 * @param find finds a chain in its present state
 * @param chainsOf returns a tab's chains, in order of arrival
 */
export function pageStart(
  chain: RedirectChain,
  find: FindChain,
  chainsOf: (tabId: number) => readonly RedirectChain[],
): number {
  const start = startOf(find(chain.id) ?? chain, find);
  const fetched = start.lifecycle === 'prerender' && fetchOf(start, chainsOf(start.tabId));
  return (fetched || start).hops[0].startedAt;
}

/** The chain that fetched a prerendered page; the page's own chain only repeats it. */
function fetchOf(
  { hops: [first] }: RedirectChain,
  chains: readonly RedirectChain[],
): RedirectChain | undefined {
  return chains.findLast(
    (each) =>
      each.lifecycle === 'prefetch' &&
      isSameRequest(each.hops[0].url, first.url) &&
      each.hops[0].startedAt <= first.startedAt,
  );
}
