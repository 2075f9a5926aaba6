import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cause,
  outcomeOf,
  type RedirectChain,
  type RequestEvent,
} from '../../../src/core/chain/chain.ts';
import {
  isRedirected,
  type OpenRequests,
  record as recordEvent,
} from '../../../src/core/record/recorder.ts';
import { events, record, recordAll } from '../../support/chains.ts';

const FIVE_HOPS =
  'POST http://a.test/1 (24 B) 307 / POST http://a.test/2 (24 B) 302 / GET http://b.test/3 301 / ' +
  'GET https://b.test/4 308 / GET https://b.test/5 200';

const urls = (chain: { hops: readonly { url: string }[] }) => chain.hops.map((hop) => hop.url);

describe('a request that redirects', () => {
  it('becomes a chain of its hops in order', () => {
    const chain = record(FIVE_HOPS);
    expect(urls(chain)).toEqual([
      'http://a.test/1',
      'http://a.test/2',
      'http://b.test/3',
      'https://b.test/4',
      'https://b.test/5',
    ]);
    expect(chain.hops.map((hop) => hop.method)).toEqual(['POST', 'POST', 'GET', 'GET', 'GET']);
    expect(chain.hops.map((hop) => hop.response?.status)).toEqual([307, 302, 301, 308, 200]);
    expect(outcomeOf(chain)).toBe('completed');
  });

  it('is displayed from its first redirect on, and not before', () => {
    const open: OpenRequests = new Map();
    const shown = events('GET http://a.test/ 302 / GET http://a.test/x 200').map((event) =>
      isRedirected(recordEvent(open, event)),
    );
    expect(shown).toEqual([false, false, true, true, true, true, true, true]);
  });

  it('stores when each hop began and ended', () => {
    const [first, second] = record('GET http://a.test/ 302 / GET http://a.test/x 200').hops;
    expect([first?.startedAt, first?.endedAt]).toEqual([1000, 1030]);
    expect([second?.startedAt, second?.endedAt]).toEqual([1040, 1070]);
  });

  it('continues a loop by its ID, not by its URLs', () => {
    const lap = 'GET http://a.test/ 302';
    const chain = record(`${Array(20).fill(lap).join(' / ')} / GET http://a.test/ ERR_TOO_MANY`);
    expect(chain.hops).toHaveLength(21);
    expect(outcomeOf(chain)).toBe('failed');
  });

  it('stores the text of a body that is sent again only with its first hop', () => {
    const [first, second] = record(FIVE_HOPS).hops;
    expect(first.body).toMatchObject({ kind: 'bytes', size: 24, text: expect.any(String) });
    expect(second?.body).toMatchObject({ kind: 'bytes', size: 24 });
    expect(second?.body).not.toHaveProperty('text');
  });
});

describe('a request that does not redirect', () => {
  it('is one entry while it is pending and none after it has ended', () => {
    const open: OpenRequests = new Map();
    const sizes = events('GET http://a.test/ 200').map((event) => {
      expect(isRedirected(recordEvent(open, event))).toBe(false);
      return open.size;
    });
    expect(sizes).toEqual([1, 1, 1, 0]);
  });
});

