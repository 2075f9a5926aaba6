/** The rule of `--max-hops`: how long a chain may be. */
import type { RedirectChain } from '../core/chain/chain.ts';
import type { Finding } from '../core/findings/finding.ts';
import { rfc9110 } from '../core/standards/references.ts';
import { hopCount } from '../core/text/counts.ts';

export const MAX_HOPS = 'max-hops';

/** Finds that a chain has more hops than it may have. */
export function findTooManyHops({ hops }: RedirectChain, most: number): Finding[] {
  if (hops.length <= most) return [];
  return [
    {
      id: MAX_HOPS,
      title: 'Too many hops',
      severity: 'error',
      // The first hop over the limit.
      hop: most,
      text: `${hopCount(hops.length)} instead of at most ${most}`,
      explanation: `--max-hops allows ${hopCount(most)} per chain, and each redirect adds one.`,
      remedy: 'Redirect the first URL straight to the last.',
      reference: rfc9110('15.4'),
    },
  ];
}
