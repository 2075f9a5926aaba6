import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hostOf, isUrl, parseUrl, serializedOrigin } from '../../../src/core/url/origin.ts';
import { platformUrl } from '../../support/platform-url.ts';

describe('the origin of a URL', () => {
  it('is what the platform returns for the whole URL, whatever it is', () => {
    const start = fc.constantFrom('http://', 'HTTPS://', 'http:', 'http:\\\\', ' http://', 'data:');
    const text = fc.string({ unit: fc.constantFrom(...'ab.:@/?#\\[]%\t 09é'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.tuple(start, text).map(([a, b]) => a + b),
        ),
        (url) => {
          expect(serializedOrigin(url)).toBe(platformUrl(url)?.origin);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('is parsed like in the platform, with a base and without', () => {
  const text = fc.oneof(
    fc.webUrl(),
    fc.string({ unit: fc.constantFrom(...'aZ+-.0:/?#@\\\t\n\0 é\u00a0'), maxLength: 8 }),
  );
  fc.assert(
    fc.property(text, fc.option(fc.webUrl(), { nil: undefined }), (url, base) => {
      expect(parseUrl(url, base)?.href).toBe(platformUrl(url, base)?.href);
    }),
    { numRuns: 1000 },
  );
});

const parsed = (url: string) => platformUrl(url)?.hostname ?? '';

it.each([
  'https://a.test',
  'http://a.test:8080/x',
  'http://A.test/',
  'http://user@a.test/',
  'http://a.test@b.test/',
  'http://127.1/',
  'http://0xa/',
  'http://1.2.0x3/',
  'http://[::1]:80/',
  'http://xn--a/',
  'http://xn--bcher-kva.de/',
  'http://a.test:99999/',
  'http://a..test/',
  'http://a.test./',
  'http://a.test\\b',
  'http://a%2etest/',
  'http://bücher.de/',
  'http:a.test',
  'myapp://A.test/',
  'data:,x',
  '',
])('has the parser’s host for %s', (url) => {
  expect(hostOf(url)).toBe(parsed(url));
});

it('has the parser’s host for any URL', () => {
  const part = fc.constantFrom('a', 'test', '.', '-', 'xn--', '0x1', '1', ':', '80', '@', '/', '?');
  const odd = fc.array(part, { maxLength: 8 }).map((parts) => `http://${parts.join('')}`);
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), odd), (url) => {
      expect(hostOf(url)).toBe(parsed(url));
    }),
    { numRuns: 1000 },
  );
});

describe('an overlong host', () => {
  const long = `xn--${'a'.repeat(1000)}`;
  it.each([
    `https://${long}/`,
    `https:${long}`,
    `\\\\${long}`,
    `//u:p@${long}:80?x`,
    ` ht\ttps:/\n/${long}`,
    `https://${'\t'.repeat(2000)}${long}`,
    `other://${long}`,
  ])('does not reach the parser: %j', (url) => {
    const parser = vi.fn();
    vi.stubGlobal('URL', parser);
    expect(isUrl(url, 'https://a.test/')).toBe(false);
    expect(parseUrl(url, 'https://a.test/')).toBeUndefined();
    expect(hostOf(url)).toBe('');
    expect(parser).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it.each([
    `https://a.test/${long}`,
    `https://${'u'.repeat(2000)}@a.test/`,
    `/x?${long}`,
    `data:${long}`,
  ])('is distinguished from other long parts: %j', (url) =>
    expect(isUrl(url, 'https://a.test/')).toBe(true),
  );

  it('uses no stack', () => {
    expect(hostOf(`https://${'a.'.repeat(8_000_000)}`)).toBe('');
  });
});
