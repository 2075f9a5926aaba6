/** What is marked: what went wrong, or may have. */
import type { Outcome } from '../../../core/chain/chain.ts';
import type { Finding, Severity } from '../../../core/findings/finding.ts';
import { worstSeverity } from '../../../core/findings/index.ts';
import { type Message, msg } from '../../../core/text/i18n.ts';
import type { MethodVerdict } from '../../../core/transition/transition.ts';

/**
 * The most severe problem of a chain, most severe first. Changes by design, and findings that only inform, have no
 * mark.
 */
export type Mark = 'violation' | 'failed' | 'error' | 'warning';

/** Returns a chain's mark, by its most severe verdict, its end and its findings; most chains have none. */
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

/** Most severe first, followed by no mark. */
export const MARKS: readonly (Mark | undefined)[] = [
  'violation',
  'failed',
  'error',
  'warning',
  undefined,
];

/** Returns the more severe of two marks. */
export function worstMark(a: Mark | undefined, b: Mark | undefined): Mark | undefined {
  return MARKS.indexOf(a) <= MARKS.indexOf(b) ? a : b;
}

/** Returns the mark of a redirect. */
export function verdictMark(verdict: MethodVerdict): Mark | undefined {
  if (verdict === 'violation') return 'violation';
  return verdict === 'historical' ? 'warning' : undefined;
}

/** Returns the sign of a finding's severity. */
export type Sign = Mark | Severity;

/** The meanings of the signs, in a sentence: for the help, and for tooltips without more specific information. */
export const MARK_SENTENCES: Readonly<Record<Sign, Message>> = {
  violation: msg`Violation: the method isn’t what the standards require.`,
  failed: msg`Failed: the chain ended in an error.`,
  error: msg`Error: a standard was violated, or the user didn’t get what they requested.`,
  warning: msg`Warning: something was lost or is at risk.`,
  info: msg`Information: the chain works but could be simpler or more robust.`,
};

/** The label of each sign, for screen readers. */
export const MARK_WORDS: Readonly<Record<Sign, Message>> = {
  violation: msg`violation`,
  failed: msg`failed`,
  error: msg`error`,
  warning: msg`warning`,
  info: msg`info`,
};
