import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyAs } from '../../../../src/core/formats/copy-as/index.ts';
import { shortUrl, withoutLinks } from '../../../../src/core/formats/copy-as/summary.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { record, recordAll } from '../../../support/chains.ts';

describe('a summary without links', () => {
  it('contains the hops, what happened to the request, the findings and the note', () => {
    const chain = record(
      'POST https://user:pw@api.test:8443/orders?id=4711&page=2#top (24 B) 302 / ' +
        'GET https://api.test:8443/v2/orders.php 200',
    );
    const note = 'See https://wiki.test/x?y=1\nand ask me@mail.test';
    const { text } = copyAs('summary', { ...chain, note }, { includeSecrets: true });
    expect(text.split('\n')).toEqual([
      'POST → GET, 2 hops',
      'POST hxxps://api[.]test:8443/orders?id&page#… 302 Found',
      '  ▲ POST → GET · body of 24 B dropped',
      'GET hxxps://api[.]test:8443/v2/orders[.]php 200',
      'Findings:',
      '  hop 1: A 301 or 302 changed POST to GET',
      'Note:',
      '  See hxxps://wiki[.]test/x?y',
      '  and ask me[at]mail[.]test',
    ]);
  });

  it.each([
    ['https://a.test/', 'https://a.test/'],
    ['https://a.test', 'https://a.test'],
    ['/relative?x=1', '/relative?x'],
    ['https://u@a.test/x#', 'https://a.test/x'],
    [
      'https://a.test/orders/0f8e1a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b/edit',
      'https://a.test/orders/…/edit',
    ],
    [
      'https://a.test/orders/4711/application-forms',
      'https://a.test/orders/4711/application-forms',
    ],
    ['https://a.test/users/me@mail.test', 'https://a.test/users/…'],
    ['https://a.test/?eyJhbGciOiJIUzI1NiJ9.e30.x', 'https://a.test/?…'],
    ['https://a.test/?a=1&&a=2&b', 'https://a.test/?a&b'],
    ['mailto:me@mail.test', 'mailto:…'],
    ['data:text/html,x', 'data:…'],
    ['https:example.com/x?token=abc', 'https:example.com/x?token'],
    ['https:/u:p@example.com/x', 'https:/example.com/x'],
    ['http:\\\\u:p@example.com/x', 'http:\\\\example.com/x'],
    ['https://a.test/cart;sid=abc123;x?q=1', 'https://a.test/cart;sid;x?q'],
    ['/b=secret/c', '/b/c'],
    ['myapp://callback?code=1', 'myapp://callback?code'],
  ])('shortens %s: %s', (url, short) => {
    expect(shortUrl(url)).toBe(short);
  });

  it.each([
    ['https://a.test?token=ab"cd', 'hxxps://a[.]test?token'],
    ["https://a.test/?token=ab'cd x", 'hxxps://a[.]test/?token x'],
    ['https://a.test/<b>?token=ab<cd', 'hxxps://a[.]test/<b>?token'],
    ['"https://a.test/?token=ab", "b"', '"hxxps://a[.]test/?token", "b"'],
    ['<https://a.test/?token=ab>; rel=x', '<hxxps://a[.]test/?token>; rel=x'],
    ['see https:example.com/x?token=abc', 'see hxxps:example[.]com/x?token'],
    ['see https://a.test/x;sid=abc?q=1', 'see hxxps://a[.]test/x;sid?q'],
    ['use https: it is', 'use hxxps: it is'],
  ])('removes all values from a URL within text: %s', (text, shown) => {
    expect(withoutLinks(text)).toBe(shown);
  });

  it('keeps numbers, sizes and sentences unchanged', () => {
    const text = 'body of 1.4 kB dropped, RFC 9110 §15.4.3. Then 127.0.0.1 … 2.5 min.';
    expect(withoutLinks(text)).toBe(text);
    expect(withoutLinks('ftp://a.test/x www.b.test')).toBe('ftp[:]//a[.]test/x www[.]b[.]test');
  });

  it('handles a long word quickly', () => {
    const chain = record('GET http://a.test/ 200');
    const response = { status: 200, statusLine: `HTTP/1.1 200 ${'a'.repeat(80_000)}` };
    const started = performance.now();
    const hostile = { ...chain, hops: [{ ...chain.hops[0], response }] } as const;
    copyAs('summary', hostile, { includeSecrets: true });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('contains no links, whatever was recorded or written', () => {
    const link = fc.constantFrom(
      'http://x.test/?q=SECRET',
      'www.x.test',
      'x@y.test',
      'HTTPS://X.TEST',
    );
    const chains = fc
      .array(anEvent, { minLength: 1, maxLength: 20 })
      .map((events) => recordAll(events))
      .filter((all) => all.length > 0);
    fc.assert(
      fc.property(chains, link, fc.string(), ([chain], written, before) => {
        if (!chain) return;
        const noted = { ...chain, note: `${before}${written}` };
        const { text } = copyAs('summary', noted, { includeSecrets: true });
        expect(text).not.toMatch(/https?:/i);
        expect(text).not.toMatch(/(?<!hxxps?):\/\//i);
        expect(text).not.toMatch(/[^\s.]\.\p{L}/u);
        expect(text).not.toContain('@');
        expect(text).not.toContain('SECRET');
      }),
    );
  });
});
