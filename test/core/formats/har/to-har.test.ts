import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import {
  fromCookieHeaders,
  fromSetCookieHeaders,
} from '../../../../src/core/formats/har/write/cookies.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import { events, record, recordAll } from '../../../support/chains.ts';
import { harProblems } from '../../../support/schemas/har-schema.ts';

const creator = { name: 'Detour', version: '0.0.0' };
const convert = (chains: RedirectChain[], includeSecrets = false) =>
  toHar(chains, { creator, includeSecrets });

const SIGN_IN =
  'POST http://a.test/login?next=%2Fhome#top (24 B) {Content-Type: text/plain; Cookie: s=1; Authorization: Bearer t} ' +
  '302 / GET https://b.test/home {Cookie: s=2} 200';

describe('a HAR', () => {
  it('has one entry per hop, in order, with the ID of its chain', () => {
    const { entries } = convert([
      record(SIGN_IN),
      record('GET http://c.test/ 301 / GET http://c.test/x 200', { requestId: '2' }),
    ]).log;
    expect(entries.map((entry) => [entry._chainId, entry._hopIndex, entry.request.url])).toEqual([
      ['1', 0, 'http://a.test/login?next=%2Fhome'],
      ['1', 1, 'https://b.test/home'],
      ['2', 0, 'http://c.test/'],
      ['2', 1, 'http://c.test/x'],
    ]);
    expect(entries[0]?.request.queryString).toEqual([{ name: 'next', value: '/home' }]);
    expect(entries.map((entry) => entry.response.redirectURL)).toEqual([
      'https://b.test/home',
      '',
      'http://c.test/x',
      '',
    ]);
  });

  it('names on the first entry of a chain what it followed from', () => {
    const link = { from: '7', cause: 'form', certainty: 'likely' } as const;
    const { entries } = convert([{ ...record(SIGN_IN), link }, record(SIGN_IN)]).log;
    expect(entries.map((entry) => entry._detour.chain?.link)).toEqual([
      link,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('names on the redirecting entry how the method changed', () => {
    const [first, second] = convert([record(SIGN_IN)]).log.entries;
    expect(first?._methodChange).toEqual({ from: 'POST', to: 'GET', verdict: 'historical' });
    expect(first?._cause).toBe('http');
    expect(second).not.toHaveProperty('_methodChange');
    expect(second).not.toHaveProperty('_cause');
    const verdicts = [303, 307].map(
      (status) =>
        convert([record(`PUT http://a.test/ ${status} / GET http://a.test/x 200`)]).log.entries[0]
          ?._methodChange?.verdict,
    );
    expect(verdicts).toEqual(['by-design', 'violation']);
  });

  it('redacts credentials, and only them, by default', () => {
    const chain = record(SIGN_IN);
    const redacted = JSON.stringify(convert([chain]));
    for (const secret of ['s=1', 's=2', 'Bearer t']) expect(redacted).not.toContain(secret);
    const request = convert([chain]).log.entries[0]?.request;
    expect(request?.headers).toEqual([
      { name: 'Content-Type', value: 'text/plain' },
      { name: 'Cookie', value: 's=redacted-1' },
      { name: 'Authorization', value: 'Bearer redacted-2' },
    ]);
    expect(request?.cookies).toEqual([{ name: 's', value: 'redacted-1' }]);
    const open = convert([chain], true).log.entries[0]?.request;
    expect(open?.headers.map((header) => header.value)).toEqual(['text/plain', 's=1', 'Bearer t']);
    expect(open?.cookies).toEqual([{ name: 's', value: '1' }]);
  });

  it('repeats the text of a body on every hop that sent it', () => {
    const { entries } = convert([
      record('PUT http://a.test/ (5 B) 307 / PUT http://a.test/x (5 B) 200'),
    ]).log;
    expect(entries.map((entry) => entry.request.postData)).toEqual([
      { mimeType: 'application/octet-stream', text: 'xxxxx' },
      { mimeType: 'application/octet-stream', text: 'xxxxx' },
    ]);
    expect(entries.map((entry) => entry.request.bodySize)).toEqual([5, 5]);
  });

  it('contains the params of a form, and no size that was not observed', () => {
    const [first, second] = convert([
      record('POST http://a.test/ (form a=1&b=2&a=3) 302 / GET http://a.test/x 200'),
    ]).log.entries;
    expect(first?.request.postData).toMatchObject({
      params: [
        { name: 'a', value: '1' },
        { name: 'a', value: '3' },
        { name: 'b', value: '2' },
      ],
    });
    expect(first?.request.bodySize).toBe(-1);
    expect(second?.request).not.toHaveProperty('postData');
    expect(second?.request.bodySize).toBe(0);
  });

  it('marks a redirect that no server sent', () => {
    const [first] = convert([record('GET http://a.dev/ hsts / GET https://a.dev/ 200')]).log
      .entries;
    expect(first).toMatchObject({ _cause: 'hsts', comment: expect.stringMatching(/no server/) });
    expect(first?.response).toMatchObject({ status: 307, redirectURL: 'https://a.dev/' });
  });

  it('does not mark a redirect as internal that was only missed', () => {
    const [chain] = recordAll(
      events('POST http://a.test/ 302 / GET http://b.test/x 200').filter(
        ({ kind }) => kind === 'request',
      ),
    );
    const [first] = convert(chain ? [chain] : []).log.entries;
    expect(first).toMatchObject({
      _cause: 'unknown',
      _detour: { redirect: { inferred: true } },
      response: { status: 0 },
    });
    expect(first?.comment).toBe('The redirect itself was not observed.');
    expect(first).not.toHaveProperty('_methodChange');
  });

  it('marks the response of a pending request as not observed', () => {
    const last = convert([record('GET http://a.test/ 302 / GET http://a.test/x …')]).log.entries[1];
    expect(last).toMatchObject({
      comment: expect.stringMatching(/not observed/),
      response: { status: 0 },
    });
  });

  it.each([
    ['GET', 200, { 'Content-Length': '100' }, 100, 100],
    ['GET', 200, { 'Content-Length': '100', 'Content-Encoding': 'gzip' }, -1, 100],
    ['GET', 200, { 'Content-Length': '-5' }, -1, -1],
    ['GET', 200, {}, -1, -1],
    ['HEAD', 200, { 'Content-Length': '5000' }, 0, 0],
    ['GET', 204, {}, 0, 0],
  ])(
    'contains the observed sizes of the response to %s, %i %j',
    (method, status, fields, content, body) => {
      const chain = record(`${method} http://a.test/ ${status}`);
      const headers = Object.entries(fields).map(([name, value]) => ({ name, value }));
      const response = { status, statusLine: `HTTP/1.1 ${status} X`, headers };
      const [entry] = convert([{ ...chain, hops: [{ ...chain.hops[0], response }] }]).log.entries;
      expect([entry?.response.content.size, entry?.response.bodySize]).toEqual([content, body]);
    },
  );

  it('contains no HTTP version that Chromium made up', () => {
    const version = (statusLine: string) => {
      const chain = record('GET http://a.test/ 200');
      const hop = { ...chain.hops[0], response: { status: 200, statusLine } };
      return convert([{ ...chain, hops: [hop] }]).log.entries[0]?.response.httpVersion;
    };
    expect(['HTTP/1.1 200 OK', 'HTTP/1.1 200', 'HTTP/2 200 ', ''].map(version)).toEqual([
      'HTTP/1.1',
      'unknown',
      'HTTP/2',
      'unknown',
    ]);
  });

  it('shows a failed hop with status 0 and its error', () => {
    const entry = convert([record('GET http://a.test/ 302 / GET http://a.test/x net::ERR_X')]).log
      .entries[1];
    expect(entry).toMatchObject({
      _detour: { error: 'net::ERR_X' },
      response: { status: 0, statusText: '', _error: 'net::ERR_X' },
    });
  });

  it('has consistent timings', () => {
    const [entry] = convert([record(SIGN_IN)]).log.entries;
    expect(entry?.time).toBe(30);
    expect(entry?.timings).toMatchObject({ send: 0, wait: 30, receive: 0, blocked: -1 });
  });
});

describe('evicted chains', () => {
  it('are counted, if there are any', () => {
    const options = { creator, includeSecrets: false };
    const { log } = toHar([record(SIGN_IN)], { ...options, dropped: 12 });
    expect(log._dropped).toBe(12);
    expect(log.comment).toContain('12 were dropped');
    expect(harProblems({ log })).toBeUndefined();
    expect(toHar([], { ...options, dropped: 0 }).log).not.toHaveProperty('comment');
  });
});

describe('the HAR 1.2 schema', () => {
  const answers = fc.constantFrom('301', '302', '303', '307', '308', '200', 'net::ERR_X', '…');
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE');
  const body = fc.constantFrom('', ' (24 B)', ' (form a=1&b=)', ' (hidden)', ' (files a.txt)');
  const headers = fc.constantFrom('', ' {Cookie: a=b; c=d}', ' {Content-Type: text/html}');
  const hop = fc.tuple(method, fc.webUrl(), body, headers, answers);

  it('accepts whatever was recorded', () => {
    fc.assert(
      fc.property(fc.array(hop, { minLength: 1, maxLength: 5 }), fc.boolean(), (hops, secrets) => {
        const drawing = hops
          .map(([name, url, sent, fields, answer]) => `${name} ${url}${sent}${fields} ${answer}`)
          .join(' / ');
        const har = convert([record(drawing)], secrets);
        expect(harProblems(har)).toBeUndefined();
      }),
    );
  });

  it('refuses what is not a HAR, so that its acceptance means something', () => {
    expect(harProblems({ log: { version: '1.2', entries: [{}] } })).toMatch(/required/);
  });
});

describe('cookies', () => {
  it('are read from requests', () => {
    expect(fromCookieHeaders([{ name: 'cookie', value: 'a=1; b=x=y;  ; c' }])).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'x=y' },
      { name: '', value: 'c' },
    ]);
  });

  it('are read from responses with their attributes, also several per header', () => {
    const value =
      'a=1; Path=/; Domain=a.test; Secure; HttpOnly; SameSite=Lax\nb=2; path=/x; Max-Age=60';
    expect(fromSetCookieHeaders([{ name: 'Set-Cookie', value }], 0)).toEqual([
      {
        name: 'a',
        value: '1',
        path: '/',
        domain: 'a.test',
        sameSite: 'Lax',
        httpOnly: true,
        secure: true,
      },
      {
        name: 'b',
        value: '2',
        path: '/x',
        expires: '1970-01-01T00:01:00.000Z',
        httpOnly: false,
        secure: false,
      },
    ]);
  });
});
