/** Arbitrary events in any order, for tests that must hold whatever browsers do. */
import fc from 'fast-check';
import type {
  BodySummary,
  Header,
  HopResponse,
  RedirectChain,
  RequestEvent,
} from '../../src/core/chain/chain.ts';

export const REQUEST_IDS = ['1', '2', '3', '4', '__proto__'];
export const TAB_IDS = [-1, 1, 2, 3];

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('<b>\u202e'));
const url = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('http://a/', 'https://a/', 'http://b/#x', 'http://c/') },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.constantFrom('http://a/?q={<b>}|^`', 'https://xn--pple-43d/') },
);
const target = fc.oneof(url, fc.constantFrom('myapp://x', 'data:,x', 'http://', ''));

const headers: fc.Arbitrary<Header[]> = fc.array(
  fc.record({
    name: fc.constantFrom('Location', 'Set-Cookie', 'Cookie', 'Content-Type', 'Refresh', 'X-<b>'),
    value: text,
  }),
  { maxLength: 4 },
);

const body: fc.Arbitrary<BodySummary> = fc.oneof(
  fc.constantFrom<BodySummary[]>({ kind: 'none' }, { kind: 'not-observable' }),
  fc.record({ kind: fc.constant('bytes'), size: fc.nat(), digest: text, text }),
  fc.record({
    kind: fc.constant('form'),
    digest: text,
    fields: fc.dictionary(text, fc.array(text, { maxLength: 2 }), { noNullPrototype: true }),
  }),
  fc.record({ kind: fc.constant('files'), names: fc.array(text, { maxLength: 2 }) }),
);

const response: fc.Arbitrary<HopResponse> = fc.record(
  {
    status: fc.constantFrom(0, 200, 204, 301, 302, 303, 304, 307, 308, 401, 500, 999),
    statusLine: fc.oneof(text, fc.constant('HTTP/1.1 302 Found')),
    headers,
    fromCache: fc.constant(true),
    serverIp: fc.ipV4(),
  },
  { requiredKeys: ['status', 'statusLine'] },
);

const base = {
  requestId: fc.constantFrom(...REQUEST_IDS),
  tabId: fc.constantFrom(...TAB_IDS),
  frameId: fc.constantFrom(0, 7),
  type: fc.constantFrom('main_frame', 'sub_frame', 'image', 'xmlhttprequest'),
  method: fc.constantFrom('GET', 'POST', 'M-SEARCH', 'get'),
  url,
  time: fc.oneof(fc.nat(1000), fc.nat()),
};

/** Any event. */
export const anEvent = fc.oneof(
  fc.record({ ...base, kind: fc.constant('request' as const), body }),
  fc.record({ ...base, kind: fc.constant('request-headers' as const), headers }),
  fc.record({ ...base, kind: fc.constant('response' as const), response }),
  fc.record(
    {
      ...base,
      kind: fc.constant('redirect' as const),
      redirect: fc.record({
        url: target,
        cause: fc.constantFrom('http', 'hsts', 'upgrade', 'extension', 'unknown'),
      }),
      response,
    },
    { requiredKeys: [...Object.keys(base), 'kind', 'redirect'] as ['kind', 'redirect'] },
  ),
  fc.record({ ...base, kind: fc.constant('completed' as const), response }),
  fc.record({
    ...base,
    kind: fc.constant('failed' as const),
    error: fc.constantFrom('net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'net::ERR_FAILED', '<b>'),
  }),
) as fc.Arbitrary<RequestEvent>;

/** Depths and lengths that overflow stacks or slow down careless searches. One in a chain is enough. */
const hugeText = fc.constantFrom(
  `xn--${'a'.repeat(200_000)}`,
  '['.repeat(200_000),
  '<a>'.repeat(200_000),
  '{"a":'.repeat(200_000),
);

/** Names that every object has, and texts that are more than they seem. */
const usualText = fc.oneof(
  fc.constantFrom(
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'net::ERR_CONSTRUCTOR'],
    ...['', '%', '%E0%A4%A', '\ud800', '\u202egpj', '<b>&amp;', '$1$&', '{"a":1e999}', '1e999'],
    ...['eyJhbGciOiJub25lIn0.eyJleHAiOjFlOTk5fQ.', 'data:,', 'http://[::1', '99999999999999999999'],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.json({ maxDepth: 3 }),
);
const hostileText = fc.oneof(
  { weight: 200, arbitrary: usualText },
  { weight: 1, arbitrary: hugeText },
);

const hostileUrl = fc.oneof(
  { weight: 1, arbitrary: fc.constant(`https://xn--${'a'.repeat(200_000)}/`) },
  { weight: 80, arbitrary: url },
  {
    weight: 60,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'https://xn--',
          'http://a/',
          'http://a/?',
          'http://a/#',
          'http://a/?x=',
          '',
        ),
        hostileText,
      )
      .map(([start, end]) => start + end),
  },
);

