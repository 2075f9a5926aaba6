/** The parts of a chain that a file may hold, checked: those that HAR and NDJSON write alike. */
import * as v from 'valibot';
import type { Header } from '../chain/chain.ts';
import { LAST_TIME, LONGEST_DURATION } from '../chain/numbers.ts';
import { isObject } from './json-object.ts';

export const text = v.string();
export const yes = v.literal(true);
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const tab = v.pipe(v.number(), v.safeInteger());
export const time = v.pipe(v.number(), v.minValue(-LAST_TIME), v.maxValue(LAST_TIME));
export const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DURATION));
export const maybe = v.exactOptional;

/** Checked where they are: a file has more headers than of anything else, and copying all takes as long as parsing. */
export const Headers = v.custom<readonly Header[]>(
  (given) => Array.isArray(given) && given.every(isHeader),
);

/** 0 where there was no response. */
export const status = v.pipe(count, v.maxValue(999));

export const HopResponse = v.object({
  status,
  statusLine: text,
  headers: maybe(Headers),
  fromCache: maybe(v.boolean()),
  serverIp: maybe(text),
});

export const Link = v.object({
  from: text,
  cause: v.picklist([
    'refresh-header',
    'meta-refresh',
    'script',
    'form',
    'client-side',
    'preflight',
  ]),
  certainty: v.picklist(['certain', 'likely', 'possible']),
});

export const Lifecycle = v.picklist(['prerender', 'prefetch']);
export const Cause = v.picklist(['http', 'hsts', 'upgrade', 'extension', 'unknown']);

function isHeader(given: unknown): boolean {
  return isObject(given) && typeof given.name === 'string' && typeof given.value === 'string';
}
