import type { RedirectChain } from '../../core/chain/chain.ts';
import type { Find } from '../../core/findings/among.ts';
import type { CheckedChain } from '../checked.ts';

/** Gives the formats of the core what a check has found, which is not all that there is to find. */
export function foundIn(chains: readonly CheckedChain[]): Find {
  const all = new Map<RedirectChain, CheckedChain['findings']>(
    chains.map(({ chain, findings }) => [chain, findings]),
  );
  return (chain) => all.get(chain) ?? [];
}
