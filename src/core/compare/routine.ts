/** What differs between two recordings of the same thing, as opposed to what a fix changed. */
import type { TextKind } from '../redact/chain-texts.ts';
import { secretNameTest } from '../redact/names/names.ts';
import { findPlaces } from '../redact/text-places.ts';
import { isMechanical } from '../transition/header-rules.ts';

/** Headers that differ in every response, or with every hour that it is cached. */
const VOLATILE = new Set(
  `age alt-svc baggage cf-ray date etag expires if-modified-since if-none-match keep-alive last-modified nel report-to
   reporting-endpoints server-timing traceparent tracestate via x-cache x-cache-hits x-cloud-trace-context x-runtime
   x-served-by x-timer`.split(/\s+/),
);
const NUMBERED = /(?:^|-)(?:request|correlation|trace|span|transaction|amz-cf|vercel|amz)-?id$/;

/** Returns whether a header's value, or its presence, doesn't affect what a response means. */
export function isRoutineHeader(name: string): boolean {
  return (
    isMechanical(name) || VOLATILE.has(name.toLowerCase()) || NUMBERED.test(name.toLowerCase())
  );
}

/** A secret's value is nearly always used once; so is a cache buster's. */
const isUsedOnce = secretNameTest([
  'code_challenge',
  'relay_state',
  'request_id',
  'client-request-id',
  'execution',
  'timestamp',
  'ts',
  'cachebuster',
  'cb',
]);

/** Returns whether two texts differ only in values that are used once: a state, a nonce, a token. */
export function differInValuesUsedOnce(before: string, after: string, kind: TextKind): boolean {
  return withoutValues(before, kind) === withoutValues(after, kind);
}

function withoutValues(text: string, kind: TextKind): string {
  const places = findPlaces(text, kind, isUsedOnce).sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  let result = '';
  let from = 0;
  for (const { start, end } of places) {
    if (start < from) continue;
    result += `${text.slice(from, start)}\0`;
    from = end;
  }
  return result + text.slice(from);
}

/** Returns whether a form field's value is used once, by its name. */
export function isFieldUsedOnce(name: string): boolean {
  return isUsedOnce(name);
}