describe('a redirect that is not followed', () => {
  const redirected = events('GET http://a.test/ 302 / GET http://a.test/x 200').slice(0, 4);
  const failed = (error: string): RequestEvent => ({
    ...(redirected[0] as RequestEvent),
    kind: 'failed',
    time: 1040,
    error,
  });

  it('ends at the 3xx if the browser aborts it, as in Chromium', () => {
    const [chain] = recordAll([...redirected, failed('net::ERR_ABORTED')]);
    expect(chain && outcomeOf(chain)).toBe('not-followed');
    expect(chain?.hops).toHaveLength(1);
    expect(chain?.hops[0].error).toBeUndefined();
  });

  it('ends at the 3xx if it is completed, as in Firefox', () => {
    const chain = record('GET http://a.test/ 302>/x');
    expect(outcomeOf(chain)).toBe('not-followed');
    expect(chain.hops).toHaveLength(1);
  });

  it('stores the error of a refused redirect with the hop that redirected', () => {
    const [chain] = recordAll([...redirected, failed('NS_ERROR_DOM_BAD_URI')]);
    expect(chain?.hops).toHaveLength(1);
    expect(chain?.hops[0]).toMatchObject({
      response: { status: 302 },
      error: 'NS_ERROR_DOM_BAD_URI',
    });
  });

  it('ends at the 3xx response to a preflight, whatever Firefox calls it', () => {
    const preflight = events(
      'OPTIONS http://a.test/ {Access-Control-Request-Method: PUT} 307 / OPTIONS http://b.test/ 200',
    ).slice(0, 4);
    const end = { ...failed('NS_ERROR_NET_ON_RECEIVING_FROM'), url: 'http://b.test/' };
    const [chain] = recordAll([...preflight, end]);
    expect(chain && outcomeOf(chain)).toBe('not-followed');
    expect(chain?.hops.map(({ error }) => error)).toEqual([undefined]);
  });

  it('ends where the request leaves HTTP, because no further events will arrive', () => {
    const open: OpenRequests = new Map();
    const chain = events('GET http://a.test/ 302 / GET myapp://open 200')
      .slice(0, 4)
      .map((event) => recordEvent(open, event))
      .at(-1);
    expect(chain && outcomeOf(chain)).toBe('not-followed');
    expect(open.size).toBe(0);
  });

  it('ends at a 3xx without a Location', () => {
    expect(outcomeOf(record('GET http://a.test/ 301'))).toBe('not-followed');
  });

  it('stores the status and Location of one whose Location is invalid', () => {
    const [request, headers, response] = events('GET http://a.test/ 302>http://');
    const chain = recordAll([
      request,
      headers,
      response,
      failed('net::ERR_INVALID_REDIRECT'),
    ] as RequestEvent[])[0];
    expect(chain?.hops[0]).toMatchObject({
      response: { status: 302, headers: [{ name: 'Location', value: 'http://' }] },
      error: 'net::ERR_INVALID_REDIRECT',
    });
  });
});

describe('an internal redirect', () => {
  it('has no response, because no server sent one', () => {
    const [first] = record('GET http://a.dev/ hsts / GET https://a.dev/ 200').hops;
    expect(first.response).toBeUndefined();
    expect(first.redirect).toEqual({ url: 'https://a.dev/', cause: 'hsts' });
  });

  it('is inferred if Chromium upgrades after a 302 without an event, without further claims', () => {
    const all = events('GET http://a.test/ 302 / GET http://a.dev/ 200');
    const upgraded = all.map((event, index) =>
      index > 4 ? { ...event, url: 'https://a.dev/' } : event,
    );
    const [chain] = recordAll(upgraded);
    expect(chain && urls(chain)).toEqual(['http://a.test/', 'http://a.dev/', 'https://a.dev/']);
    expect(chain?.hops[1]?.redirect).toEqual({
      url: 'https://a.dev/',
      cause: 'upgrade',
      inferred: true,
    });
    expect(chain?.hops[1]?.response).toBeUndefined();
    expect(chain?.hops[2]).toMatchObject({ method: 'GET', response: { status: 200 } });
  });

  it('is inferred if the next request is HTTPS and the redirect was not', () => {
    const all = events('POST http://a.test/ (24 B) 307 / POST http://b.test/x (24 B) 200');
    const upgraded = all.map((event, index) =>
      index > 3 ? { ...event, url: 'https://b.test/x' } : event,
    );
    const [chain] = recordAll(upgraded);
    expect(chain && urls(chain)).toEqual(['http://a.test/', 'http://b.test/x', 'https://b.test/x']);
    expect(chain?.hops[1]).toMatchObject({
      method: 'POST',
      redirect: { url: 'https://b.test/x', cause: 'upgrade', inferred: true },
    });
    expect(chain?.hops[1]?.response).toBeUndefined();
  });

  it('is unknown if the request was reported again, because a redirect was missed', () => {
    const [request] = events('GET http://a.dev/ 301 / GET https://a.dev/ 200');
    const rest = events('GET https://a.dev/ 200');
    const [chain] = recordAll([request, ...rest] as RequestEvent[]);
    expect(chain?.hops[0].redirect?.cause).toBe('unknown');
  });
});

