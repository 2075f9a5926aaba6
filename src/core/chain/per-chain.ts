/**
 * Derived values of each chain, one place per derivation. There is one map for all, because many weak maps are
 * expensive to collect.
 */
import type { RedirectChain } from './chain.ts';

const known = new WeakMap<RedirectChain, unknown[]>();
let places = 0;

/**
 * Creates a derivation that is computed once per chain and cached as long as the chain's object. Chains never change:
 * one that continues is a new object.
 */
export function perChain<Value extends {}>(
  derive: (chain: RedirectChain) => Value,
): (chain: RedirectChain) => Value {
  const place = places++;
  return (chain) => {
    const values = valuesOf(chain);
    if (values[place] === undefined) values[place] = derive(chain);
    return values[place] as Value;
  };
}

function valuesOf(chain: RedirectChain): unknown[] {
  const before = known.get(chain);
  if (before) return before;
  const values: unknown[] = [];
  known.set(chain, values);
  return values;
}
