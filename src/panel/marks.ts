/** What deserves a mark: what went wrong, or may have. */
import type { Outcome } from '../core/chain.ts';
import type { MethodVerdict } from '../core/transition.ts';

/** The worst thing of a chain, worst first. Changes by design have no mark. */
export type Mark = 'violation' | 'failed' | 'warning';

/** Marks a chain by its worst verdict and how it ended; most deserve no mark. */
export function markOf(verdict: MethodVerdict, outcome: Outcome): Mark | undefined {
  return outcome === 'failed' && verdict !== 'violation' ? 'failed' : verdictMark(verdict);
}

/** Marks one redirect. */
export function verdictMark(verdict: MethodVerdict): Mark | undefined {
  if (verdict === 'violation') return 'violation';
  return verdict === 'historical' ? 'warning' : undefined;
}
