/** A server that does not know its public address: scheme, port, name, callback and prefix. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, idsOf, stairs } from '../../support/find.ts';

const REFUSED = 'net::ERR_CONNECTION_REFUSED';

/** As from a public address; drawn chains are answered by loopback. */
const publicly = (chain: RedirectChain) =>
  answeredBy(
    chain,
    chain.hops.map(() => ({ serverIp: '203.0.113.7' })),
  );

describe('own-address-unknown', () => {
  const find = (drawing: string) => found('own-address-unknown', drawing);

  it.each([
    ['a slash', 'GET https://a.test/docs 301 / GET http://a.test/docs/ 200', 'warning'],
    [
      'a page after a sign-in',
      'POST https://a.test/in 302 / GET http://a.test/home 200',
      'warning',
    ],
    [
      'what comes back',
      'GET https://a.test/x 301 / GET http://a.test/x/ 301 / GET https://a.test/x/ 200',
      'warning',
    ],
    ['what is refused', `GET https://a.test/x 302 / GET http://a.test/y ${REFUSED}`, 'error'],
    ['the port of https', 'GET https://a.test:8443/x 301 / GET http://a.test:8443/x/ 400', 'error'],
    ['what is not followed', 'GET https://a.test/x 307>http://a.test/x/', 'error'],
  ])('is found where https leads to http on the same host: %s', (_, drawing, severity) => {
    expect(find(drawing)).toMatchObject([{ severity, hop: 0 }]);
    expect(idsOf(drawing)).not.toContain('https-to-http');
    expect(idsOf(drawing)).not.toContain('plain-http-between');
  });

  it.each([
    ['an inner port', `GET http://a.test/x 301 / GET http://a.test:8080/x/ ${REFUSED}`],
    [
      'the inner port of https',
      'GET https://a.test/x 302 / GET https://a.test:3000/y NS_ERROR_NET_TIMEOUT',
    ],
    [
      'a public port that is left out',
      `GET http://localhost:8080/app 302 / GET http://localhost/app/ ${REFUSED}`,
    ],
  ])('is found where another port leads nowhere: %s', (_, drawing) => {
    expect(find(drawing)).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(find(drawing)[0]?.remedy).toContain('X-Forwarded-Port');
  });

  it.each([
    ['Apache/2.4.62 (Debian)', 'UseCanonicalName On'],
    ['Apache-Coyote/1.1', 'RemoteIpValve'],
    ['Apache Tomcat/9.0', 'RemoteIpValve'],
    ['gunicorn', 'proxy_redirect in nginx'],
  ])('says what helps at %s', (server, text) => {
    const drawing = `GET https://a.test/docs 302 {Server: ${server}} / GET http://a.test/docs/ 200`;
    const remedy = find(drawing)[0]?.remedy;
    expect(remedy).toContain(text);
    if (server !== 'Apache/2.4.62 (Debian)') expect(remedy).not.toContain('UseCanonicalName');
  });

  it('names scheme and port where both are wrong', () => {
    const [finding] = find(`GET https://a.test/x 302 / GET http://a.test:8080/x/ ${REFUSED}`);
    expect(finding?.remedy).toContain('X-Forwarded-Proto, X-Forwarded-Host and X-Forwarded-Port');
  });

  it.each([
    ['nginx/1.25', 'absolute_redirect off'],
    ['Apache/2.4', 'UseCanonicalName'],
    ['gunicorn', 'ProxyPassReverse'],
  ])('speaks to %s in its own terms', (server, word) => {
    const drawing = `GET https://a.test/x 301 {Server: ${server}} / GET http://a.test/x/ 200`;
    expect(find(drawing)[0]?.remedy).toContain(word);
  });

  it.each([
    ['another port that answers', 'GET http://a.test/ 302 / GET http://a.test:8080/ 200'],
    [
      'two ports of a developer’s',
      'GET http://localhost:3000/ 302 / GET http://localhost:5173/ 200',
    ],
    ['http on a port of its own', 'GET https://a.test/ 302 / GET http://a.test:8080/x 200'],
    ['a loopback by http', 'GET https://localhost/ 302 / GET http://localhost/x 200'],
    ['http to https', 'GET http://a.test/ 301 / GET https://a.test/ 200'],
    [
      'what the browser upgrades',
      'GET https://a.test/x 301 / GET http://a.test/x/ hsts / GET https://a.test/x/ 200',
    ],
    ['another host', 'GET https://a.test/ 302 / GET http://www.a.test/ 200'],
    [
      'a request that was given up',
      'GET http://a.test/ 302 / GET http://a.test:8080/ net::ERR_ABORTED',
    ],
    [
      'scheme and port that change together',
      `GET http://gate.lan:8080/ 302 / GET https://gate.lan:8443/manage ${REFUSED}`,
    ],
    [
      'a certificate that is not trusted',
      'GET https://gate.lan/ 302 / GET https://gate.lan:8443/ net::ERR_CERT_AUTHORITY_INVALID',
    ],
    [
      'a certificate that is not known',
      'GET https://a.test/ 302 / GET https://a.test:8443/ SEC_ERROR_UNKNOWN_ISSUER',
    ],
    ['a service that is down', 'GET https://a.test/ 302 / GET https://a.test:8443/ 503'],
    ['a service behind a gateway', 'GET http://a.test/ 302 / GET http://a.test:8080/ 502'],
    ['a service that is down by http', 'GET https://a.test/ 302 / GET http://a.test:8080/ 504'],
    ['a missing page', 'GET http://a.test/ 302 / GET http://a.test:8080/ 404'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('inner-host-name', () => {
  const find = (drawing: string) => foundIn('inner-host-name', publicly(record(drawing)));

  it.each([
    'http://backend:8080/x',
    'http://app.svc.cluster.local/x',
    'http://web.internal/x',
    'http://app.lan/',
    'https://_/x',
  ])('is found where the Location is %s', (url) => {
    expect(find(`GET https://a.test/x 302 / GET ${url} net::ERR_NAME_NOT_RESOLVED`)).toMatchObject([
      { severity: 'error', hop: 0 },
    ]);
  });

  it('is all that is said where the inner address is by http, too', () => {
    const leak = 'GET https://a.test/x 302 / GET http://backend:8080/x net::ERR_NAME_NOT_RESOLVED';
    const all = findingsOf(publicly(record(leak))).map(({ id }) => id);
    expect(all).toEqual(['inner-host-name']);
    const wild = 'GET https://a.test/x 302 / GET http://0.0.0.0:8000/x net::ERR_ADDRESS_INVALID';
    expect(findingsOf(publicly(record(wild))).map(({ id }) => id)).toEqual(['public-to-private']);
  });

  it('is all that is said where the name has an inner address', () => {
    const chain = answeredBy(record('GET https://a.test/x 302 / GET http://wiki.internal/x 200'), [
      { serverIp: '203.0.113.7' },
      { serverIp: '10.0.0.7' },
    ]);
    expect(findingsOf(chain).map(({ id }) => id)).toEqual(['inner-host-name']);
  });

  it('is a warning where the name was known here', () => {
    expect(find('GET https://a.test/x 302 / GET http://web.internal/x 200')).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it.each([
    ['an inner network’s own', 'GET http://portal.corp/ 302 / GET http://wiki/ 200'],
    ['public hosts', 'GET https://a.test/ 302 / GET https://b.test/ 200'],
    [
      'what was asked for',
      'GET https://id.test/?redirect_uri=http%3A%2F%2Fmyapp%2Fcb 302 / GET http://myapp/cb 200',
    ],
    ['loopback', 'GET https://a.test/ 302 / GET http://localhost:3000/ 200'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('is not found where the server is near', () => {
    const drawing = 'GET https://a.test/x 302 / GET http://backend/x 200';
    expect(found('inner-host-name', drawing)).toEqual([]);
  });
});

describe('callback-by-http', () => {
  const ask = (params: string, end = '200', from = 'https://a.test/in') =>
    found('callback-by-http', `GET ${from} 302 / GET https://id.test/auth?${params} ${end}`);
  const back = (url: string) => encodeURIComponent(url);

  it.each([
    ['redirect_uri', '400', 'error'],
    ['redirect_uri', '200', 'warning'],
    ['post_logout_redirect_uri', '200', 'warning'],
    ['service', '403', 'error'],
    ['returnUrl', '200', 'warning'],
  ])('is found in %s that ends by %s', (name, end, severity) => {
    expect(ask(`client_id=a&${name}=${back('http://a.test/cb')}`, end)).toMatchObject([
      { severity, hop: 0, text: expect.stringContaining(`“${name}” is http://a.test/cb`) },
    ]);
  });

  const PLAIN = `client_id=a&redirect_uri=${back('http://a.test/cb')}`;
  const severityOf = (...rest: readonly string[]) => {
    const way = `GET https://a.test/in 302 / GET https://id.test/auth?${PLAIN} 302`;
    return found('callback-by-http', [way, ...rest].join(' / '))[0]?.severity;
  };

  it.each([
    ['its error page', ['GET https://id.test/home/error?id=7 400']],
    ['two steps of it', ['GET https://id.test/start 302', 'GET https://id.test/fehler 403']],
    ['another host of its own', ['GET https://pages.id.test/oops 400']],
  ])('is an error where the provider refused by %s', (_, rest) => {
    expect(severityOf(...rest)).toBe('error');
  });

  it.each([
    ['the provider’s sign-in page', ['GET https://id.test/login 200']],
    ['the application’s answer', ['GET http://a.test/cb?code=c 400']],
    [
      'the application’s answer, after HTTPS again',
      ['GET http://a.test/cb?code=c 301', 'GET https://a.test/cb?code=c 403'],
    ],
    ['a provider that failed', ['GET https://id.test/error 500']],
  ])('is a warning where the end is %s', (_, rest) => {
    expect(severityOf(...rest)).toBe('warning');
  });

  it('is a warning where the provider has the application’s host, and the application refused', () => {
    const drawing = `GET https://a.test/in 302 / GET https://a.test/realms/q/auth?${PLAIN} 302 / GET https://a.test/cb?code=c 400`;
    expect(found('callback-by-http', drawing)[0]?.severity).toBe('warning');
  });

  it.each([
    ['https', ask(`redirect_uri=${back('https://a.test/cb')}`)],
    ['another host', ask(`redirect_uri=${back('http://b.test/cb')}`)],
    ['a native app', ask(`redirect_uri=${back('http://127.0.0.1:4000/cb')}`)],
    [
      'a request by http',
      ask(`redirect_uri=${back('http://a.test/cb')}`, '200', 'http://a.test/in'),
    ],
    [
      'what the request named itself',
      ask(
        `service=${back('http://a.test/cb')}`,
        '200',
        `https://a.test/in?to=${back('http://a.test/cb')}`,
      ),
    ],
  ])('is not found in %s', (_, findings) => {
    expect(findings).toEqual([]);
  });
});

describe('a return address at a port that the visitor did not use', () => {
  const ask = (redirectUri: string, end: string, from = 'https://a.test/in') =>
    found(
      'callback-by-http',
      `GET ${from} 302 / GET https://id.test/auth?client_id=a&response_type=code&redirect_uri=${encodeURIComponent(redirectUri)} ${end}`,
    );

  it.each(['https://a.test:8080/cb', 'https://a.test:8443/signin-oidc'])(
    'is wrong where the provider refused it: %s',
    (url) => {
      const [finding] = ask(url, '400');
      expect(finding).toMatchObject({ severity: 'error', hop: 0 });
      expect(finding?.text).toContain('although the request came without that port');
      expect(finding?.remedy).toContain('X-Forwarded-Port');
    },
  );

  it.each([
    ['that the provider accepts', ask('https://a.test:8443/cb', '200')],
    ['that the visitor used', ask('https://a.test:8443/cb', '400', 'https://a.test:8443/in')],
    [
      'beside the one that the visitor used',
      ask('https://a.test:9000/cb', '400', 'https://a.test:8443/in'),
    ],
    ['that is HTTPS’s own', ask('https://a.test:443/cb', '400')],
    ['of another host', ask('https://b.test:8443/cb', '400')],
  ])('is not one %s', (_, findings) => expect(findings).toEqual([]));
});

describe('path-prefix-wrong', () => {
  const find = (from: string, to: string, end = '404') =>
    found(
      'path-prefix-wrong',
      stairs([`https://a.test${from}`, `https://a.test${to}`], '302', end),
    );

  it.each([
    ['lost on the front page', '/grafana/', '/dashboards', 'may lack the prefix /grafana'],
    ['lost before a sign-in', '/grafana/d/7', '/login', 'may lack the prefix /grafana'],
    ['lost after a sign-in', '/tracker/login', '/', 'likely lacks the prefix /tracker'],
    [
      'lost on a deeper front page',
      '/tools/grafana/',
      '/login',
      'may lack the prefix /tools/grafana and',
    ],
    [
      'lost somewhere',
      '/tools/grafana/d/7',
      '/login',
      'may lack the prefix /tools, or a longer one,',
    ],
    ['lost in part', '/tools/grafana/d/7', '/grafana/login', 'likely lacks the prefix /tools and'],
    ['lost on a page of the application', '/app/account', '/login', 'may lack the prefix /app and'],
    ['lost with a slash', '/app/docs', '/docs/', 'likely lacks the prefix /app'],
    ['doubled', '/app/home', '/app/app/home/', 'likely has the prefix /app twice'],
  ])('is found where it was %s', (_, from, to, text) => {
    expect(find(from, to)).toMatchObject([
      { severity: 'warning', hop: 0, text: expect.stringContaining(text) },
    ]);
  });

  it('may as well be a page that is missing', () => {
    for (const [from, to] of [
      ['/blog/hello', '/hello'],
      ['/admin/', '/login'],
    ] as const) {
      expect(find(from, to)[0]?.explanation).toContain('If a proxy serves an application under');
    }
  });

  it.each([
    ['what is there', '/app/docs', '/docs/', '200'],
    ['a page that is not there', '/old/page', '/new/page-2', '404'],
    ['a page of the application', '/app/', '/app/login', '404'],
    ['a path that was doubled before', '/app/app/x', '/app/app/x/', '404'],
    ['the front page', '/app/', '/', '404'],
    ['a section that moved', '/forum/', '/community', '404'],
    ['a section that moved deeper', '/forum/', '/about/forum', '404'],
  ])('is not found in %s', (_, from, to, end) => {
    expect(find(from, to, end)).toEqual([]);
  });
});

describe('public-to-private where no address is known', () => {
  const find = (drawing: string) =>
    foundIn('public-to-private', answeredBy(record(drawing), [{ serverIp: undefined as never }]));

  it('is found from a name in a public domain', () => {
    expect(find('GET https://a.test/ 302 / GET http://localhost:3000/ 200')).toMatchObject([
      { text: 'a.test redirects to the visitor’s own machine: localhost at 127.0.0.1' },
    ]);
  });

  it('is not found from an inner name, or where the request asked for it', () => {
    expect(find('GET http://portal.corp/ 302 / GET http://localhost:3000/ 200')).toEqual([]);
    const asked = 'GET https://id.test/?to=http%3A%2F%2Flocalhost%3A3000%2F';
    expect(find(`${asked} 302 / GET http://localhost:3000/ 200`)).toEqual([]);
  });
});
