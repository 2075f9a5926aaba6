/** Calls to another origin whose redirect CORS refuses: whether the header is missing, or the redirect is wrong. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { found } from '../../support/find.ts';

const CALL = { type: 'xmlhttprequest', initiator: 'https://app.b.test' };
const MODE = 'Sec-Fetch-Mode: cors; ';
const ACAO = 'Send “Access-Control-Allow-Origin: https://app.b.test” with the redirect';

/** As Chromium fires it: the answer, and then an error without a reason. */
function refused(
  to: string,
  { path = '/v2/notes', method = 'GET', headers = MODE, status = 302, answer = '' } = {},
): RedirectChain {
  const asked = `${method} https://api.b.test${path} {Origin: https://app.b.test; ${headers}Accept: application/json}`;
  const chain = record(`${asked} ${status}>${to}${answer && ` {${answer}}`}`, CALL);
  return { ...chain, hops: [{ ...chain.hops[0], error: 'net::ERR_FAILED' }] };
}
const idsIn = (chain: RedirectChain) => findingsOf(chain).map(({ id }) => id);

describe('the remedy for a redirect that CORS refuses', () => {
  it.each([
    ['the front page of the app', 'https://app.b.test/?expired=1'],
    ['the front page of the API’s own host', '/'],
    ['a session that has ended', 'https://api.b.test/session-expired.html'],
    ['a session that has ended, by a parameter', 'https://app.b.test/hej?reason=session_timeout'],
    ['a session that has ended, by a flag', 'https://app.b.test/hej?sessionExpired=1'],
    ['a denial', 'https://api.b.test/Account/AccessDenied?ReturnUrl=%2Fv2%2Fnotes'],
    ['an error page', '/errors/500'],
  ])('is another answer where it leads to %s', (_, to) => {
    const chain = refused(to);
    const [finding, ...more] = findingsOf(chain);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ id: 'cors-refused', severity: 'error', hop: 0 });
    expect(finding?.remedy).toMatch(/^Return 401 or 403 to requests from scripts/);
    expect(finding?.remedy).not.toContain('with the redirect');
    const [wildcard] = findingsOf(
      refused(to, { headers: `Cookie: s=1; ${MODE}`, answer: 'Access-Control-Allow-Origin: *' }),
    );
    expect(wildcard?.remedy).toMatch(/^Return 401 or 403/);
  });

  it.each([
    ['a slash', '/v2/notes/', 308],
    ['HTTPS on another host', 'https://eu.b.test/v2/notes', 307],
    ['another version', 'https://api.b.test/v3/notes', 302],
    ['a file', 'https://cdn.test/a/7.png', 302],
  ])('is the header alone where it leads to %s', (_, to, status) => {
    const [finding] = findingsOf(refused(to, { status }));
    expect(finding?.remedy).toContain(ACAO);
    expect(finding?.remedy).not.toContain('401');
  });

  it.each([
    ['a path that may be anything', 'https://api.b.test/utgangen'],
    ['a path of the app', 'https://app.b.test/welkom'],
    ['a list of what has expired', 'https://api.b.test/v2/archive?expired=true&status=timeout'],
    ['a signed URL', 'https://bucket.test/k7?X-Amz-Signature=ab'],
  ])('is either where it leads to %s', (_, to) => {
    const [finding] = findingsOf(refused(to));
    expect(finding?.remedy).toContain(
      'If the target has the requested data, send “Access-Control-Allow-Origin: https://app.b.test”',
    );
    expect(finding?.remedy).toContain('return 401 or 403 to requests from scripts');
  });
});

describe('a redirect of a call to the same resource, whatever its name', () => {
  it.each([
    ['a slash', '/api/errors', '/api/errors/'],
    ['a code', '/v3/codes/404', '/v3/codes/404/'],
    ['another version', '/v3/errors', '/v4/errors'],
    ['another host', '/forbidden', 'https://www.b.test/forbidden'],
    ['the scheme of the front page', '/', 'http://api.b.test/'],
    ['www before the front page', '/', 'https://www.api.b.test/'],
    ['a filter', '/v3/tickets?reason=expired', '/v4/tickets?reason=expired'],
    ['a filter and a slash', '/jobs?error=timeout', '/jobs/?error=timeout'],
    ['a home', '/v3/home', '/v3/home/'],
  ])('gets the header: %s', (_, path, to) => {
    const [finding] = findingsOf(refused(to, { path })).filter(({ id }) => id === 'cors-refused');
    expect(finding?.remedy).toContain(ACAO);
    expect(finding?.remedy).not.toContain('401');
  });

  it.each([
    ['what the request did not name', '/v3/tickets', '/v3/tickets/?reason=expired'],
    ['an error page by a longer path', '/errors', '/errors/500'],
  ])('does not: %s', (_, path, to) => {
    expect(findingsOf(refused(to, { path }))[0]?.remedy).toMatch(/^Return 401 or 403/);
  });

  it('may be either where two hosts have a front page', () => {
    const [finding] = findingsOf(refused('https://app.b.test/', { path: '/' }));
    expect(finding?.remedy).toMatch(/^If the target has the requested data.*return 401 or 403/);
  });

  it('is no report of an error to a POST either', () => {
    const [finding] = found(
      'post-became-get',
      'POST https://a.test/errors (12 B) {Content-Type: application/json} 301 / GET https://a.test/errors/ 200',
      { type: 'xmlhttprequest' },
    );
    expect(finding?.text).toContain('dropped');
  });
});

