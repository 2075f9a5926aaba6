import type { RedirectChain } from '../chain/chain.ts';
import { earlierOf } from './earlier.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './index.ts';

/** Returns the findings in a chain. */
export type Find = (chain: RedirectChain) => readonly Finding[];

/** Creates a function that returns each chain's findings, also by what the other chains show about it. */
export function findAmong(chains: readonly RedirectChain[]): Find {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return (chain) =>
    findingsOf(chain, chain.link && byId.get(chain.link.from), earlierOf(chain, chains));
}
