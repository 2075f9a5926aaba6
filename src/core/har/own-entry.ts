/**
 * Our own entries, checked: the fields that own-fields.ts writes, and the standard's that go with them. Types are checked,
 * and what chains rely on; whether the values make sense together is not.
 */
import * as v from 'valibot';
import type { Header } from '../chain.ts';
import { isObject } from './index-entries.ts';

const text = v.string();
const yes = v.literal(true);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const tab = v.pipe(v.number(), v.safeInteger());
/** As far as a Date goes (ECMAScript, "time values"). */
const time = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const maybe = v.exactOptional;

/** Checked where they are: a file has more headers than of anything else, and copying all takes as long as parsing. */
const Headers = v.custom<readonly Header[]>(
  (given) => Array.isArray(given) && given.every(isHeader),
);
const Pairs = Headers;

const HopResponse = v.object({
  status: v.number(),
  statusLine: text,
  headers: maybe(Headers),
  fromCache: maybe(v.boolean()),
  serverIp: maybe(text),
});

const Chain = v.object({
  hops: count,
  tabId: tab,
  frameId: tab,
  initiator: maybe(text),
  openedBy: maybe(tab),
  ended: v.boolean(),
  cut: maybe(yes),
});

const Link = v.object({
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

const Body = v.variant('kind', [
  v.object({ kind: v.picklist(['none', 'not-observable']) }),
  v.object({
    kind: v.literal('bytes'),
    size: v.number(),
    digest: text,
    source: maybe(v.literal('network-log')),
    keepsText: maybe(yes),
  }),
  v.object({ kind: v.literal('form'), digest: text }),
  v.object({ kind: v.literal('files'), names: v.array(text) }),
]);

const Timings = v.object({
  blocked: v.number(),
  dns: v.number(),
  connect: v.number(),
  ssl: v.number(),
  send: v.number(),
  wait: v.number(),
  receive: v.number(),
});

const OwnEntrySchema = v.object({
  _chainId: text,
  _hopIndex: count,
  _resourceType: text,
  _chain: maybe(Chain),
  _link: maybe(Link),
  _lifecycle: maybe(v.picklist(['prerender', 'prefetch'])),
  _startedAt: time,
  _endedAt: maybe(time),
  _fragment: maybe(text),
  _cause: maybe(v.picklist(['http', 'hsts', 'upgrade', 'extension', 'unknown'])),
  _redirectUrl: maybe(text),
  _inferred: maybe(yes),
  _partial: maybe(yes),
  _intercepted: maybe(yes),
  _fromCache: maybe(yes),
  _challenge: maybe(HopResponse),
  _response: maybe(HopResponse),
  _error: maybe(text),
  _initiator: maybe(v.object({ type: text, url: text, lineNumber: maybe(v.number()) })),
  _fromNetworkLog: maybe(v.array(text)),
  serverIPAddress: maybe(text),
  timings: Timings,
  request: v.object({
    method: text,
    url: text,
    headers: Headers,
    postData: maybe(v.object({ text: maybe(text), params: maybe(Pairs) })),
    _body: Body,
    _headersNotObserved: maybe(yes),
  }),
  response: v.object({
    status: v.number(),
    httpVersion: text,
    headers: Headers,
    _transferSize: maybe(v.number()),
    _statusLine: maybe(text),
    _headersNotObserved: maybe(yes),
  }),
});

/** An entry that Detour wrote. */
export type OwnEntry = v.InferOutput<typeof OwnEntrySchema>;

function isHeader(given: unknown): boolean {
  return isObject(given) && typeof given.name === 'string' && typeof given.value === 'string';
}

/** Says whether an entry claims to be ours: it names its chain and its place in it. */
export function claimsToBeOwn(entry: Readonly<Record<string, unknown>>): boolean {
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
