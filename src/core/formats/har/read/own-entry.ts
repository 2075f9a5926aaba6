/**
 * Our own entries, checked: the fields that own-fields.ts writes, and the standard's that go with them. Types are checked,
 * and what chains rely on; whether the values make sense together is not.
 */
import * as v from 'valibot';
import { isDuration } from '../../../chain/numbers.ts';
import { isObject, type JsonObject } from '../../json-object.ts';
import {
  Cause,
  count,
  Headers,
  HopResponse,
  Lifecycle,
  Link,
  maybe,
  status,
  tab,
  text,
  time,
  yes,
} from '../../shapes.ts';

const Chain = v.object({
  hops: count,
  tabId: tab,
  frameId: tab,
  initiator: maybe(text),
  openedBy: maybe(count),
  ended: v.boolean(),
  cut: maybe(yes),
  hasNote: maybe(yes),
});

const Body = v.variant('kind', [
  v.object({ kind: v.picklist(['none', 'not-observable']) }),
  v.object({
    kind: v.literal('bytes'),
    size: count,
    digest: text,
    source: maybe(v.literal('network-log')),
    keepsText: maybe(yes),
  }),
  v.object({ kind: v.literal('form'), digest: text }),
  v.object({ kind: v.literal('files'), names: v.array(text) }),
]);

/** For a phase that did not take place or is not known (HAR 1.2). */
const NOT_TIMED = -1;

const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** Checked where they are, as headers are: every entry has them. */
const Timings = v.custom<Readonly<Record<(typeof PHASES)[number], number>>>(
  (given) =>
    isObject(given) &&
    PHASES.every((phase) => given[phase] === NOT_TIMED || isDuration(given[phase])),
);

/** Counted from 0, of lines that are counted from 1; a program may count those from 0, too. */
const lineNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));

const OwnEntrySchema = v.object({
  _chainId: text,
  _hopIndex: count,
  _resourceType: text,
  _chain: maybe(Chain),
  _link: maybe(Link),
  _lifecycle: maybe(Lifecycle),
  comment: maybe(text),
  _startedAt: time,
  _endedAt: maybe(time),
  _fragment: maybe(text),
  _cause: maybe(Cause),
  _redirectUrl: maybe(text),
  _inferred: maybe(yes),
  _partial: maybe(yes),
  _intercepted: maybe(yes),
  _fromCache: maybe(yes),
  _challenge: maybe(HopResponse),
  _response: maybe(HopResponse),
  _error: maybe(text),
  _initiator: maybe(v.object({ type: text, url: text, lineNumber: maybe(lineNumber) })),
  _fromNetworkLog: maybe(v.array(text)),
  serverIPAddress: maybe(text),
  timings: Timings,
  request: v.object({
    method: text,
    url: text,
    headers: Headers,
    postData: maybe(v.object({ text: maybe(text), params: maybe(Headers) })),
    _body: Body,
    _headersNotObserved: maybe(yes),
  }),
  response: v.object({
    status,
    httpVersion: text,
    headers: Headers,
    _transferSize: maybe(count),
    _statusLine: maybe(text),
    _headersNotObserved: maybe(yes),
  }),
});

/** An entry that Detour wrote. */
export type OwnEntry = v.InferOutput<typeof OwnEntrySchema>;

/** Says whether an entry claims to be ours: it names its chain and its place in it. */
export function claimsToBeOwn(entry: JsonObject): boolean {
  return typeof entry._chainId === 'string' && Number.isSafeInteger(entry._hopIndex);
}

/** Reads an entry that claims to be ours; if it is not, says which field is not what it should be: `._chain.tabId`. */
export function readOwnEntry(entry: unknown): OwnEntry | { readonly wrong: string } {
  const result = v.safeParse(OwnEntrySchema, entry, { abortEarly: true });
  if (result.success) return result.output;
  const path = result.issues[0].path ?? [];
  const keys = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return { wrong: keys.join('') };
}