const hostileNumber = fc.oneof(
  fc.nat(1000),
  fc.constantFrom(-1, 0.5, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE, Infinity, 302),
);

/** Within a Date's range: later times are invalid, and refused. */
const hostileTime = fc.oneof(
  fc.nat(1000),
  fc.constantFrom(-8.64e15, 8.64e15, 0.1, 1_800_000_000_000),
);

const hostileHeaders = fc.array(
  fc.record({
    name: fc.oneof(
      fc.constantFrom('Location', 'Set-Cookie', 'Cookie', 'Content-Type', 'Authorization'),
      fc.constantFrom('Refresh', 'Content-Length', 'Link', 'Referrer-Policy', 'Origin', 'Referer'),
      hostileText,
    ),
    value: fc.oneof(
      fc.constantFrom('application/json', 'multipart/form-data; boundary=a', 'text/xml', 'a=1; b'),
      hostileText,
      hostileUrl,
    ),
  }),
  { maxLength: 5 },
);

const hostileBytes = fc.record(
  {
    kind: fc.constant('bytes' as const),
    size: hostileNumber,
    digest: hostileText,
    text: hostileText,
  },
  { requiredKeys: ['kind', 'size', 'digest'] },
);

const hostileBody = fc.oneof(
  fc.constantFrom<BodySummary[]>({ kind: 'none' }, { kind: 'not-observable' }),
  hostileBytes,
  fc.record(
    {
      kind: fc.constant('form' as const),
      digest: hostileText,
      fields: fc.dictionary(hostileText, fc.array(hostileText, { maxLength: 3 }), {
        noNullPrototype: true,
        maxKeys: 3,
      }),
    },
    { requiredKeys: ['kind', 'digest'] },
  ),
  fc.record({
    kind: fc.constant('files' as const),
    names: fc.array(hostileText, { maxLength: 2 }),
  }),
);

const hostileResponse = fc.record(
  {
    status: fc.oneof(fc.constantFrom(200, 301, 302, 303, 307, 308, 300, 304, 401), hostileNumber),
    statusLine: fc.oneof(fc.constant('HTTP/1.1 302 Found'), hostileText),
    headers: hostileHeaders,
    fromCache: fc.boolean(),
    serverIp: fc.oneof(fc.ipV4(), fc.ipV6(), hostileText),
  },
  { requiredKeys: ['status', 'statusLine'] },
);

const hostileNetwork = fc.record(
  {
    timings: fc.record(
      {
        blocked: hostileNumber,
        dns: hostileNumber,
        connect: hostileNumber,
        ssl: hostileNumber,
        send: hostileNumber,
        wait: hostileNumber,
        receive: hostileNumber,
      },
      { requiredKeys: ['send', 'wait', 'receive'] },
    ),
    protocol: hostileText,
    transferSize: hostileNumber,
    serverIp: hostileText,
    initiator: fc.record({ type: hostileText, url: hostileUrl, line: hostileNumber }),
    body: hostileBytes,
  },
  { requiredKeys: ['timings'] },
);

const hostileHop = fc.record(
  {
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'get'), hostileText),
    url: hostileUrl,
    startedAt: hostileTime,
    endedAt: hostileTime,
    body: hostileBody,
    requestHeaders: hostileHeaders,
    response: hostileResponse,
    challenge: hostileResponse,
    redirect: fc.record({
      url: hostileUrl,
      cause: fc.constantFrom('http', 'hsts', 'upgrade', 'extension', 'unknown'),
    }),
    error: fc.oneof(fc.constantFrom('net::ERR_FAILED', 'NS_ERROR_REDIRECT_LOOP'), hostileText),
    intercepted: fc.constant(true),
    partial: fc.constant(true),
    network: hostileNetwork,
  },
  { requiredKeys: ['method', 'url', 'startedAt', 'body'] },
);

/** Any chain that a page, a file or the storage could contain: of the right types, and otherwise arbitrary. */
export const aHostileChain = fc.record(
  {
    id: hostileText,
    tabId: fc.constantFrom(-1, 7),
    frameId: fc.constantFrom(0, 7),
    type: fc.oneof(fc.constantFrom('main_frame', 'xmlhttprequest'), hostileText),
    initiator: hostileUrl,
    link: fc.record({
      from: hostileText,
      cause: fc.constantFrom('refresh-header', 'meta-refresh', 'script', 'form', 'preflight'),
      certainty: fc.constantFrom('certain', 'likely', 'possible'),
    }),
    openedBy: fc.constant(3),
    lifecycle: fc.constantFrom('prerender', 'prefetch'),
    hops: fc.array(hostileHop, { minLength: 1, maxLength: 4 }),
    ended: fc.boolean(),
    cut: fc.constant(true),
    note: hostileText,
    pinned: fc.constant(true),
  },
  { requiredKeys: ['id', 'tabId', 'frameId', 'type', 'hops', 'ended'] },
) as unknown as fc.Arbitrary<RedirectChain>;