describe('a hop with a challenge', () => {
  const [request, headers, challenge] = events('GET http://a.test/ 401').slice(0, 3) as [
    RequestEvent,
    RequestEvent,
    RequestEvent,
  ];
  const statuses = (all: readonly RequestEvent[]) =>
    recordAll(all).map(({ hops }) =>
      hops.map(({ challenge: first, response }) => [first?.status, response?.status]),
    );

  it('continues with the second response and keeps the first, as reported by both browsers', () => {
    const [, , response, completed] = events('GET http://a.test/ 200') as RequestEvent[];
    const chromium = [request, headers, challenge, completed] as RequestEvent[];
    const firefox = [request, headers, challenge, request, headers, response, completed];
    expect(statuses(chromium)).toEqual([[[401, 200]]]);
    expect(statuses(firefox as RequestEvent[])).toEqual([[[401, 200]]]);
  });

  it('may be redirected afterward', () => {
    const [, , , redirect, ...rest] = events('GET http://a.test/ 307 / GET http://a.test/x 200');
    const all = [request, headers, challenge, redirect, ...rest] as RequestEvent[];
    expect(statuses(all)).toEqual([
      [
        [401, 307],
        [undefined, 200],
      ],
    ]);
    expect(recordAll(all)[0]?.hops[0].redirect?.cause).toBe('http');
  });

  it('ends with the challenge if there are no credentials', () => {
    expect(statuses(events('GET http://a.test/ 401'))).toEqual([[[undefined, 401]]]);
  });
});

it.each([204, 205])('treats an abort after %i as the end', (status) => {
  const [request, headers, response] = events(`GET http://a.test/ ${status}`);
  const abort = { ...request, kind: 'failed', error: 'NS_BINDING_ABORTED' };
  const [chain] = recordAll([request, headers, response, abort] as RequestEvent[]);
  expect(chain && outcomeOf(chain)).toBe('completed');
});

describe('a redirect event that contradicts the response', () => {
  const answered = events('POST http://a.test/ 200').slice(0, 3);
  const redirected = (status: number | undefined, cause: Cause): RequestEvent => ({
    ...(answered[0] as RequestEvent),
    kind: 'redirect',
    redirect: { url: 'http://a.test/x', cause },
    ...(status && { response: { status, statusLine: `HTTP/1.1 ${status}` } }),
  });

  it('is an extension’s, whatever status it claims: the server’s response stands', () => {
    for (const event of [redirected(302, 'http'), redirected(undefined, 'extension')]) {
      const [chain] = recordAll([...answered, event]);
      expect(chain?.hops[0]).toMatchObject({
        response: { status: 200 },
        redirect: { cause: 'extension' },
      });
    }
  });

  it('is the server’s if it used the browser’s own words', () => {
    const sent = events('GET http://a.test/ 307>/x').slice(0, 3);
    const [chain] = recordAll([...sent, { ...redirected(undefined, 'hsts'), method: 'GET' }]);
    expect(chain?.hops[0]).toMatchObject({
      response: { status: 307 },
      redirect: { cause: 'http' },
    });
  });

  it('keeps an observed status if the end of the request reports none', () => {
    const [request, headers, response, completed] = events('GET http://a.test/ 200');
    const end = {
      ...(completed as RequestEvent),
      kind: 'completed',
      response: { status: 0, statusLine: '' },
    };
    const [chain] = recordAll([request, headers, response, end] as RequestEvent[]);
    expect(chain?.hops[0].response?.status).toBe(200);
  });
});

