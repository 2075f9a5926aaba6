/** What a HAR entry contains beyond what webRequest shows, normalized, since tools write it in many forms. */
import type { Initiator, LoggedTimings, NetworkFacts } from '../../../chain/chain.ts';
import { isCount, isDuration, LONGEST_DURATION } from '../../../chain/numbers.ts';
import { isObject, type JsonObject } from '../../json-object.ts';

const PHASES = ['blocked', 'dns', 'connect', 'ssl'] as const;

/** Reads the facts of an entry; missing and non-numeric values are omitted. Undefined if there are no timings. */
export function toNetworkFacts(entry: JsonObject): NetworkFacts | undefined {
  const timings = toTimings(entry.timings, entry.time);
  if (!timings) return undefined;
  const response = isObject(entry.response) ? entry.response : {};
  const protocol = toProtocol(response.httpVersion);
  const transferSize = toTransferSize(response._transferSize);
  const initiator = toInitiator(entry._initiator) ?? fromFlatFields(entry);
  return {
    timings,
    ...(protocol !== undefined && { protocol }),
    ...(transferSize !== undefined && { transferSize }),
    ...(initiator && { initiator }),
  };
}

/**
 * Chromium writes −1 for phases that did not occur and sometimes, by mistake, values slightly below 0. It includes
 * `ssl` in `connect`, as HAR 1.2 requires; in Firefox, `ssl` is separate, as the sum shows, and 0 is written for both.
 * mitmproxy writes null for unknown values.
 * @param time the entry's own `time`, which is the sum of what counts
 */
export function toTimings(given: unknown, time: unknown): LoggedTimings | undefined {
  if (!isObject(given)) return undefined;
  const { blocked, dns, connect, ssl, send, wait, receive } = given;
  if (![send, wait, receive].every(isTimed)) return undefined;
  const sum = [blocked, dns, connect, ssl, send, wait, receive].reduce<number>(
    (total, value) => total + atLeast0(value),
    0,
  );
  const isBeside =
    typeof time === 'number' && atLeast0(ssl) > 0 && Math.abs(sum - time) < atLeast0(ssl) / 2;
  const known = PHASES.filter((name) => isDuration(given[name])).map((name) => [name, given[name]]);
  return {
    ...Object.fromEntries(known),
    ...(isBeside && { connect: atLeast0(connect) + atLeast0(ssl) }),
    send: atLeast0(send),
    wait: atLeast0(wait),
    receive: atLeast0(receive),
  };
}

/** Chromium: `http/1.1`, `HTTP/1.1`, `http/2.0`, `h3`; Firefox and Charles: `HTTP/1.1`, `HTTP/2`, `HTTP/2.0`. */
export function toProtocol(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const [, major, minor] = /^h(?:ttp\/)?(\d)(?:\.(\d))?$/i.exec(text) ?? [];
  if (major === undefined) return undefined;
  return major === '1' ? `HTTP/1.${minor ?? 1}` : `HTTP/${major}`;
}

/**
 * Firefox has no such field. Chromium writes 0 not only for the cache but also for responses that it treated as errors.
 */
export function toTransferSize(size: unknown): number | undefined {
  return isCount(size) && size > 0 ? size : undefined;
}

/**
 * Chromium's `_initiator`: the innermost call whose script has a URL, otherwise the position in the document that
 * referenced the resource.
 */
export function toInitiator(given: unknown): Initiator | undefined {
  if (!isObject(given) || typeof given.type !== 'string') return undefined;
  const frames = isObject(given.stack) ? given.stack.callFrames : undefined;
  for (const place of [...(Array.isArray(frames) ? frames : []), given]) {
    if (!isObject(place) || typeof place.url !== 'string' || place.url === '') continue;
    const { url, lineNumber } = place;
    // Counted from 0.
    return { type: given.type, url, ...(isCount(lineNumber) && { line: lineNumber + 1 }) };
  }
  return undefined;
}

/** sitespeed.io writes only the URL, with the rest in separate fields; it counts lines from 1. */
function fromFlatFields(entry: JsonObject): Initiator | undefined {
  const { _initiator: url, _initiator_type: type, _initiator_line: line } = entry;
  if (typeof url !== 'string' || url === '' || typeof type !== 'string') return undefined;
  return { type, url, ...(isCount(line) && { line }) };
}

/** A duration, or a negative value for none. */
function isTimed(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value <= LONGEST_DURATION;
}

function atLeast0(value: unknown): number {
  return isDuration(value) ? value : 0;
}
