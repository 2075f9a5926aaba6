/** One line of NDJSON, parsed → the chain that it was written from. What is derived of a chain is derived anew. */
import * as v from 'valibot';
import type { FormFields, RedirectChain } from '../../chain/chain.ts';
import type { EnrichedChain } from '../../chain/network-facts.ts';
import { toNote } from '../../chain/note.ts';
import { MOST_HOPS } from '../../record/recorder.ts';
import { t } from '../../text/i18n.ts';
import type { Software } from '../imported.ts';
import { isObject, type JsonObject } from '../json-object.ts';
import {
  Cause,
  count,
  duration,
  Headers,
  HopResponse,
  Lifecycle,
  Link,
  maybe,
  tab,
  text,
  time,
  yes,
} from '../shapes.ts';
import { RECORD_VERSION } from './record-version.ts';

/** Not `v.record`, which leaves out a field called `__proto__`. */
const Fields = v.custom<FormFields>(
  (given) => isObject(given) && Object.values(given).every(isListOfTexts),
);

const Bytes = v.object({
  kind: v.literal('bytes'),
  size: count,
  digest: text,
  text: maybe(text),
  source: maybe(v.literal('network-log')),
});

const Body = v.variant('kind', [
  v.object({ kind: v.picklist(['none', 'not-observable']) }),
  Bytes,
  v.object({ kind: v.literal('form'), fields: maybe(Fields), digest: text }),
  v.object({ kind: v.literal('files'), names: v.array(text) }),
]);

const Network = v.object({
  timings: v.object({
    blocked: maybe(duration),
    dns: maybe(duration),
    connect: maybe(duration),
    ssl: maybe(duration),
    send: duration,
    wait: duration,
    receive: duration,
  }),
  protocol: maybe(text),
  transferSize: maybe(count),
  serverIp: maybe(text),
  initiator: maybe(v.object({ type: text, url: text, line: maybe(count) })),
  body: maybe(Bytes),
});

const Hop = v.object({
  method: text,
  url: text,
  startedAt: time,
  endedAt: maybe(time),
  body: Body,
  requestHeaders: maybe(Headers),
  response: maybe(HopResponse),
  challenge: maybe(HopResponse),
  redirect: maybe(v.object({ url: text, cause: Cause, inferred: maybe(yes) })),
  error: maybe(text),
  intercepted: maybe(yes),
  partial: maybe(yes),
  network: maybe(Network),
});

const Chain = v.object({
  id: text,
  tabId: tab,
  frameId: tab,
  type: text,
  initiator: maybe(text),
  link: maybe(Link),
  openedBy: maybe(count),
  lifecycle: maybe(Lifecycle),
  hops: v.pipe(v.tupleWithRest([Hop], Hop), v.maxLength(MOST_HOPS)),
  ended: v.boolean(),
  cut: maybe(yes),
  note: maybe(text),
});

/** What a line holds. */
export interface ReadRecord {
  readonly chain: EnrichedChain;
  readonly creator?: Software | undefined;
  readonly browser?: Software | undefined;
}

/**
 * Reads a line of docs/schema/chain.json. Fields that it does not know are left out.
 * @returns a clause that names the place and what is wrong with it, where it is none: `hops[1].url is missing`
 */
export function readRecord(given: unknown): ReadRecord | { readonly wrong: string } {
  if (!isObject(given)) return { wrong: t`the record is not an object` };
  const { version } = given;
  if (typeof version === 'number' && version > RECORD_VERSION)
    return {
      wrong: t`version ${version} is from a newer Detour; this one reads version ${RECORD_VERSION}`,
    };
  if (version !== RECORD_VERSION) return { wrong: t`version is not ${RECORD_VERSION}` };
  const result = v.safeParse(Chain, given, { abortEarly: true });
  if (!result.success) return { wrong: problemOf(result.issues[0]) };
  const { note: written, ...recorded } = result.output;
  const note = toNote(written ?? '');
  const chain: RedirectChain = { ...recorded, ...(note !== undefined && { note }) };
  return { chain, creator: readSoftware(given.creator), browser: readSoftware(given.browser) };
}

/** Reads what HAR and NDJSON say of a program; undefined where it is nothing of the kind. */
export function readSoftware(given: unknown): Software | undefined {
  const { name, version } = isObject(given) ? given : ({} as JsonObject);
  if (typeof name !== 'string' || name === '') return undefined;
  return { name, ...(typeof version === 'string' && version !== '' && { version }) };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = toPath((issue.path ?? []).map(({ key }) => key));
  if (issue.received === 'undefined') return t`${path} is missing`;
  if (issue.type === 'max_length') return t`${path} has more than ${MOST_HOPS} items`;
  switch (issue.expected) {
    case 'string':
      return t`${path} is not a string`;
    case 'number':
      return t`${path} is not a number`;
    case 'boolean':
      return t`${path} is not a boolean`;
    case 'Object':
      return t`${path} is not an object`;
    case 'Array':
      return t`${path} is not an array`;
    default:
      return t`${path} is not in Detour’s format`;
  }
}

/** As it would be written in JavaScript: `hops[1].url`. */
function toPath(keys: readonly unknown[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function isListOfTexts(given: unknown): boolean {
  return Array.isArray(given) && given.every((each) => typeof each === 'string');
}