describe('missed events', () => {
  it('open a partial hop at the first event', () => {
    const [chain] = recordAll(
      events('POST http://a.test/ (24 B) 307 / POST http://a.test/x (24 B) 200').slice(2),
    );
    expect(chain?.hops[0]).toMatchObject({
      method: 'POST',
      partial: true,
      body: { kind: 'not-observable' },
    });
    expect(chain?.hops).toHaveLength(2);
  });

  it('are inferred from the next request if they were a redirect', () => {
    const all = events('GET http://a.test/ 302 / GET http://a.test/x 200');
    const [chain] = recordAll(all.filter((event) => event.kind !== 'redirect'));
    expect(chain?.hops[0].redirect).toEqual({
      url: 'http://a.test/x',
      cause: 'http',
      inferred: true,
    });
    expect(chain?.hops).toHaveLength(2);
  });

  it('do not make a redirect HSTS that was not observed', () => {
    const all = events('GET http://a.test/ 302 / GET http://b.test/x 200');
    const [chain] = recordAll(all.filter(({ kind }) => kind === 'request' || kind === 'completed'));
    expect(chain?.hops[0].redirect).toMatchObject({ cause: 'unknown', inferred: true });
  });

  it('open the next hop even if its beginning was missed, also if the URL repeats', () => {
    const all = events('GET http://a.test/ 302 / GET http://a.test/ 200');
    const [chain] = recordAll(all.filter((_, index) => index !== 4));
    expect(chain?.hops).toHaveLength(2);
    expect(chain?.hops[1]).toMatchObject({ partial: true, response: { status: 200 } });
  });
});

describe('whatever the order of foreign events', () => {
  const status = fc.constantFrom(301, 302, 303, 307, 308);
  const drawing = fc
    .tuple(
      fc.array(status, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('200', 'net::ERR_X', '…'),
    )
    .map(([statuses, end]) =>
      [
        ...statuses.map((code, i) => `GET http://a.test/${i} ${code}`),
        `GET http://a.test/end ${end}`,
      ].join(' / '),
    );
  /** Several chains and an order in which to take one event at a time from each. */
  const interleaved = fc.array(drawing, { minLength: 2, maxLength: 6 }).chain((drawings) => {
    const streams = drawings.map((text, id) => events(text, { requestId: String(id) }));
    const turns = streams.flatMap((stream, id) => stream.map(() => id));
    return fc
      .shuffledSubarray(turns, { minLength: turns.length, maxLength: turns.length })
      .map((order) => ({ drawings, streams, order }));
  });

  it('loses no hop, adds none, and confuses none', () => {
    fc.assert(
      fc.property(interleaved, ({ drawings, streams, order }) => {
        const queues = streams.map((stream) => [...stream]);
        const merged = order.flatMap((id) => queues[id]?.splice(0, 1) ?? []);
        const alone = drawings.map((text, id) => record(text, { requestId: String(id) }));
        const together = new Map(recordAll(merged).map((chain) => [chain.id, chain]));
        expect(alone.map((chain) => together.get(chain.id))).toEqual(alone);
      }),
    );
  });

  it('adds no hop and keeps their order when any events are missed', () => {
    fc.assert(
      fc.property(drawing, fc.infiniteStream(fc.boolean()), (text, kept) => {
        const whole = urls(record(text));
        const some = events(text).filter(() => kept.next().value);
        for (const chain of recordAll(some)) {
          const places = urls(chain).map((url) => whole.indexOf(url));
          expect(places).not.toContain(-1);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(new Set(places).size).toBe(places.length);
        }
      }),
    );
  });

  it('gives no request the body of another when any events are missed', () => {
    const sizes = ({ hops }: RedirectChain) =>
      new Map(hops.map(({ url, body }) => [url, body?.kind === 'bytes' ? body.size : 0]));
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (kept) => {
        const whole = sizes(record(FIVE_HOPS));
        const some = events(FIVE_HOPS).filter(() => kept.next().value);
        for (const chain of recordAll(some)) {
          for (const [url, size] of sizes(chain)) expect([0, whole.get(url)]).toContain(size);
        }
      }),
    );
  });
});
