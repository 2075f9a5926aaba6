/** Anything that could be an event, in any order: for tests that must hold whatever browsers do. */
import fc from 'fast-check';
import type { BodySummary, Header, HopResponse, RequestEvent } from '../../src/core/chain/chain.ts';

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
