import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { redact } from '../../../src/core/redact/redact.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';
import { answeredBy, foundIn, stairs } from '../../support/find.ts';

const PAGE: DrawnRequest = { type: 'main_frame' };

/** GETs of some URLs, of which each answer sets cookies. */
function visit(urls: readonly string[], set: readonly (readonly string[])[], request = PAGE) {
  const toHeader = (value: string): Header => ({ name: 'Set-Cookie', value });
  const answers = set.map((cookies) => ({ headers: cookies.map(toHeader) }));
  return answeredBy(record(stairs(urls), request), answers);
}

const find = (chain: RedirectChain) => foundIn('cookie-not-sent', chain);

const texts = (chain: RedirectChain) =>
  find(chain).map(({ text, severity }) => `${severity}: ${text}`);

const HOME = ['https://a.test/in', 'https://a.test/home'];

describe('cookie-not-sent', () => {
  it('names the cookie, the hops and the likely reason, and advises', () => {
    const urls = ['http://a.test/', 'http://a.test/in', 'http://a.test/home'];
    const [finding, ...more] = find(visit(urls, [[], ['session=s3cret; Secure']]));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      hop: 1,
      text: 'Cookie session was set here but not sent to hop 3 (likely: Secure)',
      remedy: 'Redirect to HTTPS first, then set the cookie there.',
    });
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it.each([
    ['__Host-a=1; Path=/', 'warning', '__Host- prefix'],
    ['a=1; SameSite=None', 'warning', 'SameSite=None without Secure'],
    ['a=1; Domain=b.test', 'warning', 'Domain'],
    ['a=1', 'info', 'undefined'],
  ])('grades %s: %s', (cookie, severity, likely) => {
    const [text = ''] = texts(visit(HOME, [[cookie]]));
    expect(text).toMatch(new RegExp(`^${severity}: `));
    expect(text).toContain(likely === 'undefined' ? '(reason unknown)' : `(likely: ${likely})`);
  });

  it('takes a missing cookie for nothing where the file of a tool tells of none at all', () => {
    const chain = { ...visit(HOME, [['a=1']]), tabId: -1 };
    expect(find(chain)).toEqual([]);
    const [first, ...rest] = chain.hops;
    const cookie = { name: 'Cookie', value: 'b=1' };
    const told = { ...first, requestHeaders: [...(first.requestHeaders ?? []), cookie] };
    expect(find({ ...chain, hops: [told, ...rest] })).toHaveLength(1);
    expect(find({ ...visit(HOME, [['a=1; SameSite=None']]), tabId: -1 })).toHaveLength(1);
  });

  it('puts cookies with one reason into one finding', () => {
    const cookies = ['a=1; Secure', 'b=1; Secure', 'c=1; Secure'];
    const urls = ['http://a.test/in', 'http://a.test/home'];
    expect(texts(visit(urls, [cookies]))).toEqual([
      'warning: Cookies a, b and c were set here but not sent to hop 2 (likely: Secure)',
    ]);
    expect(texts(visit(urls, [[...cookies, 'd=1; Secure']]))[0]).toContain('4 cookies were set');
  });

  it('tells once of a cookie that a loop sets again and again', () => {
    const urls = ['/in', '/home', '/in', '/home', '/in'].map((path) => `http://a.test${path}`);
    const cookie = ['session=1; Secure; Path=/'];
    expect(find(visit(urls, [cookie, cookie, cookie, cookie]))).toHaveLength(1);
  });

  it.each([
    ['a Strict one after a way through another site', 'SameSite=Strict'],
    ['a Lax one of a fetch that does the same', 'SameSite=Lax'],
  ])('is found for %s', (_, attribute) => {
    const urls = ['https://a.test/in', 'https://id.test/', 'https://a.test/back'];
    const request = attribute === 'SameSite=Lax' ? {} : PAGE;
    expect(texts(visit(urls, [[`state=1; ${attribute}`]], request))).toEqual([
      `warning: Cookie state was set here but not sent to hop 3 (likely: ${attribute})`,
    ]);
  });

  it('takes a default path for an oversight, and a Path for intent', () => {
    const urls = ['https://a.test/admin/in', 'https://a.test/home'];
    expect(texts(visit(urls, [['a=1']]))).toEqual([
      'info: Cookie a was set here but not sent to hop 2 (likely: Path)',
    ]);
    expect(find(visit(urls, [['a=1; Path=/admin']]))).toEqual([]);
  });

  it('takes www and the bare name for one host, and other hosts of a site for others', () => {
    const www = ['https://a.test/home', 'https://www.a.test/home'];
    expect(texts(visit(www, [['cart=1']]))).toEqual([
      'info: Cookie cart was set here but not sent to hop 2 (likely: Domain)',
    ]);
    expect(find(visit(['https://id.a.test/in', 'https://app.a.test/in'], [['sso=1']]))).toEqual([]);
    const own = ['https://id.a.test/in', 'https://app.a.test/in'];
    expect(find(visit(own, [['sso=1; Domain=id.a.test']]))).toEqual([]);
  });

  it('says nothing of what an embedded picture is not sent, and something of a frame', () => {
    const urls = ['https://b.test/1', 'https://b.test/2'];
    const by = (type: string) => visit(urls, [['id=1']], { type, initiator: 'https://a.test' });
    expect(find(by('image'))).toEqual([]);
    const other =
      'GET https://b.test/1 302 {Set-Cookie: b=2} / GET https://b.test/2 {Cookie: b=2} 200';
    const pixel = record(other, { type: 'image', initiator: 'https://a.test' });
    const headers = ['b=2', 'id=1'].map((value) => ({ name: 'Set-Cookie', value }));
    expect(find(answeredBy(pixel, [{ headers }]))).toEqual([]);
    expect(texts(by('sub_frame'))).toEqual([
      'info: Cookie id was set here but not sent to hop 2 (likely: cross-site request)',
    ]);
  });

  it.each([
    ['id=1', 'Set “SameSite=None; Secure”.'],
    ['id=1; SameSite=Lax', 'Set “SameSite=None; Secure”.'],
    ['id=1; SameSite=Strict; Secure', 'Set “SameSite=None; Secure”.'],
    ['id=1; SameSite=None; Secure', 'Add Partitioned if it is missing'],
  ])('advises for frames what frames can do: %s', (cookie, remedy) => {
    const urls = ['https://b.test/1', 'https://b.test/2'];
    const frame = { type: 'sub_frame', initiator: 'https://a.test' };
    const [finding] = find(visit(urls, [[cookie]], frame));
    expect(finding?.remedy).toContain(remedy);
    expect(finding?.remedy).toContain('a window of its own');
    expect(finding?.remedy).not.toMatch(/GET|credentials/);
    const [other] = find(visit(urls, [[cookie]], { ...frame, type: 'xmlhttprequest' }));
    expect(other?.remedy).not.toContain('window');
  });

  it('says nothing where every origin sets its own', () => {
    const urls = ['http://a.test/', 'https://a.test/', 'https://www.a.test/'];
    const own = ['lb=1; Secure'];
    expect(find(visit(urls, [own, own, own]))).toEqual([]);
  });

  it('says nothing where the browser has another of that name', () => {
    const chain = record(
      'GET http://a.test/in 302 / GET http://a.test/home {Cookie: lb=2} 200',
      PAGE,
    );
    const headers = [{ name: 'Set-Cookie', value: 'lb=1; Secure' }];
    expect(find(answeredBy(chain, [{ headers }]))).toEqual([]);
  });

  it('says nothing of a cookie that was sent, deleted, or for no later hop', () => {
    const sent = record('GET http://a.test/in 302 / GET http://a.test/x {Cookie: a=1} 200', PAGE);
    const headers = [{ name: 'Set-Cookie', value: 'a=1' }];
    expect(find(answeredBy(sent, [{ headers }]))).toEqual([]);
    expect(find(visit(HOME, [['a=; Max-Age=0']]))).toEqual([]);
    expect(find(visit(['https://a.test/', 'https://b.test/'], [['a=1']]))).toEqual([]);
  });
});

