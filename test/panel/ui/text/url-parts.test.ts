import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../../src/core/text/visible-text.ts';
import { unicodeHost } from '../../../../src/core/url/punycode.ts';
import { tailOf } from '../../../../src/panel/ui/text/middle.ts';
import { listUrls, urlRuns } from '../../../../src/panel/ui/text/url-parts.ts';

const cut = (url: string, previous?: string) =>
  urlRuns(url, previous).map(({ part, text, changed }) => `${part}${changed ? '*' : ''} ${text}`);

describe('urlRuns', () => {
  it('splits a URL into all its parts', () => {
    expect(cut('https://me:pw@a.test:8080/x/y?q=1#top')).toEqual([
      'scheme https://',
      'credentials me:pw@',
      'host a.test:8080',
      'path /x/y',
      'query ?q=1',
      'hash #top',
    ]);
  });

  it('marks exactly the parts that differ from the previous URL', () => {
    expect(cut('https://a.test/x?q=2', 'http://a.test/x?q=1')).toEqual([
      'scheme* https://',
      'host a.test',
      'path /x',
      'query* ?q=2',
    ]);
  });

  it('marks a name before the host as credentials, so that it can’t be mistaken for the host', () => {
    expect(cut('https://bank.test@evil.test/')).toContain('credentials bank.test@');
    expect(cut('https://bank.test@evil.test/')).toContain('host evil.test');
  });

  it('adds the Unicode form of an IDN host to its Punycode', () => {
    expect(cut('https://xn--mnchen-3ya.test:81/')).toEqual([
      'scheme https://',
      'host xn--mnchen-3ya.test:81',
      'unicode  (münchen.test)',
      'path /',
    ]);
  });

  it('looks for no host where there is none', () => {
    expect(cut('myapp:open?x')).toEqual(['scheme myapp:', 'path open', 'query ?x']);
    expect(cut('data:text/html,<b>')).toEqual(['scheme data:', 'path text/html,<b>']);
  });

  it('accepts any text without losing any of it', () => {
    for (const url of ['', '%%%', '//x/y', 'http://', 'a b', '?', 'HTTP://A.TEST']) {
      const runs = urlRuns(url).map((run) => run.text);
      expect(runs.join('')).toBe(url);
    }
  });
});

describe('listUrls', () => {
  it.each([
    [
      'the path alone where it is the same origin',
      'http://a.test/x',
      'http://a.test/y',
      'a.test/x',
      '/y',
    ],
    [
      'both hosts where they differ',
      'https://eu.test/x',
      'https://us.test/x',
      'eu.test/x',
      'us.test/x',
    ],
    [
      'both schemes where they differ',
      'http://a.test/',
      'https://a.test/',
      'http://a.test/',
      'https://a.test/',
    ],
    ['the query alone', 'http://a.test/x?1', 'http://a.test/x?2', 'a.test/x?1', '?2'],
    ['the fragment alone', 'http://a.test/x', 'http://a.test/x#y', 'a.test/x', '#y'],
    [
      'the path where the query went away',
      'http://a.test/x?1',
      'http://a.test/x',
      'a.test/x?1',
      '/x',
    ],
    ['nothing where they are equal', 'http://a.test/x', 'http://a.test/x', 'a.test/x', ''],
    ['another scheme whole', 'http://a.test/', 'myapp://x/y', 'http://a.test/', 'myapp://x/y'],
  ])('shows %s', (_, first, last, shortFirst, shortLast) => {
    expect(listUrls(first, last)).toMatchObject({ first: shortFirst, last: shortLast });
  });
});

describe('a URL of the page’s own host', () => {
  it.each([
    ['http://a.test:81', 'http://a.test:81/x', 'http://a.test:81/y', '/x', '/y'],
    ['http://a.test', 'http://a.test/x', 'http://b.test/x', '/x', 'b.test/x'],
    ['http://b.test', 'http://a.test/x', 'http://b.test/x', 'a.test/x', 'b.test/x'],
    // The scheme is what changed, or another than the page's.
    ['http://a.test', 'http://a.test/', 'https://a.test/', 'http://a.test/', 'https://a.test/'],
    ['https://a.test', 'http://a.test/x', 'http://a.test/y', 'a.test/x', '/y'],
    // It could pass for the host.
    ['http://a.test', 'http://u@a.test/x', 'http://u@a.test/y', 'u@a.test/x', '/y'],
    ['null', 'data:x', 'data:y', 'data:x', 'y'],
  ])('of %s: %s → %s', (page, first, last, shortFirst, shortLast) => {
    expect(listUrls(first, last, page)).toMatchObject({ first: shortFirst, last: shortLast });
  });
});