describe('a request that only CORS allows a page, though no mode is known', () => {
  it.each([
    ['PUT', 'Content-Type: text/plain; '],
    ['DELETE', ''],
    ['PATCH', 'Content-Type: application/merge-patch+json; '],
    ['POST', 'Content-Type: application/json; '],
    ['POST', 'Content-Type: application/graphql; '],
  ])('is refused: %s with %s', (method, headers) => {
    expect(idsIn(refused('/v2/notes/', { method, headers, status: 308 }))).toEqual([
      'cors-refused',
    ]);
    expect(idsIn(refused('/login', { method, headers }))).toEqual(['call-sent-to-sign-in']);
  });

  it.each([
    ['a form', 'Content-Type: application/x-www-form-urlencoded; '],
    ['a file', 'Content-Type: multipart/form-data; '],
    ['a beacon', 'Content-Type: text/plain;charset=UTF-8; '],
    ['nothing', ''],
  ])('is not known of a POST of %s', (_, headers) => {
    expect(idsIn(refused('/v2/notes/', { method: 'POST', headers, status: 308 }))).toEqual([]);
  });

  it('is refused as well where the API’s own sign-in moved', () => {
    const json = { method: 'POST', headers: 'Content-Type: application/json; ', status: 308 };
    const [finding] = findingsOf(
      refused('https://api.b.test/v2/login', { ...json, path: '/login' }),
    );
    expect(finding).toMatchObject({ id: 'cors-refused' });
    expect(finding?.remedy).toContain(ACAO);
    const provider = 'https://id.test/authorize?client_id=a&response_type=code';
    expect(idsIn(refused(provider, { ...json, path: '/login' }))).not.toContain(
      'call-sent-to-sign-in',
    );
  });
});

describe('a sign-in page that CORS keeps from a script', () => {
  const HTML = 'Content-Type: text/html';
  const asked = `{Origin: https://app.b.test; ${MODE}Accept: application/json}`;
  const ending = (to: string, from = 'https://api.b.test/me') =>
    found(
      'call-sent-to-sign-in',
      `GET ${from} ${asked} 302 {Access-Control-Allow-Origin: https://app.b.test} / GET ${to} ${asked} 200 {${HTML}}`,
      CALL,
    )[0];

  it.each(['https://api.b.test/login', 'https://api.b.test/users/sign_in?next=%2Fme'])(
    'is the server’s own, whose headers could change that: %s',
    (to) => {
      const finding = ending(to);
      expect(finding).toMatchObject({ severity: 'error', hop: 0 });
      expect(finding?.explanation).not.toContain('no CORS header');
      expect(finding?.explanation).toContain('CORS likely keeps the sign-in page from the script');
      expect(finding?.remedy).toContain(
        'So that scripts can read the 401, send “Access-Control-Allow-Origin: https://app.b.test”',
      );
    },
  );

  it.each([
    'https://auth.b.test/login',
    'https://id.test/authorize?client_id=a&response_type=code',
    'https://api.b.test:8443/login',
  ])('is another server’s, which the first one’s headers don’t change: %s', (to) => {
    expect(ending(to)?.explanation).toContain('no CORS header from api.b.test changes that');
  });
});

describe('a permanent redirect of a call', () => {
  it.each([301, 308])('checks no session, though it leads to a sign-in’s name: %i', (status) => {
    const [finding, ...more] = findingsOf(refused('/auth/', { status }));
    expect(more).toEqual([]);
    expect(finding?.remedy).toMatch(/^If the target has the requested data/);
    const answered = `GET https://a.test/v3/me {Accept: application/json} ${status} / GET https://a.test/sso/ {Accept: application/json} 200`;
    const ids = findingsOf(record(answered, CALL)).map(({ id }) => id);
    expect(ids).not.toContain('call-sent-to-sign-in');
  });

  it('is a session’s where it is temporary', () => {
    expect(idsIn(refused('/auth/'))).toEqual(['call-sent-to-sign-in']);
  });
});

describe('a preflight that is redirected to a page', () => {
  const remedy = (to: string) =>
    found(
      'preflight-redirected',
      `OPTIONS https://api.b.test/v2/notes {Access-Control-Request-Method: PUT; Origin: https://app.b.test} 302>${to}`,
    )[0]?.remedy;

  it.each([
    ['the API’s own', 'https://api.b.test/login?next=%2Fv2%2Fnotes'],
    ['a provider’s', 'https://id.test/authorize?client_id=a&response_type=code'],
    ['a gateway’s', 'https://b.test/cdn-cgi/access/login/api.b.test'],
  ])('needs no sign-in, and nobody is to call the sign-in page: %s', (_, to) => {
    expect(remedy(to)).toMatch(/^Handle OPTIONS before the server checks whether the user is/);
    expect(remedy(to)).not.toContain('directly');
  });

  it.each(['https://b.test/errors/403', 'https://app.b.test/', '/session-expired'])(
    'has no use for %s',
    (to) => expect(remedy(to)).toMatch(/^Handle OPTIONS before the redirect rule\. If/),
  );

  it('may be meant for what isn’t known', () => {
    expect(remedy('https://b.test/wartung')).toMatch(/^If the request is meant for/);
  });

  it.each(['https://api.b.test/v2/notes/', 'https://eu.store.test/v2/notes', '/v3/notes'])(
    'is told of the same resource at %s',
    (to) => expect(remedy(to)).toMatch(/^Request .* directly, or handle OPTIONS/),
  );
});
