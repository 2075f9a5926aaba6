/** The shape of URLs: hosts in paths, wrong encodings, too much text, and secrets in what is shown. */
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/core/redact/redact.ts';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, idsOf, stairs } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };

describe('open-redirect-suspect by a path', () => {
  const find = (from: string, to: string) =>
    found('open-redirect-suspect', stairs([from, to], '301'), PAGE);

  it.each([
    'https://a.test//evil.test/',
    'https://a.test//evil.test/%2f..',
    'https://a.test/%5Cevil.test/x',
    'https://a.test/%2F%2Fevil.test',
    'https://a.test/%5c%5cEVIL.test:8080/',
  ])('is found in %s', (from) => {
    const [finding] = find(from, 'https://evil.test/');
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toContain('the path contains evil.test');
  });

  it.each([
    ['another host', 'https://a.test//evil.test/', 'https://b.test/'],
    ['one slash', 'https://a.test/evil.test/', 'https://evil.test/'],
    ['the same site', 'https://a.test//www.a.test/', 'https://www.a.test/'],
    ['a page that is kept as a copy', 'https://a.test/web/https://b.test/', 'https://b.test/'],
    ['two slashes that are put right', 'https://a.test//docs/', 'https://a.test/docs/'],
  ])('is not found in %s', (_, from, to) => {
    expect(find(from, to)).toEqual([]);
  });
});

describe('location-misencoded', () => {
  const find = (from: string, to: string, end = '404') =>
    found(
      'location-misencoded',
      stairs([`https://a.test${from}`, `https://a.test${to}`], '301', end),
    );

  it.each([
    ['twice', '/caf%C3%A9', '/caf%25C3%25A9/'],
    ['twice', '/a%20b', '/docs/a%2520b'],
    ['twice', '/25%25-off', '/25%2525-off/'],
    ['twice', '/a%2520b', '/docs/a%252520b'],
    ['not UTF-8', '/cafe', '/caf%E9'],
    ['not UTF-8', '/x', '/stra%DFe/'],
  ])('is found where the path is %s: %s → %s', (what, from, to) => {
    expect(find(from, to)).toMatchObject([
      { severity: 'error', hop: 0, text: expect.stringContaining(what) },
    ]);
  });

  it('is found where the header has bytes of Latin-1', () => {
    const chain = record(stairs(['https://a.test/x', 'https://a.test/caf%E9'], '302', '404'));
    const raw = answeredBy(chain, [{ headers: [{ name: 'Location', value: '/caf\xe9' }] }]);
    expect(foundIn('location-misencoded', raw)).toHaveLength(1);
  });

  it.each([
    ['what is there', '/caf%C3%A9', '/caf%25C3%25A9', '200'],
    ['UTF-8', '/cafe', '/caf%C3%A9', '404'],
    ['what was so before', '/a%2520b', '/docs/a%2520b', '404'],
    ['a percent sign', '/x', '/100%25', '404'],
  ])('is not found in %s', (_, from, to, end) => {
    expect(find(from, to, end)).toEqual([]);
  });
});

describe('url-too-long', () => {
  it('tells the length of a URL that a server refuses, and nothing of what grows', () => {
    const long = `https://a.test/cb?state=${'x'.repeat(9000)}`;
    expect(found('url-too-long', stairs(['https://a.test/', long], '302', '414'))).toMatchObject([
      { severity: 'error', hop: 0, text: expect.stringContaining('9,024 characters') },
    ]);
    const growing = [1, 2, 3, 4, 5].map((n) => `https://a.test/${'de/'.repeat(n)}`);
    expect(idsOf(stairs(growing, '302', '414'))).toEqual(['growing-url']);
  });

  it('names the Cookie header where it is the longest', () => {
    const cookie = `{Cookie: s=${'x'.repeat(9000)}}`;
    const drawing = `GET https://a.test/cb 302 / GET https://a.test/home ${cookie} 431`;
    expect(found('url-too-long', drawing)[0]?.text).toContain('its Cookie header has 9,002');
    const other = 'GET https://a.test/cb 302 / GET https://a.test/home 431';
    expect(found('url-too-long', other)[0]?.text).not.toContain('Cookie');
  });

  it.each([400, 431])('names the Cookie header’s length, if it is long enough for %i', (status) => {
    const find = (length: number) =>
      found(
        'url-too-long',
        `GET https://a.test/cb 302 / GET https://a.test/ {Cookie: s=${'x'.repeat(length)}} ${status}`,
      );
    expect(find(9000)[0]?.severity).toBe(status === 400 ? 'warning' : 'error');
    expect(find(9000)[0]?.text).toContain(`returned ${status}; its Cookie header has 9,002`);
    expect(find(3000)).toHaveLength(status === 400 ? 0 : 1);
  });

  it('tells no length of what was redacted', () => {
    const long = `https://a.test/cb?token=${'x'.repeat(9000)}`;
    const cookie = `{Cookie: s=${'x'.repeat(9000)}}`;
    const textOf = (drawing: string) => {
      const [chain] = redact([record(drawing)]);
      return chain && foundIn('url-too-long', chain)[0]?.text;
    };
    expect(textOf(stairs(['https://a.test/', long], '302', '414'))).toMatch(/too long.* 414$/);
    const rejected = `GET https://a.test/cb 302 / GET https://a.test/home ${cookie}`;
    expect(textOf(`${rejected} 431`)).toBe('The redirect led to a request that returned 431');
    expect(textOf(`${rejected} 400`)).toBeUndefined();
  });

  it.each([
    'GET https://a.test/x 431',
    'GET https://a.test/x 302 / GET https://a.test/y 413',
    'GET https://a.test/x 302 / GET https://a.test/y 200',
  ])('is not found in %s', (drawing) => {
    expect(found('url-too-long', drawing)).toEqual([]);
  });
});

