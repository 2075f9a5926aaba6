/** What deserves a mark: what went wrong, or may have. */
import type { Outcome } from '../core/chain.ts';
import type { Finding, Severity } from '../core/findings/finding.ts';
import { worstSeverity } from '../core/findings/index.ts';
import type { MethodVerdict } from '../core/transition.ts';

/** The worst thing of a chain, worst first. Changes by design, and findings that only inform, have no mark. */
export type Mark = 'violation' | 'failed' | 'error' | 'warning';

/** Marks a chain by its worst verdict, how it ended and what was found; most deserve no mark. */
export function markOf(
  verdict: MethodVerdict,
  outcome: Outcome,
  findings: readonly Finding[],
): Mark | undefined {
  if (verdict === 'violation') return 'violation';
  if (outcome === 'failed') return 'failed';
  const severity = worstSeverity(findings);
  return severity === 'info' ? undefined : severity;
}

/** Worst first, and after them what has no mark. */
export const MARKS: readonly (Mark | undefined)[] = [
  'violation',
  'failed',
  'error',
  'warning',
  undefined,
];

/** The worse one of two. */
export function worstMark(a: Mark | undefined, b: Mark | undefined): Mark | undefined {
  return MARKS.indexOf(a) <= MARKS.indexOf(b) ? a : b;
}

/** Marks one redirect. */
export function verdictMark(verdict: MethodVerdict): Mark | undefined {
  if (verdict === 'violation') return 'violation';
  return verdict === 'historical' ? 'warning' : undefined;
}

/** The sign beside a finding. */
export type Sign = Mark | Severity;
