/** A URL that redirects to itself: which cause the remedy puts first. */
import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

/** A hop that redirects to itself until the browser gives up, after what led to it. */
function remedyOf(url: string, { headers = '', response = '', before = '' } = {}): string {
  const sent = headers === '' ? '' : ` {${headers}}`;
  const received = response === '' ? '' : ` {${response}}`;
  const lap = `GET ${url}${sent} 307${received}`;
  const way = [...Array<string>(20).fill(lap), `GET ${url}${sent} ${GAVE_UP}`].join(' / ');
  const [finding] = found('redirect-loop', before === '' ? way : `${before} / ${way}`);
  return finding?.remedy ?? '';
}

const LANGUAGE = 'picks a language';
const TLS = 'enforces HTTPS';
const PREFIX = (prefix: string) => `a proxy removes ${prefix}`;
const RULE = 'exclude';

/** The remedy names these causes, in this order. */
function expectOrder(remedy: string, ...causes: readonly string[]): void {
  for (const cause of causes) expect(remedy.toLowerCase()).toContain(cause.toLowerCase());
  const places = causes.map((cause) => remedy.toLowerCase().indexOf(cause.toLowerCase()));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

describe('the remedy for a URL that redirects to itself', () => {
  it.each([
    ['a language in the path', 'https://a.test/fr', {}],
    ['a language and a region', 'https://a.test/pt-br/shop', {}],
    ['a cookie with the language', 'https://a.test/shop', { headers: 'Cookie: NEXT_LOCALE=fr' }],
    ['Vary', 'https://a.test/', { response: 'Vary: Cookie, Accept-Language' }],
  ])('puts the language first: %s', (_, url, more) => {
    expectOrder(remedyOf(url, more), LANGUAGE, TLS, RULE);
  });

  it('puts the language first by http, too, where TLS isn’t the cause', () => {
    const remedy = remedyOf('http://a.test/fr');
    expectOrder(remedy, LANGUAGE, RULE);
    expect(remedy).not.toContain(TLS);
  });

  it.each([
    ['a page’s name', 'https://a.test/app', {}],
    ['two letters that are no language', 'https://a.test/qq', {}],
    ['another cookie', 'https://a.test/shop', { headers: 'Cookie: sid=1' }],
    ['another Vary', 'https://a.test/', { response: 'Vary: Accept-Encoding' }],
  ])('names no language for %s', (_, url, more) => {
    const remedy = remedyOf(url, more);
    expect(remedy).not.toContain(LANGUAGE);
    expectOrder(remedy, TLS, RULE);
  });

  it.each([
    ['http', 'http://a.test:8000/torrents/', 'http://a.test:8000/torrents/web/', '/torrents'],
    ['http, without a slash', 'http://a.test/grafana', 'http://a.test/grafana/', '/grafana'],
    ['https', 'https://a.test/wiki/', 'https://a.test/wiki/start', '/wiki'],
  ])('puts a prefix first that the redirect before led into: %s', (_, from, to, prefix) => {
    const remedy = remedyOf(to, { before: `GET ${from} 301` });
    expectOrder(remedy, PREFIX(prefix), RULE);
    if (to.startsWith('https:')) expectOrder(remedy, PREFIX(prefix), TLS, RULE);
  });

  it.each([
    ['http', 'http://a.test/grafana/', '/grafana', RULE, ''],
    ['another path before', 'http://a.test/app/in', '/app', RULE, 'GET http://a.test/x 302'],
  ])('names a possible prefix last: %s', (_, url, prefix, first, before) => {
    expectOrder(remedyOf(url, { before }), first, PREFIX(prefix));
  });

  // A server that gets another path doesn’t name the requested one with its scheme and host, if it only wants HTTPS.
  it.each([
    'http://a.test/',
    'http://a.test/login',
    'https://a.test/',
    'https://a.test/fr/shop',
    'https://a.test/v2/orders',
    'https://a.test/app/login',
  ])('names no prefix for %s', (url) => {
    expect(remedyOf(url)).not.toContain('a proxy removes');
  });
});
