/** What deserves a mark: what went wrong, or may have. */
import type { Outcome } from '../../../core/chain/chain.ts';
import type { Finding, Severity } from '../../../core/findings/finding.ts';
import { worstSeverity } from '../../../core/findings/index.ts';
import { type Message, msg } from '../../../core/text/i18n.ts';
import type { MethodVerdict } from '../../../core/transition/transition.ts';

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

/** What the signs mean, in a sentence: for the help, and for tooltips where nothing more telling is known. */
export const MARK_SENTENCES: Readonly<Record<Sign, Message>> = {
  violation: msg`Violation: the method isn’t what the standards require.`,
  failed: msg`Failed: the chain ended in an error.`,
  error: msg`Error: a standard was violated, or the user didn’t get what they requested.`,
  warning: msg`Warning: something was lost or is at risk.`,
  info: msg`Information: the chain works but could be simpler or more robust.`,
};

/** Each sign's word, for those who do not see it. */
export const MARK_WORDS: Readonly<Record<Sign, Message>> = {
  violation: msg`violation`,
  failed: msg`failed`,
  error: msg`error`,
  warning: msg`warning`,
  info: msg`info`,
};
