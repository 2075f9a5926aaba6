import type { RedirectChain } from '../chain/chain.ts';
import { earlierOf } from './earlier.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './index.ts';

/** Finds what there is to find in a chain. */
export type Find = (chain: RedirectChain) => readonly Finding[];

/** Makes what finds in each of some chains what is to be found there, by what the others tell of it, too. */
export function findAmong(chains: readonly RedirectChain[]): Find {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return (chain) =>
    findingsOf(chain, chain.link && byId.get(chain.link.from), earlierOf(chain, chains));
}
