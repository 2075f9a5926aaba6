/** Loops in files whose tools write no error, loops by cause, and URLs that grow. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, idsOf, stairs } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

/** A chain over these URLs, so many hops long, whose last answer points to where it goes on. */
function untold(count: number, urls: readonly string[]): string {
  const url = (index: number) => urls[index % urls.length] ?? '';
  const hops = Array.from({ length: count }, (_, index) => url(index));
  return stairs(hops, '302', `302>${url(count)}`);
}

describe('a loop of which no error tells', () => {
  it.each([
    ['one URL', ['http://a.test/login']],
    ['two URLs', ['https://a.test/login', 'https://a.test/home']],
    ['three hosts', ['https://a.test/', 'https://b.test/x', 'https://www.a.test/']],
  ])('is found over %s, and nothing else is said of it', (_, urls) => {
    expect(idsOf(untold(21, urls))).toEqual(['redirect-loop']);
  });

  it('is not found in a page that waits a few times, or where the last answer leads on', () => {
    expect(idsOf(untold(4, ['http://a.test/wait']))).not.toContain('redirect-loop');
    const urls = Array.from({ length: 12 }, () => 'http://a.test/wait');
    expect(idsOf(stairs(urls, '302', '302>http://a.test/done'))).not.toContain('redirect-loop');
  });

  it('is not found in what is not over', () => {
    const chain = record(untold(12, ['http://a.test/x']));
    expect(foundIn('redirect-loop', { ...chain, ended: false })).toEqual([]);
  });
});

describe('the remedy of a loop', () => {
  const remedyOf = (hops: readonly string[], status = '302') =>
    found('redirect-loop', stairs(hops, status, GAVE_UP))[0]?.remedy;
  const often = (...urls: readonly string[]) =>
    Array.from({ length: 21 }, (_, index) => urls[index % urls.length] ?? '');

  it('speaks of TLS only where the scheme or the host is at stake', () => {
    expect(remedyOf(often('https://a.test/x'))).toContain('X-Forwarded-Proto');
    expect(remedyOf(often('https://a.test/', 'http://a.test/'))).toContain('X-Forwarded-Proto');
    expect(remedyOf(often('http://a.test/x'))).not.toContain('TLS');
    expect(remedyOf(often('https://a.test/x', 'https://a.test/y'))).not.toContain('TLS');
  });

  it('does not speak of TLS where the Location is only a path', () => {
    const chain = record(stairs(often('https://a.test/en'), '302', GAVE_UP));
    const path = answeredBy(
      chain,
      chain.hops.map(() => ({ headers: [{ name: 'Location', value: '/en' }] })),
    );
    const remedy = foundIn('redirect-loop', path)[0]?.remedy;
    expect(remedy).toContain('picks a language');
    expect(remedy).not.toContain('TLS');
  });

  it.each([
    ['PUT', ['https://a.test/profile'], '302'],
    ['DELETE', ['https://a.test/7', 'https://a.test/list'], '301'],
  ])('advises 303 where %s is repeated at %s', (method, urls, status) => {
    const drawing = stairs(often(...urls), status, GAVE_UP).replaceAll('GET', method);
    expect(idsOf(drawing)).toEqual(['redirect-loop']);
    const remedy = found('redirect-loop', drawing)[0]?.remedy;
    expect(remedy).toContain(`Return 303 instead of ${status}`);
    expect(remedy).not.toContain('TLS');
  });

  it('speaks of the host where a method is repeated by another one', () => {
    const hosts = often('https://a.test/x', 'https://www.a.test/x');
    const drawing = stairs(hosts, '301', GAVE_UP).replaceAll('GET', 'PUT');
    expect(found('redirect-loop', drawing)[0]?.remedy).toContain('conflict over the host');
  });

  it('names a cookie that is sent and set again', () => {
    const hop = (answer: string) => `GET http://a.test/ {Cookie: lang=de} ${answer}`;
    const hops = Array.from({ length: 20 }, () => hop('302 {Set-Cookie: lang=de}'));
    const [finding] = found('redirect-loop', [...hops, hop(GAVE_UP)].join(' / '));
    expect(finding?.remedy).toContain('The cookie lang is sent, and each iteration sets it again');
  });

  it('tells a cached redirect from what the server says now', () => {
    const chain = record(stairs(often('http://a.test/', 'http://a.test/en'), '308', GAVE_UP));
    const cached = answeredBy(
      chain,
      chain.hops.map((_, index) => ({ fromCache: index % 2 === 0 })),
    );
    expect(foundIn('redirect-loop', cached)[0]?.remedy).toContain('comes from the cache');
  });
});

