/**
 * When requests started and were answered: some tools include the preceding connection in `startedDateTime`, some
 * don't.
 */

import { isDuration } from '../../../../chain/numbers.ts';
import { isObject } from '../../../json-object.ts';
import type { IndexedEntry } from './index-entries.ts';

/** An interpretation of the times in a file, in milliseconds since the epoch. */
export interface Clock {
  /** When the client started to request an entry's URL. */
  start(entry: IndexedEntry): number;
  /** When an entry's response began to arrive; no redirect is followed before that. */
  answered(entry: IndexedEntry): number;
}

/** As in HAR 1.2: an entry starts with its first phase. */
export const STARTS_WITH_CONNECTION: Clock = {
  start: ({ startedAt }) => startedAt,
  answered(entry) {
    const { blocked, connection, exchange } = phasesOf(entry);
    return entry.startedAt + Math.min(blocked + connection + exchange, wholeOf(entry));
  },
};

/** As in mitmproxy, BrowserMob Proxy and WebPageTest: `time` includes the connection, but the entry starts after it. */
export const STARTS_AFTER_CONNECTION: Clock = {
  start(entry) {
    const { blocked, connection, exchange, receive } = phasesOf(entry);
    const whole = wholeOf(entry);
    const rest = Number.isFinite(whole) ? whole - blocked - exchange - receive : 0;
    return entry.startedAt - Math.max(connection, rest);
  },
  answered(entry) {
    const { blocked, exchange } = phasesOf(entry);
    return entry.startedAt + Math.min(blocked + exchange, wholeOf(entry));
  },
};

/** Returns when an entry ended, in milliseconds since the epoch. */
export function endedAt(entry: IndexedEntry): number {
  const whole = wholeOf(entry);
  return Math.max(
    STARTS_WITH_CONNECTION.answered(entry),
    entry.startedAt + (Number.isFinite(whole) ? whole : 0),
  );
}

/** If a file has no phases at all, the response arrived at the end. */
function phasesOf({ entry }: IndexedEntry) {
  const timings = isObject(entry.timings) ? entry.timings : {};
  const connection = duration(timings.dns) + duration(timings.connect);
  const exchange = duration(timings.send) + duration(timings.wait);
  const blocked = duration(timings.blocked);
  const receive = duration(timings.receive);
  const isUntimed = blocked + connection + exchange + receive === 0;
  return { blocked, connection, exchange: isUntimed ? duration(entry.time) : exchange, receive };
}

function wholeOf({ entry: { time } }: IndexedEntry): number {
  return isDuration(time) && time > 0 ? time : Number.POSITIVE_INFINITY;
}

function duration(value: unknown): number {
  return isDuration(value) ? value : 0;
}
