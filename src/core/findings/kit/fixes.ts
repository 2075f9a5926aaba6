import type { Hop } from '../../chain/chain.ts';
import type { Fix } from '../finding.ts';

/** The same redirect from a hop to the next, with another status. */
export function redirectFix(hops: readonly Hop[], index: number, status: Fix['status']): Fix {
  const from = hops[index];
  return {
    status,
    from: from?.url ?? '',
    to: hops[index + 1]?.url ?? from?.redirect?.url ?? '',
  };
}
