/** When entries were answered, as far as their tools tell: the next request cannot start before. */
import { isObject } from '../../json-object.ts';
import { isDuration } from '../../numbers.ts';
import type { IndexedEntry } from './index-entries.ts';

const BEFORE_ANSWER = ['blocked', 'dns', 'connect', 'send', 'wait'] as const;

/**
 * Returns when an entry was answered, with all phases counted; those of mitmproxy and its like took place before it
 * starts. Where the file has no phases, its end has to do.
 */
export function answeredAt({ entry, startedAt }: IndexedEntry): number {
  const timings = isObject(entry.timings) ? entry.timings : {};
  const phases = BEFORE_ANSWER.reduce((sum, name) => sum + duration(timings[name]), 0);
  const whole = isDuration(entry.time) ? entry.time : Number.POSITIVE_INFINITY;
  if (phases === 0) return startedAt + duration(entry.time);
  return startedAt + Math.min(phases, whole);
}

/** Returns when an entry was answered at the earliest: whatever else `time` is the sum of, this takes place before. */
export function answeredSince(indexed: IndexedEntry): number {
  const { entry, startedAt } = indexed;
  const { blocked, send, wait } = isObject(entry.timings) ? entry.timings : {};
  const known = duration(blocked) + duration(send) + duration(wait);
  return Math.min(startedAt + known, answeredAt(indexed));
}

/** Returns when an entry ended, in milliseconds since the epoch. */
export function endedAt(indexed: IndexedEntry): number {
  return Math.max(answeredAt(indexed), indexed.startedAt + duration(indexed.entry.time));
}

function duration(value: unknown): number {
  return isDuration(value) ? value : 0;
}
