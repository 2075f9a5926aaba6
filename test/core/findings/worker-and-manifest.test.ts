import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const SIGN_IN = 'https://team.cloudflareaccess.com/cdn-cgi/access/login/a.test';

describe('worker-script-redirected', () => {
  const request = { type: 'script', initiator: 'https://a.test' };
  const find = (drawing: string) => found('worker-script-redirected', drawing, request);

  it.each([
    [`GET https://a.test/sw.js {Service-Worker: script} 302>${SIGN_IN}`, 'without a sign-in'],
    ['GET https://a.test/sw.js {Service-Worker: script} 301>https://www.a.test/sw.js', 'final URL'],
    ['GET http://a.test/w.js {Service-Worker: script} 308>https://a.test/w.js', 'final URL'],
  ])('is found: %s', (drawing, advice) => {
    expect(find(drawing)[0]?.remedy).toContain(advice);
    expect(idsOf(drawing, request)).toContain('worker-script-redirected');
  });

  it.each([
    'GET https://a.test/sw.js {Sec-Fetch-Dest: script} 302 / GET https://cdn.test/sw.js 200',
    'GET https://a.test/sw.js {Service-Worker: script} 200',
    'GET https://a.test/m.js {Service-Worker: script} 302 / GET https://a.test/m-7.js {Service-Worker: script} 200',
    'GET https://a.test/ {Service-Worker-Navigation-Preload: true} 302 / GET https://a.test/home 200',
  ])('is not: %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('a manifest that is redirected to a sign-in', () => {
  const remedyOf = (headers: string, target = SIGN_IN) =>
    found(
      'page-instead-of-data',
      `GET https://a.test/site.webmanifest {Sec-Fetch-Dest: manifest${headers}} 302 / GET ${target} 200 {Content-Type: text/html}`,
      { type: 'other', initiator: 'https://a.test' },
    )[0]?.remedy;

  it.each([SIGN_IN, 'https://a.test/login?next=%2F', 'https://sso.a.test/oauth2/start'])(
    'needs credentials if it was requested without cookies: %s',
    (target) => {
      expect(remedyOf('', target)).toContain('crossorigin="use-credentials"');
    },
  );

  it('needs another remedy with cookies, or if it leads to another page', () => {
    expect(remedyOf('; Cookie: sid=1')).toContain('401 or 403');
    expect(remedyOf('', 'https://a.test/home')).toContain('404 for missing files');
  });
});

describe('a loop between spellings of one path', () => {
  const remedyOf = (a: string, b: string) => {
    const lap = (url: string) => `GET https://a.test${url} {Cookie: sid=1} 302`;
    const hops = Array<string>(10)
      .fill(`${lap(a)} / ${lap(b)}`)
      .join(' / ');
    const drawing = `${hops} / GET https://a.test${a} {Cookie: sid=1} net::ERR_TOO_MANY_REDIRECTS`;
    return found('redirect-loop', drawing)[0]?.remedy;
  };

  it.each([
    ['/a//hub/', '/a/hub/'],
    ['/a///hub', '/a/hub'],
    ['/A//hub', '/a/hub/'],
  ])('is one of two rules: %s and %s', (a, b) => {
    expect(remedyOf(a, b)).toMatch(/^Two rules conflict/);
  });

  it.each([
    ['/a/hub', '/a/b/hub'],
    ['/start', '/choose'],
  ])('may be one of the session: %s and %s', (a, b) => {
    expect(remedyOf(a, b)).toContain('depend on the session');
  });
});
