import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import {
  compareHeaders,
  diffHeaders,
  type HeaderChange,
} from '../../../src/core/transition/header-changes.ts';
import { record } from '../../support/chains.ts';

/** A chain's changes at its last hop, as asked for by a page of an origin. */
function changesOf(drawing: string, initiator?: string): readonly HeaderChange[] {
  const chain = { ...record(drawing), ...(initiator && { initiator }) };
  const comparison = compareHeaders(chain, chain.hops.length - 1);
  if (comparison.kind !== 'observed') throw new Error(`it is ${comparison.kind}`);
  return comparison.changes;
}

const only = (drawing: string, initiator?: string) => {
  const [change, ...rest] = changesOf(drawing, initiator);
  if (!change || rest.length > 0) throw new Error(`"${drawing}" has not one change`);
  return change;
};

const name = fc.constantFrom('a', 'A', 'b', 'B', 'c', 'Cookie', 'cookie', '__proto__');
const list = fc.array(fc.record({ name, value: fc.constantFrom('1', '2', '') }));
const lower = (headers: readonly Header[]) =>
  [...new Set(headers.map((header) => header.name.toLowerCase()))].sort();

describe('two lists of headers', () => {
  it('are the same in any case and order of names', () => {
    const from = [
      { name: 'Accept', value: 'x' },
      { name: 'B', value: '1' },
    ];
    const to = [
      { name: 'b', value: '1' },
      { name: 'accept', value: 'x' },
    ];
    expect(diffHeaders(from, to)).toEqual({ changes: [], unchanged: ['accept', 'b'] });
  });

  it('differ in the order of one name’s values, and in their number', () => {
    const values = (...all: string[]) => all.map((value) => ({ name: 'a', value }));
    expect(diffHeaders(values('1', '2'), values('2', '1')).changes).toEqual([
      { name: 'a', kind: 'changed', from: ['1', '2'], to: ['2', '1'] },
    ]);
    expect(diffHeaders(values('1', '1'), values('1')).changes).toHaveLength(1);
  });

  it('have no changes if they are the same', () => {
    fc.assert(
      fc.property(list, (headers) => {
        const { changes, unchanged } = diffHeaders(headers, headers);
        expect(changes).toEqual([]);
        expect(unchanged.map((each) => each.toLowerCase()).sort()).toEqual(lower(headers));
      }),
    );
  });

  it('are covered completely, every name once', () => {
    fc.assert(
      fc.property(list, list, (from, to) => {
        const { changes, unchanged } = diffHeaders(from, to);
        const names = (...kinds: string[]) =>
          changes.filter(({ kind }) => kinds.includes(kind)).map((change) => change.name);
        const sorted = (all: string[]) => all.map((each) => each.toLowerCase()).sort();
        expect(sorted([...names('dropped', 'changed'), ...unchanged])).toEqual(lower(from));
        expect(sorted([...names('added', 'changed'), ...unchanged])).toEqual(lower(to));
      }),
    );
  });

  it('have the reverse changes in the reverse comparison', () => {
    const turned = { dropped: 'added', added: 'dropped', changed: 'changed' } as const;
    const key = (change: { name: string; kind: string; from: unknown; to: unknown }) =>
      JSON.stringify([change.name.toLowerCase(), change.kind, change.from, change.to]);
    fc.assert(
      fc.property(list, list, (from, to) => {
        const there = diffHeaders(from, to).changes.map((change) => {
          const kind = turned[change.kind as keyof typeof turned];
          return key({ ...change, kind, from: change.to, to: change.from });
        });
        expect(diffHeaders(to, from).changes.map(key).sort()).toEqual(there.sort());
      }),
    );
  });
});

describe('what a hop sent', () => {
  const drawing = 'GET http://a.test/ {A: 1} 302 / GET http://a.test/x {A: 1; B: 2} 200';

  it('is compared with what the previous hop sent', () => {
    expect(compareHeaders(record(drawing), 1)).toEqual({
      kind: 'observed',
      changes: [{ name: 'B', kind: 'added', from: [], to: ['2'], mechanical: false }],
      unchanged: ['A'],
    });
    expect(compareHeaders(record(drawing), 0)).toEqual({ kind: 'first' });
  });

  it('is not observable if the headers of either hop were not observed', () => {
    const chain = record(drawing);
    for (const hidden of [0, 1]) {
      const hops = chain.hops.map((hop, index) => {
        const { requestHeaders: _, ...unseen } = hop;
        return index === hidden ? unseen : hop;
      }) as unknown as RedirectChain['hops'];
      expect(compareHeaders({ ...chain, hops }, 1)).toEqual({ kind: 'not-observable' });
    }
  });

  it('is compared with the last sent request, across internal redirects', () => {
    const chain = record(
      'POST http://a.test/ {Content-Type: x} 302 / GET http://a.dev/ hsts / GET https://a.dev/ 200',
    );
    expect(compareHeaders(chain, 1)).toEqual({ kind: 'nothing-sent' });
    expect(compareHeaders(chain, 2)).toMatchObject({
      changes: [{ name: 'Content-Type', kind: 'dropped', rule: { source: 'Fetch §4.5 step 12' } }],
    });
    const first = record('GET http://a.dev/ hsts / GET https://a.dev/ 200');
    expect(compareHeaders(first, 1)).toEqual({ kind: 'first' });
  });
});