describe('the difference between two URLs', () => {
  const PATH = '/a/rather/long/path/of/a/shop';
  const kept = (first: string, last: string) => {
    const urls = listUrls(first, last);
    return [tailOf(urls.first, urls.firstDiffersAt), tailOf(urls.last, urls.lastDiffersAt)];
  };

  it.each([
    [`http://a.test${PATH}/cart`, `http://a.test${PATH}/pay`, '/cart', '/pay'],
    [
      `http://a.test${PATH}/cart?x=${'1'.repeat(99)}`,
      `http://a.test${PATH}/pay`,
      '/cart?x=111…',
      '/pay',
    ],
    [`http://a.test${PATH}/en/cart`, `http://a.test${PATH}/de/cart`, '/en/cart', '/de/cart'],
    [
      `http://a.test${PATH}?lang=en&page=2`,
      `http://a.test${PATH}?lang=de&page=2`,
      '=en&page=2',
      '=de&page=2',
    ],
    [`http://a.test${PATH}/`, `http://b.test${PATH}/`, '/shop/', '/shop/'],
  ])('is kept: %s → %s', (first, last, keptOfFirst, keptOfLast) => {
    expect(kept(first, last)).toEqual([keptOfFirst, keptOfLast]);
  });

  it('is in view for any two URLs of one host', () => {
    const path = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(path, path, path, (shared, a, b) => {
        fc.pre(a[0] !== b[0]);
        const url = (own: readonly string[]) => `http://a.test/${[...shared, ...own].join('/')}`;
        const { first, firstDiffersAt } = listUrls(url(a), url(b));
        const tail = tailOf(first, firstDiffersAt);
        expect(first.slice(firstDiffersAt)).toContain(tail.replace(/…$/, ''));
        expect(first.slice(firstDiffersAt, firstDiffersAt + 2)).toBe(`/${a[0]?.[0]}`);
      }),
    );
  });
});

describe('the end kept of a truncated URL', () => {
  it.each([
    ['localhost:1234/s/form-302/contact/new', '/new'],
    ['localhost:1234/s/form-302/contact', '/contact'],
    ['a.test/a-rather-long-segment?step=1', '?step=1'],
    ['a.test/a-rather-long-segment#printing', '#printing'],
    ['a.test/a-rather-long-segment', '-segment'],
    ['a.test/abcdefghijklmnopqrstuvw', 'pqrstuvw'],
    ['a.test/abcdefghijklmn\u{1F600}opqrstu', 'opqrstu'],
    ['?2', '?2'],
    ['a.test/s/a-rather-long-segment/0', '/0'],
    ['a.test/s/a-rather-long-segment/', '-segment/'],
  ])('of %s is %s', (text, tail) => {
    expect(tailOf(text)).toBe(tail);
  });
});

describe('visibleText', () => {
  it('shows bidirectional, invisible and control characters and unusual spaces', () => {
    expect(visibleText('a\u202Eb\u200Bc\u0000d\u00A0e\uD800f\u3164g')).toBe(
      'a\\u{202E}b\\u{200B}c\\u{0000}d\\u{00A0}e\\u{D800}f\\u{3164}g',
    );
  });

  it('keeps letters of every script, symbols and ordinary spaces unchanged', () => {
    expect(visibleText('GET /ä?ключ=値 → 𝒳 ✖')).toBe('GET /ä?ключ=値 → 𝒳 ✖');
  });
});

describe('unicodeHost', () => {
  it.each([
    ['xn--mnchen-3ya.de', 'münchen.de'],
    ['XN--BCHER-KVA.test', 'BüCHER.test'],
    ['xn--pple-43d.com', 'аpple.com'],
    ['xn--fiqs8s', '中国'],
    ['www.xn--j6w193g.xn--j6w193g', 'www.香港.香港'],
    // RFC 3492 §7.1 (B), Chinese simplified.
    ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ])('decodes %s', (host, unicode) => {
    expect(unicodeHost(host)).toBe(unicode);
  });

  it.each(['example.test', '', 'xn--!!!', 'xn--99999999999999999', 'xn--a-\u00e9'])(
    'returns undefined for %j',
    (host) => {
      expect(unicodeHost(host)).toBeUndefined();
    },
  );
});
