/** A chain's responses as the list shows them: `302 › 307 › 200`, `HSTS › 200`, `302 ×20 › ✖ loop`. */
import {
  type Hop,
  isRedirectStatus,
  lastHop,
  outcomeOf,
  type RedirectChain,
} from '../../../core/chain/chain.ts';
import { isAfterGap } from '../../../core/chain/gaps.ts';
import { isStoppedAtLimit, loopLength } from '../../../core/chain/loop.ts';
import { isRedirectLimit, shortErrorWord } from '../../../core/chain/network-error.ts';
import { answerOf, answerText } from '../../../core/http/answer.ts';
import { likelyCorsRefusal } from '../../../core/standards/cors.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { assertNever } from '../assert-never.ts';
import { type CardSubject, subjectOf } from './status-card.ts';

/** `word` is a chip for something that is not a status. */
export type StepTone = 'redirect' | 'success' | 'error' | 'other' | 'failed' | 'word' | 'pending';

export interface StatusStep {
  readonly text: string;
  readonly tone: StepTone;
  /** The subject of its card, if it has one. */
  readonly subject?: CardSubject | undefined;
  /** The index of its hop, the first one if several are collapsed. */
  readonly hop?: number;
  /** How many equal consecutive steps it stands for. */
  readonly count: number;
}

/** Two equal steps are shorter than `×2` is clear, so only three or more are collapsed. */
const FOLD_FROM = 3;

/** Lists the responses of a chain's hops in order, with equal neighbors collapsed. */
export function toSteps(chain: RedirectChain): StatusStep[] {
  const steps = chain.hops.flatMap((hop, index) =>
    isAfterGap(chain, index) ? [word(t`gap`), ...hopSteps(hop, index)] : hopSteps(hop, index),
  );
  const end = endStep(chain);
  return fold(end ? [...steps, end] : steps);
}

/** Formats steps as one line of text, suitable for reading aloud. */
export function stepsText(steps: readonly StatusStep[]): string {
  return steps.map(stepText).join(' › ');
}

/** Formats a step: `302`, `302 ×20`, `✖ connection refused`. */
export function stepText({ text, tone, count }: StatusStep): string {
  const word = tone === 'failed' ? `✖ ${text}` : text;
  return count > 1 ? `${word} ×${count}` : word;
}

/** Returns the tone of a status: DevTools' own classes, with redirects set apart. */
export function statusTone(status: number): StepTone {
  if (isRedirectStatus(status)) return 'redirect';
  if (status >= 400) return 'error';
  return status >= 200 && status < 300 ? 'success' : 'other';
}

function hopSteps(hop: Hop, index: number): StatusStep[] {
  const answer = answerOf(hop);
  const subject = subjectOf(hop);
  if (answer.kind !== 'response') {
    // The details show the full name.
    const isUpgrade = answer.kind === 'internal' && answer.cause === 'upgrade';
    const text = isUpgrade ? t`upgrade` : answerText(answer);
    if (text === undefined) return [];
    return [answer.kind === 'internal' ? { ...word(text), subject, hop: index } : word(text)];
  }
  const { status, fromCache } = answer.response;
  const isCached = fromCache === true && isRedirectStatus(status);
  const text = isCached ? t`${String(status)} cached` : String(status);
  return [{ ...step(text, statusTone(status)), subject, hop: index }];
}

function endStep(chain: RedirectChain): StatusStep | undefined {
  const outcome = outcomeOf(chain);
  switch (outcome) {
    case 'failed':
      return step(visibleText(failureWord(chain)), 'failed');
    case 'not-followed':
      return word(t`not followed`);
    case 'pending':
      return step(t`pending`, 'pending');
    case 'unobserved':
      return lastHop(chain).intercepted ? undefined : word(t`end not observed`);
    case 'completed':
      return likelyCorsRefusal(chain) === undefined ? undefined : word(t`likely CORS`);
    default:
      return assertNever(outcome);
  }
}

function failureWord(chain: RedirectChain): string {
  if (loopLength(chain) !== undefined) return t`loop`;
  if (likelyCorsRefusal(chain) !== undefined) return t`likely CORS`;
  const { error = '' } = lastHop(chain);
  if (isRedirectLimit(error) && !isStoppedAtLimit(chain)) return t`not followed`;
  return shortErrorWord(error);
}

function fold(steps: readonly StatusStep[]): StatusStep[] {
  const folded: StatusStep[] = [];
  for (const next of steps) {
    const last = folded.at(-1);
    if (last && last.text === next.text && last.tone === next.tone) {
      folded[folded.length - 1] = { ...last, count: last.count + 1 };
    } else folded.push(next);
  }
  return folded.flatMap((item) =>
    item.count < FOLD_FROM
      ? Array.from({ length: item.count }, () => ({ ...item, count: 1 }))
      : item,
  );
}

function step(text: string, tone: StepTone): StatusStep {
  return { text, tone, count: 1 };
}

function word(text: string): StatusStep {
  return step(text, 'word');
}