describe('the rule for', () => {
  it.each([
    // Fetch §4.5 step 12: request-body-header names
    [
      'Content-Type',
      'POST http://a.test/ {Content-Type: x} 302 / GET http://a.test/x 200',
      'Fetch §4.5 step 12',
    ],
    [
      'Content-Language',
      'PUT http://a.test/ {Content-Language: x} 303 / GET http://a.test/x 200',
      'Fetch §4.5 step 12',
    ],
    [
      'Content-Type on the same method',
      'POST http://a.test/ {Content-Type: x} 307 / POST http://a.test/x 200',
      undefined,
    ],
    // Fetch §4.5 step 13
    [
      'Authorization to another host',
      'GET http://a.test/ {Authorization: x} 302 / GET http://b.test/ 200',
      'Fetch §4.5 step 13',
    ],
    [
      'Authorization to another port',
      'GET http://a.test/ {Authorization: x} 302 / GET http://a.test:81/ 200',
      'Fetch §4.5 step 13',
    ],
    [
      'Authorization to the same origin',
      'GET http://a.test/ {Authorization: x} 302 / GET http://a.test/x 200',
      undefined,
    ],
    // RFC 6265bis §5.8.3
    [
      'Cookie',
      'GET http://a.test/ {Cookie: a=1} 302 / GET http://b.test/ {Cookie: b=2} 200',
      'RFC 6265bis §5.8.3',
    ],
    // Referrer Policy §8.3
    [
      'Referer from https to http',
      'GET https://a.test/ {Referer: https://a.test/p} 302 / GET http://b.test/ 200',
      'Referrer Policy §8.3',
    ],
    [
      'Referer to another origin',
      'GET http://a.test/ {Referer: http://a.test/p} 302 / GET http://b.test/ {Referer: http://a.test/} 200',
      'Referrer Policy §8.3',
    ],
    [
      'Referer to the same origin',
      'GET http://a.test/ {Referer: http://a.test/p} 302 / GET http://a.test/ {Referer: http://a.test/} 200',
      undefined,
    ],
    // RFC 9111 §4.3.1
    [
      'If-None-Match',
      'GET http://a.test/ 302 / GET http://a.test/x {If-None-Match: x} 200',
      'RFC 9111 §4.3.1',
    ],
    // RFC 9110
    [
      'Content-Length',
      'POST http://a.test/ {Content-Length: 2} 302 / GET http://a.test/x 200',
      'RFC 9110 §8.6',
    ],
    [
      'Content-Length of a body that goes on, as in chunks',
      'POST http://a.test/ (2 B) {Content-Length: 2} 307 / POST http://a.test/x (2 B) 200',
      undefined,
    ],
    [
      'Host',
      'GET http://a.test/ {Host: a.test} 302 / GET http://b.test/ {Host: b.test} 200',
      'RFC 9110 §7.2',
    ],
    // Fetch Metadata
    [
      'Sec-Fetch-Site',
      'GET https://a.test/ {Sec-Fetch-Site: same-origin} 302 / GET https://b.test/ {Sec-Fetch-Site: cross-site} 200',
      'Fetch Metadata §2.3',
    ],
    [
      'Sec-Fetch-Mode to http',
      'GET https://a.test/ {Sec-Fetch-Mode: cors} 302 / GET http://b.test/ 200',
      'Fetch Metadata §2',
    ],
    [
      'Sec-CH-UA from http',
      'GET http://a.test/ 302 / GET https://a.test/ {Sec-CH-UA: x} 200',
      'Client Hints Infrastructure',
    ],
    ['X-Own', 'GET http://a.test/ {X-Own: 1} 302 / GET http://a.test/x 200', undefined],
  ])('%s', (_, drawing, source) => {
    expect(only(drawing).rule?.source).toBe(source);
  });

  it.each([
    // a redirect from an origin that is not the page's own, to another one
    ['http://page.test', 'http://a.test/', 'http://b.test/', 'Fetch, redirect-taint'],
    ['http://page.test', 'http://a.test/', 'http://page.test/', 'Fetch, redirect-taint'],
    ['http://a.test', 'http://a.test/', 'http://b.test/', undefined],
    ['http://page.test', 'http://a.test/', 'http://a.test/x', undefined],
    [undefined, 'http://a.test/', 'http://b.test/', undefined],
  ])('Origin: null, asked by %s, from %s to %s', (initiator, from, to, source) => {
    const drawing = `POST ${from} {Origin: http://page.test} 307 / POST ${to} {Origin: null} 200`;
    expect(only(drawing, initiator)).toMatchObject({ kind: 'changed', to: ['null'] });
    expect(only(drawing, initiator).rule?.source).toBe(source);
  });

  it('explains Origin, which CORS adds and a GET without it drops', () => {
    const added = 'GET http://a.test/ 302 / GET http://b.test/ {Origin: http://a.test} 200';
    expect(only(added, 'http://a.test').rule?.text).toMatch(
      /^Origin was added because the request now goes to a different origin/,
    );
    const dropped = 'POST http://a.test/ {Origin: http://a.test} 302 / GET http://a.test/x 200';
    expect(only(dropped, 'http://a.test').rule?.text).toMatch(
      /^Without CORS, GET requests don’t include Origin/,
    );
  });

  it('names the Referrer-Policy that the redirect set, if it is known', () => {
    const drawing = 'GET http://a.test/ {Referer: http://a.test/p} 302 / GET http://a.test/x 200';
    const withPolicy = (value: string) => {
      const chain = record(drawing);
      const [first, ...rest] = chain.hops;
      const headers = [{ name: 'referrer-policy', value }];
      const response = { status: 302, statusLine: '', headers };
      const comparison = compareHeaders({ ...chain, hops: [{ ...first, response }, ...rest] }, 1);
      return comparison.kind === 'observed' ? comparison.changes[0]?.rule : undefined;
    };
    expect(withPolicy('no-referrer')?.text).toContain(', no-referrer,');
    expect(withPolicy('origin, not-yet-known')?.text).toContain(', origin,');
    expect(withPolicy('not-yet-known')).toBeUndefined();
  });

  it('claims no policy by name for a cut Referer, and no certain cache for If-None-Match', () => {
    const cut =
      'GET https://a.test/ {Referer: https://a.test/p} 302 / GET https://b.test/ {Referer: https://a.test/} 200';
    expect(only(cut).rule?.text).not.toContain('strict-origin');
    const asked = 'GET http://a.test/ 302 / GET http://a.test/x {If-None-Match: x} 200';
    expect(only(asked).rule?.text).toContain('likely');
  });

  it('explains headers that are sent only to secure URLs', () => {
    const drawing = 'GET https://a.test/ {Sec-Fetch-Mode: cors} 302 / GET http://b.test/ 200';
    expect(only(drawing).rule?.text).toMatch(/^Sec-Fetch-Mode is sent only/);
  });

  it('explains Authorization that is not restored when the request returns', () => {
    const there = 'GET http://a.test/ {Authorization: x} 302 / GET http://b.test/ 302 / ';
    expect(only(`${there}GET http://a.test/x 200`)).toMatchObject({
      name: 'Authorization',
      kind: 'not-restored',
      rule: { source: 'Fetch §4.5 step 13' },
    });
    expect(changesOf(`${there}GET http://c.test/ 200`)).toEqual([]);
    expect(only(`${there}GET http://a.test/x {Authorization: y} 200`).kind).toBe('added');
  });
});

it('distinguishes headers that follow from URL, body and connection from notable ones', () => {
  const names = (mechanical: boolean) =>
    changesOf(
      'GET http://a.test/ {Host: a; Content-Length: 1; Sec-CH-UA: x; X-Own: 1; Cookie: a} 302 / ' +
        'GET http://b.test/ {Host: b; Upgrade-Insecure-Requests: 1} 200',
    )
      .filter((change) => change.mechanical === mechanical)
      .map((change) => change.name);
  expect(names(true)).toEqual(['Host', 'Content-Length', 'Sec-CH-UA', 'Upgrade-Insecure-Requests']);
  expect(names(false)).toEqual(['X-Own', 'Cookie']);
});
