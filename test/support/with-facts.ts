import type { NetworkFacts, RedirectChain } from '../../src/core/chain/chain.ts';
import { enrich } from '../../src/core/chain/network-facts.ts';
import { withEntry } from '../../src/core/network-log/joined-hop.ts';

/** Returns the chain with what the network log knows about each of its hops, in order. */
export function withFacts(
  chain: RedirectChain,
  all: readonly (NetworkFacts | undefined)[],
): RedirectChain {
  const [first = chain.hops[0], ...rest] = chain.hops.map((hop, index) => {
    const facts = all[index];
    const { method, url, startedAt, endedAt = startedAt, response } = hop;
    const status = response?.status ?? 0;
    return facts ? withEntry(hop, { method, url, status, startedAt, endedAt, facts }) : hop;
  });
  return enrich(chain, {
    hops: [first, ...rest],
    ended: chain.ended,
    ...(chain.cut && { cut: true }),
  });
}