describe('what is said of a cookie that browsers ignore', () => {
  const malformed = (...cookies: readonly string[]) => find(visit(HOME, [cookies]))[0];

  it.each([
    ['sid', 'x'.repeat(5117), '5,120'],
    ['a', 'é'.repeat(2048), '4,097'],
  ])('includes the size of %s', (name, value, size) => {
    const finding = malformed(`${name}=${value}; Path=/`);
    expect(finding?.explanation).toContain(`${name} have ${size} bytes together`);
    expect(finding?.remedy).toContain('4,096 bytes');
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/empty|control|encode/);
  });

  it.each([
    ['a control character', ['a=\u0001']],
    ['one of two', ['a=\u0001; Path=/', `b=${'x'.repeat(5000)}; Path=/`]],
  ])('is general for %s, and demands a name or a value, not both', (_, cookies) => {
    const finding = malformed(...cookies);
    expect(finding?.explanation).toContain('neither a name nor a value');
    expect(finding?.remedy).not.toContain('not empty');
  });
});

describe('a Secure cookie by plain HTTP', () => {
  const remedyAt = (origin: string, cookie = 'sid=7; Secure; Path=/') =>
    find(visit([`${origin}/in`, `${origin}/home`], [[cookie]]))[0]?.remedy;

  it.each(['http://10.0.0.7', 'http://nas.lan:5000', 'http://tools', 'http://[fd00::7]:8080'])(
    'may do without Secure where HTTPS may be missing: %s',
    (origin) => {
      expect(remedyAt(origin)).toMatch(/^Redirect to HTTPS first.*without Secure\.$/);
      expect(remedyAt(origin, 'sid=7; Secure; SameSite=None; Path=/')).not.toContain('without');
    },
  );

  it.each(['http://a.test', 'http://shop.example.com', 'http://93.184.216.34'])(
    'needs HTTPS elsewhere: %s',
    (origin) => {
      expect(remedyAt(origin)).toBe('Redirect to HTTPS first, then set the cookie there.');
    },
  );
});

describe('a cookie that was redacted', () => {
  const TOO_LONG = `session=${'x'.repeat(5000)}; Path=/`;

  it('may have been too long, which the redacted value doesn’t tell', () => {
    const chain = visit(HOME, [[TOO_LONG]]);
    expect(texts(chain)[0]).toContain('(likely: malformed)');
    const [redacted] = redact([chain]);
    const [finding] = redacted ? find(redacted) : [];
    expect(finding?.text).toContain('(reason unknown)');
    expect(finding?.explanation).toContain('may have been too long or malformed');
    expect(find(visit(HOME, [['session=7; Path=/']]))[0]?.explanation).not.toContain('redacted');
  });
});
