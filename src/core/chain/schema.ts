/**
 * The one definition of a chain and its hops. chain.ts takes its types from here, NDJSON and HAR are read with it, and
 * docs/schema/chain.json is generated from it. A field that is added here is in all of them.
 */
import * as v from 'valibot';
import { LAST_TIME, LONGEST_DURATION } from './numbers.ts';

export const text = v.string();
export const yes = v.literal(true);
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const tab = v.pipe(v.number(), v.safeInteger());
const time = v.pipe(v.number(), v.minValue(-LAST_TIME), v.maxValue(LAST_TIME));
const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DURATION));
export const maybe = v.exactOptional;

/** A schema with its description in docs/schema/chain.json. */
export const said = <const T extends v.GenericSchema>(description: string, schema: T) =>
  v.pipe(schema, v.description(description));

/** One header field as it went over the wire. A value that is not valid UTF-8 is kept byte by byte as Latin-1. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The fields of a form body: names, and the values given for each, in order. */
// biome-ignore lint/plugin: messages and storage hold no Map; it is only ever listed, as by `Object.entries`
export type FormFields = Readonly<Record<string, readonly string[]>>;

/** Checked in place: a file has more headers than anything else, and copying them all takes as long as parsing. */
export const HeadersSchema = v.custom<readonly Header[]>(
  (given) => Array.isArray(given) && given.every(isHeader),
);

/** Not `v.record`, which leaves out a field called `__proto__`. */
export const FieldsSchema = v.custom<FormFields>(
  (given) =>
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every(isListOfTexts),
);

/** The bytes themselves. */
export const BytesSchema = v.object({
  kind: v.literal('bytes'),
  size: count,
  digest: said(
    'The same digest, the same bytes. A body that is sent again has its text with the hop that sent it first.',
    text,
  ),
  text: maybe(said('Missing where the body is not UTF-8, or is over 64 KiB.', text)),
  source: maybe(
    said('webRequest did not show it; DevTools’ own network log did.', v.literal('network-log')),
  ),
});

/**
 * What is known about a request's body. `none` is an observation ("there was no body"), `not-observable` is the lack of
 * one ("the browser hides it"); they must never be confused.
 */
export const BodySchema = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: said('The browser does not tell.', v.literal('not-observable')) }),
  BytesSchema,
  v.object({
    kind: said('The fields that the browser parsed; the bytes stay hidden.', v.literal('form')),
    fields: maybe(FieldsSchema),
    digest: text,
  }),
  v.object({
    kind: said(
      'Wholly or partly files, of which the browser tells only the names.',
      v.literal('files'),
    ),
    names: v.array(text),
  }),
]);

/**
 * Why a request moved on to another URL. Only `http` was caused by a server. `hsts` is RFC 6797 §8.3, `upgrade` is an
 * HTTPS upgrade for which the browser doesn't report whether HSTS, a policy or an extension caused it, `extension` is
 * another extension, `unknown` is a redirect that the browser doesn't explain or that was missed.
 */
export const CauseSchema = v.picklist(['http', 'hsts', 'upgrade', 'extension', 'unknown']);

/** A server's (or the cache's) response to one hop. */
export const ResponseSchema = v.object({
  status: v.pipe(count, v.maxValue(999)),
  statusLine: said('As the browser reports it: HTTP/1.1 302 Found.', text),
  headers: maybe(said('Missing where the browser did not show them.', HeadersSchema)),
  fromCache: maybe(v.boolean()),
  serverIp: maybe(text),
});

/** How a hop led on to another URL. */
const RedirectSchema = v.object({
  url: said('Resolved.', text),
  cause: CauseSchema,
  inferred: maybe(said('No event reported it; it was deduced from the URL that changed.', yes)),
});

/** Absent if the phase is unknown or did not take place. */
const TimingsSchema = v.object({
  blocked: maybe(duration),
  dns: maybe(duration),
  connect: maybe(duration),
  ssl: maybe(duration),
  send: duration,
  wait: duration,
  receive: duration,
});

/** What initiated the request: a script's innermost call that has a URL, or the place in a document. */
const InitiatorSchema = v.object({
  type: said('Chromium’s word for it: script, parser, …', text),
  url: text,
  line: maybe(said('Counted from 1.', count)),
});

/** What the log adds to what webRequest reports about a hop. */
export const NetworkSchema = v.object({
  timings: said(
    'Milliseconds by phase, as in HAR 1.2; missing where a phase is not known. connect includes ssl.',
    TimingsSchema,
  ),
  protocol: maybe(said('HTTP/1.1, HTTP/2, HTTP/3.', text)),
  transferSize: maybe(said('Bytes of the response, headers included.', count)),
  serverIp: maybe(text),
  initiator: maybe(InitiatorSchema),
  body: maybe(BytesSchema),
});

/** What DevTools' network log reports about a hop if it contradicts webRequest. */
const ContradictionSchema = v.object({
  method: maybe(text),
  status: maybe(v.pipe(count, v.maxValue(999))),
  target: maybe(said('Where it says that the redirect led.', text)),
});