describe('growing-url', () => {
  const grow = (count: number, url: (index: number) => string, end = GAVE_UP) =>
    stairs(
      Array.from({ length: count }, (_, index) => url(index)),
      '302',
      end,
    );
  const nested = (index: number): string =>
    index === 0
      ? 'http://a.test/login?next=%2Fhome'
      : `http://a.test/login?next=${encodeURIComponent(nested(index - 1).slice(13))}`;

  it.each([
    ['a prefix', (index: number) => `https://a.test/${'de/'.repeat(index)}`, 'de'],
    ['a relative Location', (index: number) => `http://a.test/x/${'x/'.repeat(index)}`, 'x'],
    ['two parts', (index: number) => `http://a.test/${'app/web/'.repeat(index)}in`, 'app/web'],
    ['its own URL', nested, 'next'],
  ])('is found where each redirect adds %s, and nothing else is said', (_, url, what) => {
    const drawing = grow(6, url);
    expect(idsOf(drawing)).toEqual(['growing-url']);
    expect(found('growing-url', drawing)[0]).toMatchObject({
      severity: 'error',
      hop: 0,
      text: expect.stringContaining(`“${what}”`),
    });
  });

  it.each([
    ['a slash', (index: number) => `http://a.test/x${'/'.repeat(index)}?y=1`, 'add “/” to'],
    [
      'a parameter',
      (index: number) =>
        `http://a.test/x${index ? '?' : ''}${Array(index).fill('lang=en').join('&')}`,
      'add “lang=en” to',
    ],
    [
      'a parameter before another one',
      (index: number) => `http://a.test/x?${'lang=en&'.repeat(index)}y=1`,
      'add “lang=en” to',
    ],
    ['letters', (index: number) => `http://a.test/x${'.html'.repeat(index)}`, 'add “.html” to'],
    [
      'another encoding',
      (index: number) => `http://a.test/x?u=a%${'25'.repeat(index)}2Fb%${'25'.repeat(index)}2Fc`,
      'encode the URL again',
    ],
  ])('is found where each redirect adds %s', (_, url, text) => {
    const drawing = grow(21, url);
    expect(idsOf(drawing)).toEqual(['growing-url']);
    expect(found('growing-url', drawing)[0]).toMatchObject({
      hop: 0,
      text: expect.stringContaining(text),
    });
  });

  it('is not found in a counter with a few more digits', () => {
    expect(idsOf(grow(5, (index) => `http://a.test/?n=${10 ** index}`))).not.toContain(
      'growing-url',
    );
  });

  it.each([414, 431])('is found where %i ends it', (status) => {
    const [finding] = found('growing-url', grow(5, nested, String(status)));
    expect(finding?.explanation).toContain(`(${status})`);
  });

  it('is found at the third time, and not before', () => {
    const url = (index: number) => `http://a.test/${'de/'.repeat(index)}`;
    expect(idsOf(grow(4, url))).toContain('growing-url');
    expect(idsOf(grow(3, url))).not.toContain('growing-url');
  });

  it.each(['200', '204', '401', '404'])('is not found where %s ends it', (end) => {
    const deeper = (index: number) => `https://a.test/${'a/'.repeat(index)}`;
    const path = (url: string) => url.slice('https://a.test'.length);
    const on = (index: number): string =>
      index === 0
        ? 'https://a.test/x?y=1'
        : `https://a.test/${'abc'[index - 1]}?next=${encodeURIComponent(path(on(index - 1)))}`;
    expect(idsOf(grow(5, deeper, end))).not.toContain('growing-url');
    expect(idsOf(grow(4, on, end))).not.toContain('growing-url');
  });

  it.each([
    ['a way that goes deeper', (index: number) => `http://a.test/${'abcd'.slice(0, index)}`],
    ['ever other parts', (index: number) => `http://a.test/${'a/b/c/d/'.slice(0, 2 * index)}`],
    ['a counter', (index: number) => `http://a.test/?n=${10 ** index}`],
  ])('is not found in %s', (_, url) => {
    expect(idsOf(grow(5, url, '200'))).not.toContain('growing-url');
  });
});

describe('ping-pong', () => {
  it('is not found in a hub that asks for another id at each lap', () => {
    const lap = (id: number) => [`https://hub.test/s?id=${id}`, `https://p.test/m?of=${id}`];
    const urls = [1, 2, 3, 4].flatMap(lap);
    expect(found('ping-pong', stairs([...urls, 'https://hub.test/done']))).toEqual([]);
  });
});
