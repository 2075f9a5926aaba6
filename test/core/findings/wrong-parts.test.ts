/** Locations with a part too many, a part too few, or one that is encoded twice. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, idsOf, stairs } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };

/** A redirect by a Location as it is written, to where it then leads. */
function byLocation(from: string, location: string, to: string, status = '404') {
  const headers = [{ name: 'Location', value: location }];
  return answeredBy(record(`GET ${from} 302 / GET ${to} ${status}`, PAGE), [{ headers }]);
}

describe('location-miscomposed by a relative Location', () => {
  const find = (...args: Parameters<typeof byLocation>) =>
    foundIn('location-miscomposed', byLocation(...args));

  it.each([
    ['www.a.test/home', 'https://a.test/x/www.a.test/home', 'lacks https:// before the host'],
    ['id.corp.example.com/in?a=1', 'https://a.test/x/id.corp.example.com/in?a=1', 'lacks https://'],
    ['a.test/home', 'https://a.test/x/a.test/home', 'lacks https:// before the host'],
    ['oauth/authorize?client_id=1&response_type=code', '', 'is relative to /x/'],
  ])('is an error where it names a host, or a sign-in elsewhere: %s', (location, to, text) => {
    const target = to || `https://a.test/x/${location}`;
    expect(find('https://a.test/x/go', location, target)).toMatchObject([{ severity: 'error' }]);
    expect(find('https://a.test/x/go', location, target)[0]?.text).toContain(text);
  });

  it('is a warning where it may only lack its slash', () => {
    const [finding] = find('https://a.test/x/go', 'login', 'https://a.test/x/login');
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toContain('is relative to /x/');
    expect(idsOf('GET https://a.test/x/go 302 / GET https://a.test/x/login 404', PAGE)).toEqual([]);
  });

  it.each([
    ['a page that is there', 'https://a.test/x/go', 'login', 'https://a.test/x/login', '200'],
    ['the root', 'https://a.test/go', 'login.php', 'https://a.test/login.php', '404'],
    ['a file', 'https://a.test/go', 'page.pl', 'https://a.test/page.pl', '404'],
    ['a slash', 'https://a.test/x/go', '/y/z', 'https://a.test/y/z', '404'],
    ['a query', 'https://a.test/x/go', '?a=1', 'https://a.test/x/go?a=1', '404'],
    ['a dot', 'https://a.test/x/y/go', '../z', 'https://a.test/x/z', '404'],
    ['a URL', 'https://a.test/x/go', 'https://b.test/z', 'https://b.test/z', '404'],
  ])('is silent with %s', (_, from, location, to, status) => {
    expect(find(from, location, to, status)).toEqual([]);
  });
});

describe('path-prefix-wrong by a prefix of the server behind', () => {
  const find = (from: string, to: string, status = '404') =>
    found(
      'path-prefix-wrong',
      stairs([`https://a.test${from}`, `https://a.test${to}`], '302', status),
      PAGE,
    );

  it.each([
    ['/docs', '/site/main/docs/', '/site/main'],
    ['/guide/a', '/prod/guide/a/', '/prod'],
    ['/x.y', '/bucket/x.y/', '/bucket'],
  ])('is found where %s leads to %s', (from, to, prefix) => {
    expect(find(from, to)[0]?.text).toContain(
      `The redirect adds ${prefix} before the requested path`,
    );
  });

  it.each([
    ['a page that is there', '/docs', '/site/docs/', '200'],
    ['a language', '/docs', '/en/docs/', '404'],
    ['a language and a country', '/docs', '/pt-BR/docs/', '404'],
    ['a page that moved', '/docs', '/site/docs', '404'],
    ['a slash that was there', '/docs/', '/site/docs/', '404'],
    ['a slash alone', '/docs', '/docs/', '404'],
  ])('is silent with %s', (_, from, to, status) => {
    expect(find(from, to, status)).toEqual([]);
  });

  it.each([
    ['/app', '/login/unauthorized', 1],
    ['/app/ui', '/auth/error', 1],
    ['/app', '/unauthorized', 0],
    ['/app', '/app/login/unauthorized', 0],
  ])('includes a sign-in’s page about errors: %s to %s', (from, to, count) => {
    expect(find(from, to)).toHaveLength(count);
  });
});

describe('location-misencoded in a sign-in’s URL to return to', () => {
  const BACK = encodeURIComponent(encodeURIComponent('https://a.test/cb'));
  const ask = (query: string, status: string, from = 'https://a.test/in') =>
    found(
      'location-misencoded',
      stairs(
        [from, `https://id.test/authorize?client_id=a&response_type=code&${query}`],
        '302',
        status,
      ),
      PAGE,
    );

  it('is an error if the provider refuses it, otherwise a warning', () => {
    expect(ask(`redirect_uri=${BACK}`, '400')).toMatchObject([{ severity: 'error' }]);
    const [finding] = ask(`redirect_uri=${BACK}`, '200');
    expect(finding?.severity).toBe('warning');
    expect(finding?.text).toContain('“redirect_uri” twice: https%3A%2F%2Fa.test%2Fcb');
  });

  it.each([
    [
      'encoded once',
      `redirect_uri=${encodeURIComponent('https://a.test/cb')}`,
      'https://a.test/in',
    ],
    ['another parameter', `state=${BACK}`, 'https://a.test/in'],
    [
      'as it came',
      `redirect_uri=${BACK}`,
      `https://a.test/in?redirect_uri=${encodeURIComponent('https://a.test/cb')}`,
    ],
  ])('is silent if it is %s', (_, query, from) => {
    expect(ask(query, '400', from)).toEqual([]);
  });
});

describe('own-address-unknown by the sign-in of a front page', () => {
  const find = (from: string, to: string, status = '404') =>
    found('own-address-unknown', stairs([from, to], '302', status), PAGE);

  it.each([
    ['https://10.0.0.5:8443/', 'https://10.0.0.5/login'],
    ['http://nas.test:5000/', 'http://nas.test/auth/signin'],
    ['https://a.test:444/index.php', 'https://a.test/login.php?next=%2F'],
  ])('is found where its port is lost: %s', (from, to) => {
    expect(find(from, to)).toMatchObject([{ severity: 'warning', hop: 0 }]);
    expect(find(from, to, '200')).toEqual([]);
  });

  it.each([
    ['https://a.test:444/', 'https://a.test/about'],
    ['https://a.test:444/', 'https://a.test:445/login'],
    ['https://a.test:444/shop/cart', 'https://a.test/login'],
  ])('is silent: %s to %s', (from, to) => {
    expect(find(from, to)).toEqual([]);
  });
});