/** One request of a chain and how it was answered. */
export const HopSchema = v.object({
  method: text,
  url: text,
  startedAt: said('Milliseconds since the epoch.', time),
  endedAt: maybe(time),
  body: BodySchema,
  requestHeaders: maybe(said('Missing where they were not observed.', HeadersSchema)),
  response: maybe(
    said(
      'Missing where no server answered, and while the hop waits for its response.',
      ResponseSchema,
    ),
  ),
  challenge: maybe(said('The 401 or 407 after which the request was sent again.', ResponseSchema)),
  redirect: maybe(RedirectSchema),
  error: maybe(
    said(
      'The browser’s own name for a network error: net::ERR_CONNECTION_REFUSED, NS_ERROR_REDIRECT_LOOP.',
      text,
    ),
  ),
  intercepted: maybe(
    said(
      'A service worker was asked to answer. Firefox tells it, and nothing more if the worker does.',
      yes,
    ),
  ),
  partial: maybe(said('The recording began in the middle of the hop.', yes)),
  network: maybe(
    said(
      'What DevTools’ own network log knows; it never changes what webRequest observed.',
      NetworkSchema,
    ),
  ),
  witness: maybe(
    said(
      'log: only DevTools’ own network log saw it, not webRequest; file: another program’s file has it. Missing: webRequest saw it, and so did the log where network is there.',
      v.picklist(['log', 'file']),
    ),
  ),
  contradiction: maybe(
    said('What the network log says otherwise than webRequest.', ContradictionSchema),
  ),
});

/**
 * Links a chain to the earlier one that it followed from. They stay two chains because no HTTP redirect connects them.
 * `refresh-header`, `meta-refresh`, `script` and `form` are documents that navigated by themselves; `client-side` is
 * one of these, but the browser doesn't report which. `preflight` is a request that was stopped because its CORS
 * preflight, the earlier chain, was redirected (Fetch §4.8).
 */
const LinkSchema = v.object({
  from: said('The id of the earlier chain, which may not be there any more.', text),
  cause: v.picklist([
    'refresh-header',
    'meta-refresh',
    'script',
    'form',
    'client-side',
    'preflight',
  ]),
  certainty: said(
    'certain: the browser said so; likely: nothing else explains what it said; possible: only closeness in time speaks for it.',
    v.picklist(['certain', 'likely', 'possible']),
  ),
});

/** A finding as it was worded before the chain's secrets were replaced, with its own replaced. */
const FoundSchema = v.object({
  id: text,
  severity: v.picklist(['error', 'warning', 'info']),
  hop: said('Index of the hop.', count),
  text,
  explanation: text,
  remedy: maybe(text),
  fixes: maybe(
    v.array(
      v.object({
        status: v.picklist([301, 302, 303, 307, 308]),
        from: said('The requested URL.', text),
        to: said('The redirect’s target.', text),
      }),
    ),
  ),
  whatIf: maybe(
    said('The status that the remedy recommends.', v.picklist([301, 302, 303, 307, 308])),
  ),
});

/** Hops in order, linked by redirects: all that happened under one `requestId`. */
export const ChainSchema = v.object({
  id: said('Unique within one recording.', text),
  tabId: said('-1 where the browser tells none, as of requests that a worker sends.', tab),
  frameId: tab,
  type: said('webRequest’s ResourceType: main_frame, xmlhttprequest, image, …', text),
  initiator: maybe(said('The origin that asked for the request.', text)),
  link: maybe(said('The chain that it came of without a redirect.', LinkSchema)),
  openedBy: maybe(
    said('The tab that opened this one’s: by window.open or a link with a target.', count),
  ),
  lifecycle: maybe(
    said(
      'For a document that nobody has asked to see yet: prerender as webRequest says it; prefetch is only its request.',
      v.picklist(['prerender', 'prefetch']),
    ),
  ),
  hops: v.tupleWithRest([HopSchema], HopSchema),
  ended: said('No further event is expected.', v.boolean()),
  cut: maybe(said('The recording ended before the chain did.', yes)),
  note: maybe(said('What the user wrote about it.', text)),
  found: maybe(
    said(
      'The findings in what was recorded, where others would be found in what was left when the secrets were replaced.',
      v.array(FoundSchema),
    ),
  ),
});

/** A schema's output, deeply read-only. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

export type BodySummary = Frozen<v.InferOutput<typeof BodySchema>>;
export type LoggedBody = Frozen<v.InferOutput<typeof BytesSchema>>;
export type Cause = v.InferOutput<typeof CauseSchema>;
export interface HopResponse extends Frozen<v.InferOutput<typeof ResponseSchema>> {}
export interface NetworkFacts extends Frozen<v.InferOutput<typeof NetworkSchema>> {}
export type Contradiction = Frozen<v.InferOutput<typeof ContradictionSchema>>;
export type CarriedFinding = Frozen<v.InferOutput<typeof FoundSchema>>;
export interface Hop extends Frozen<v.InferOutput<typeof HopSchema>> {}
export interface FileChain extends Frozen<v.InferOutput<typeof ChainSchema>> {
  readonly hops: readonly [Hop, ...Hop[]];
}

function isHeader(given: unknown): boolean {
  const { name, value } = (given ?? {}) as Partial<Header>;
  return typeof name === 'string' && typeof value === 'string';
}

function isListOfTexts(given: unknown): boolean {
  return Array.isArray(given) && given.every((each) => typeof each === 'string');
}
