import type { EnrichedChain } from './network-log.ts';

/**
 * Makes a derivation that is worked out once for each chain and kept as long as the chain's object. Chains never change:
 * one that goes on is another object.
 */
export function perChain<Value extends {}>(
  derive: (chain: EnrichedChain) => Value,
): (chain: EnrichedChain) => Value {
  const known = new WeakMap<EnrichedChain, Value>();
  return (chain) => {
    const before = known.get(chain);
    if (before !== undefined) return before;
    const value = derive(chain);
    known.set(chain, value);
    return value;
  };
}