describe('secret-in-address-bar', () => {
  const JWT = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.c`;
  const find = (to: string, from = 'https://a.test/cb', type = 'main_frame') =>
    found('secret-in-address-bar', stairs([from, to]), { type });

  it.each([
    ['access_token', 'https://a.test/app?access_token=s3cret'],
    ['t', `https://a.test/app?t=${JWT}`],
    ['id_token', `https://app.a.test/?id_token=${JWT}`],
  ])('is found, without its value, in “%s”', (name, to) => {
    const [finding] = find(to);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toBe(`The redirect leads to a page whose URL contains “${name}”`);
    expect(JSON.stringify(finding)).not.toMatch(/s3cret|aaaa/);
  });

  it.each([
    ['another site, which another rule tells', find('https://b.test/?access_token=s3cret')],
    [
      'what the user came with',
      find(`https://a.test/reset/?t=${JWT}`, `https://a.test/reset?t=${JWT}`),
    ],
    ['a call', find('https://a.test/app?access_token=s3cret', undefined, 'xmlhttprequest')],
    ['a fragment', find('https://a.test/app#access_token=s3cret')],
    ['an ordinary query', find('https://a.test/app?page=7')],
  ])('is not found in %s', (_, findings) => {
    expect(findings).toEqual([]);
  });
});

describe('what looks like a secret', () => {
  const find = (query: string) =>
    found('secret-to-other-site', stairs(['https://a.test/', `https://b.test/?${query}`]));

  it('is a key that was drawn by lot, and no partner’s name', () => {
    expect(find('api_key=4f9c2b7ad1e84c3f9b')).toHaveLength(1);
    expect(find('apikey=acme')).toEqual([]);
    expect(find('api_key=visual-partner-network')).toEqual([]);
  });
});

describe('replaceable-chain', () => {
  const COOKIE = '{Set-Cookie: lb=1}';

  it('is found in permanent redirects though one that only respells sets a cookie', () => {
    const drawing = `GET http://a.test/x 301 ${COOKIE} / GET https://a.test/x 301 / GET https://www.a.test/x 200`;
    expect(found('replaceable-chain', drawing)).toHaveLength(1);
    expect(found('replaceable-chain', drawing.replace('301 {', '302 {'))).toEqual([]);
  });

  it.each([
    ['a path', ['http://a.test//evil.test', 'http://evil.test/', 'http://www.evil.test/']],
    ['a parameter', ['https://a.test/go?to=http://b.test/', 'http://b.test/', 'https://b.test/']],
    ['a host', ['https://a.test/bout', 'https://a.testbout/', 'https://www.a.testbout/']],
    ['the end', ['http://a.test//b.test', 'https://a.test//b.test', 'https://b.test/']],
  ])('never puts a target that the request chose into a rule: by %s', (_, urls) => {
    const ids = idsOf(stairs(urls, '301'), PAGE);
    expect(ids).toContain('open-redirect-suspect');
    expect(ids).not.toContain('replaceable-chain');
  });

  it('is found before and after such a redirect', () => {
    const before = [
      'http://a.test/go',
      'https://a.test/go',
      'https://a.test/out?u=http://b.test/x',
    ];
    const after = ['http://b.test/x', 'https://b.test/x', 'https://www.b.test/x'];
    const finds = found('replaceable-chain', stairs([...before, ...after], '301'), PAGE);
    expect(finds.map(({ hop, fixes }) => [hop, fixes?.[0]?.to])).toEqual([
      [0, 'https://a.test/out?u=http://b.test/x'],
      [3, 'https://www.b.test/x'],
    ]);
  });
});

describe('state-not-returned', () => {
  const ASK = 'https://id.test/authorize?client_id=a&state=s';
  const find = (...urls: readonly string[]) => found('state-not-returned', stairs(urls));

  it.each([
    [
      'its own error',
      ['https://a.test/', ASK, 'https://a.test/cb?code=c&state=s', 'https://a.test/in?error=x'],
    ],
    [
      'a code of its own',
      ['https://a.test/', ASK, 'https://a.test/cb?code=c&state=s', 'https://b.test/?code=DE'],
    ],
    [
      'a step before the answer',
      [
        'https://a.test/',
        ASK,
        'https://id.test/in?error=again',
        'https://a.test/cb?code=c&state=s',
      ],
    ],
  ])('is not found where the application adds %s', (_, urls) => {
    expect(find(...urls)).toEqual([]);
  });

  it('is found once where the redirect_uri tells whose answer it is', () => {
    const ask = `${ASK}&redirect_uri=https%3A%2F%2Fa.test%2Fcb`;
    const urls = ['https://a.test/', ask, 'https://live.test/in', 'https://a.test/cb?code=c'];
    expect(find(...urls).map(({ hop }) => hop)).toEqual([2]);
  });
});

describe('body-headers-astray', () => {
  it.each(['GET', 'HEAD'])('says nothing of the body of a %s that was not seen', (method) => {
    const drawing = `${method} https://a.test/ (hidden) {Content-Type: text/plain} 302 / ${method} https://a.test/b (hidden) {Accept: */*} 200`;
    expect(found('body-headers-astray', drawing)).toEqual([]);
  });
});
