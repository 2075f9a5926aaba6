/** Methods that browsers keep on 301 and 302, on which other clients may send GET. */
import type { Hop } from '../../../chain/chain.ts';

/** GET and HEAD are never changed. A kept POST is different, because Fetch requires changing it. */
const NOT_OF_INTEREST = new Set(['GET', 'HEAD', 'POST']);

/** Returns whether a 301 or 302 made a client repeat a method that is neither GET nor POST. */
export function keepsMethod({ method, response }: Hop, to: Hop): boolean {
  const isHistorical = response?.status === 301 || response?.status === 302;
  return isHistorical && method === to.method && !NOT_OF_INTEREST.has(method);
}
