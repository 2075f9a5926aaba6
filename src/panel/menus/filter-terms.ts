/** Filter terms that show or hide chains like a given one. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { hostsOf, methodsOf, statusesOf } from '../../core/filter/facets.ts';
import type { Term, ValueName } from '../../core/filter/syntax.ts';
import { VALUE_TERMS } from '../../core/filter/value-terms.ts';

/** The largest number of terms per name: a loop's hosts or statuses would fill a menu. */
const MOST = 3;

/** Lists useful filter terms for a chain, first occurrences first; only values that the filter can express. */
export function termsOf(chain: RedirectChain): Term[] {
  return [
    ...terms('domain', hostsOf(chain)),
    ...terms('status', statusesOf(chain)),
    ...terms('method', methodsOf(chain)),
    ...terms('type', [...VALUE_TERMS.type.seen(chain)]),
  ];
}

function terms(name: ValueName, values: readonly string[]): Term[] {
  return values
    .flatMap((value) => VALUE_TERMS[name].read(value) ?? [])
    .slice(0, MOST)
    .map((value) => ({ kind: 'value', name, value, negated: false }));
}
