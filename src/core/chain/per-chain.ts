/** What is known of each chain, in the places of those who asked. One map for all: many weak ones are dear to collect. */
import type { RedirectChain } from './chain.ts';

const known = new WeakMap<RedirectChain, unknown[]>();
let places = 0;

/**
 * Makes a derivation that is worked out once for each chain and kept as long as the chain's object. Chains never change:
 * one that goes on is another object.
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
