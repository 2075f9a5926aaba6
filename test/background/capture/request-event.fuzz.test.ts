import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/background/capture/engine.ts';
import {
  EVENT_NAMES,
  type RequestDetails,
  toRequestEvent,
} from '../../../src/background/capture/request-event.ts';

/** JSON has no negative zero. */
const toZero = <Value>(value: Value) => (Object.is(value, -0) ? 0 : value);

const anything = fc
  .anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true })
  .map(toZero);

const text = fc.string({ unit: 'binary' });
const bytes = fc.uint8Array().map((array) => array.slice().buffer);
const header = fc.record(
  { name: text, value: text, binaryValue: fc.array(fc.nat(255)) },
  { requiredKeys: [] },
);
const requestBody = fc.record(
  {
    error: text,
    formData: fc.dictionary(text, fc.array(fc.oneof(text, bytes))),
    raw: fc.array(fc.oneof(fc.record({ bytes }), fc.record({ file: text }))),
  },
  { requiredKeys: [] },
);

/** What each field is documented to be. */
const FIELDS = {
  requestId: text,
  tabId: fc.integer(),
  frameId: fc.integer(),
  type: text,
  method: text,
  url: fc.oneof(text, fc.webUrl()),
  timeStamp: fc.oneof(fc.nat(), fc.double().map(toZero)),
  initiator: text,
  originUrl: fc.oneof(text, fc.webUrl()),
  requestBody,
  requestHeaders: fc.array(header),
  responseHeaders: fc.array(header),
  statusCode: fc.nat(999),
  statusLine: text,
  redirectUrl: fc.oneof(text, fc.webUrl()),
  fromCache: fc.boolean(),
  ip: fc.ipV4(),
  error: text,
};

/** Details of which each field may be missing, or be anything at all. */
const details = fc.record(
  Object.fromEntries(
    Object.entries(FIELDS).map(([name, arbitrary]) => [
      name,
      fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: anything }),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<unknown> as fc.Arbitrary<RequestDetails>;

const engine = fc.constantFrom<Engine[]>('chromium', 'firefox');
const name = fc.constantFrom(...EVENT_NAMES);

describe('the translation of arbitrary events', () => {
  it('never throws, and returns only what can be stored', () => {
    fc.assert(
      fc.property(name, details, engine, (...given) => {
        const event = toRequestEvent(...given) ?? null;
        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it('names an event’s request, tab and time, or returns nothing', () => {
    fc.assert(
      fc.property(name, details, engine, (...given) => {
        const event = toRequestEvent(...given);
        if (!event) return;
        expect([event.requestId, event.url, event.method, event.type].map(typeOf)).toEqual(
          Array(4).fill('string'),
        );
        expect(Number.isSafeInteger(event.tabId)).toBe(true);
        expect(new Date(event.time).toISOString()).toMatch(/Z$/);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts headers of any length and number', () => {
    const responseHeaders = Array.from({ length: 20_000 }, (_, i) => ({
      name: `X-${i}`,
      value: i === 0 ? 'é'.repeat(500_000) : 'v',
    }));
    const event = toRequestEvent(
      'onHeadersReceived',
      {
        requestId: '1',
        tabId: 1,
        frameId: 0,
        type: 'image',
        method: 'GET',
        url: `http://a/?${'q'.repeat(2_000_000)}`,
        timeStamp: 1,
        statusCode: 200,
        responseHeaders,
      },
      'firefox',
    );
    expect(event?.kind === 'response' && event.response.headers).toHaveLength(20_000);
  });
});

const typeOf = (value: unknown) => typeof value;
