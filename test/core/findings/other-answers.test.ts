/** Another kind of answer than was asked for, and methods that the target refuses. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { found, idsOf } from '../../support/find.ts';

const CALL = { type: 'xmlhttprequest' };
const HTML = '{Content-Type: text/html}';
const JSON_ONLY = '{Accept: application/json}';

describe('call-sent-to-sign-in', () => {
  const find = (drawing: string, type = 'xmlhttprequest') =>
    found('call-sent-to-sign-in', drawing, { type, initiator: 'https://a.test' });

  it.each([
    ['a call for JSON', `GET https://a.test/api/me ${JSON_ONLY} 302`, 'https://a.test/login'],
    [
      'a call for anything',
      'GET https://a.test/api/me {Accept: */*} 302',
      'https://a.test/users/sign_in?next=%2F',
    ],
    [
      'a POST',
      `POST https://a.test/api/orders (24 B) ${JSON_ONLY} 302`,
      'https://a.test/auth/login.php',
    ],
  ])('is a warning where %s ends with the sign-in page', (_, first, to) => {
    const drawing = `${first} / GET ${to} ${JSON_ONLY} 200 ${HTML}`;
    expect(find(drawing)).toMatchObject([{ severity: 'warning', hop: 0 }]);
    expect(idsOf(drawing, CALL)).toEqual(['call-sent-to-sign-in']);
  });

  it('is found at a portal that is told what was asked for', () => {
    const portal = 'https://auth.a.test/?rd=https%3A%2F%2Fa.test%2Fapi%2Fme&rm=GET';
    const drawing = `GET https://a.test/api/me {Accept: */*} 302 / GET ${portal} {Accept: */*} 200 ${HTML}`;
    expect(find(drawing)).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(find(drawing.replace('&rm=GET', ''))).toEqual([]);
  });

  it.each([
    ['OAuth', 'https://id.test/oauth2/authorize?client_id=a&response_type=code'],
    ['SAML', 'https://id.test/sso/redirect?SAMLRequest=abc'],
    ['WS-Federation', 'https://id.test/adfs/ls/?wa=wsignin1.0&wtrealm=a'],
  ])('is an error where another origin’s page can’t be read: %s', (_, to) => {
    const origin = '{Origin: https://a.test; Sec-Fetch-Mode: cors}';
    const drawing = `GET https://a.test/api/me ${JSON_ONLY} 302 / GET ${to} ${origin} 200 ${HTML}`;
    expect(find(drawing)).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(idsOf(drawing, CALL)).toEqual(['call-sent-to-sign-in']);
  });

  const fetched = (path: string, back: string, provider = 'https://github.com/login/oauth') =>
    find(
      `GET https://a.test${path} {Accept: */*} 302 / GET ${provider}/authorize?client_id=x&response_type=code&redirect_uri=${encodeURIComponent(`https://a.test${back}`)} {Accept: */*; Origin: https://a.test} net::ERR_FAILED`,
    );

  it.each([
    ['/api/auth/github', '/api/auth/github', undefined],
    ['/login/github', '/login/github/callback', undefined],
    ['/auth/azure/', '/auth/azure/return', 'https://login.microsoftonline.com/common'],
    ['/sso/start/acme', '/sso/start/acme/cb', 'https://id.corp.test'],
  ])('tells a URL that begins a sign-in from an ended session: %s', (path, back, provider) => {
    const [finding, ...others] = fetched(path, back, provider);
    expect(others).toEqual([]);
    expect(finding?.explanation).toContain('likely begins a sign-in');
    expect(finding?.remedy).toContain('Navigate to this URL');
    expect(`${finding?.explanation}${finding?.remedy}`).not.toMatch(/session|401/);
  });

  it.each([
    ['a callback elsewhere', '/api/data', '/oauth2/callback'],
    ['a callback beside', '/auth/me', '/auth/callback'],
    ['a filter that names what was requested', '/api/orders', '/api/orders'],
    ['a filter, below a sign-in', '/auth/profile', '/auth/profile'],
    ['an application’s root', '/', '/callback'],
    ['an application', '/app', '/app/callback'],
  ])('sees an ended session in %s', (_, path, back) => {
    expect(fetched(path, back)[0]?.remedy).toContain('Return 401');
  });

  it.each([
    [
      'a library that asks for HTML',
      'GET https://a.test/list {Accept: text/html} 302',
      'https://a.test/login',
      'xmlhttprequest',
    ],
    [
      'a part of a page',
      'GET https://a.test/list {HX-Request: true} 302',
      'https://a.test/login',
      'xmlhttprequest',
    ],
    [
      'a document',
      'GET https://a.test/list {Accept: text/html} 302',
      'https://a.test/login',
      'main_frame',
    ],
    [
      'a sign-in’s own steps',
      `GET https://a.test/sso ${JSON_ONLY} 302`,
      'https://a.test/login',
      'xmlhttprequest',
    ],
    [
      'another page',
      `GET https://a.test/api/me ${JSON_ONLY} 302`,
      'https://a.test/api/you',
      'xmlhttprequest',
    ],
  ])('is not found in %s', (_, first, to, type) => {
    expect(find(`${first} / GET ${to} 200 ${HTML}`, type)).toEqual([]);
  });

  it('is not found where the sign-in answers in JSON', () => {
    const drawing = `GET https://a.test/api/me ${JSON_ONLY} 302 / GET https://a.test/login 200 {Content-Type: application/json}`;
    expect(find(drawing)).toEqual([]);
  });
});

describe('a call to another origin whose redirect to a sign-in CORS refuses', () => {
  const AUTHORIZE = 'https://sso.test/authorize?client_id=portal&response_type=code';
  /** As Chromium fires it: the answer, and then an error without a reason. */
  const refused = (to: string, method = 'GET', accept = 'application/json'): RedirectChain => {
    const chain = record(
      `${method} https://rest.b.test/me {Origin: https://portal.test; Sec-Fetch-Mode: cors; Accept: ${accept}} 302>${to}`,
      { ...CALL, initiator: 'https://portal.test' },
    );
    return { ...chain, hops: [{ ...chain.hops[0], error: 'net::ERR_FAILED' }] };
  };
  const ids = (chain: RedirectChain) => findingsOf(chain).map(({ id }) => id);

  it.each([
    ['a provider', AUTHORIZE, 'GET'],
    ['its own sign-in', 'https://rest.b.test/login?next=%2Fme', 'GET'],
    ['its own sign-in, after POST', '/login?next=%2Fme', 'POST'],
  ])('has lost its session, which no header of the redirect brings back: %s', (_, to, method) => {
    const [finding, ...more] = findingsOf(refused(to, method));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ id: 'call-sent-to-sign-in', severity: 'error', hop: 0 });
    expect(finding?.text).toContain(`302 redirects a script’s ${method} to the sign-in page`);
    expect(finding?.remedy).toMatch(
      /^Return 401.*Access-Control-Allow-Origin: https:..portal.test/s,
    );
  });

  it.each([
    ['what moved', refused('https://rest.b.test/v2/me')],
    ['a part of a page', refused(AUTHORIZE, 'GET', 'text/html')],
    ['the report of an error', refused('https://rest.b.test/login?error=denied')],
  ])('is nothing but refused, as to %s', (_, chain) => {
    expect(ids(chain)).toEqual(['cors-refused']);
  });

  it.each([AUTHORIZE, 'https://rest.b.test/login'])(
    'is told as Firefox fires it, too: %s',
    (to) => {
      const asked = '{Origin: https://portal.test; Sec-Fetch-Mode: cors; Accept: */*}';
      const drawing = `GET https://rest.b.test/me ${asked} 302 / GET ${to} ${asked} NS_ERROR_DOM_BAD_URI`;
      expect(found('call-sent-to-sign-in', drawing, CALL)).toMatchObject([
        { hop: 0, remedy: expect.stringContaining('So that scripts can read the 401') },
      ]);
      const allowed = drawing.replace('302 /', '302 {Access-Control-Allow-Origin: *} /');
      const same = drawing.replaceAll('https://portal.test', 'https://rest.b.test');
      for (const other of [drawing.replace('BAD_URI', 'ABORT_ERR'), allowed, same]) {
        const remedies = found('call-sent-to-sign-in', other, CALL).map(({ remedy }) => remedy);
        expect(remedies.join()).not.toContain('read the 401');
      }
    },
  );

  it('is not taken for one where an app is called, or the script doesn’t follow', () => {
    expect(ids(refused('myapp://login'))).not.toContain('call-sent-to-sign-in');
    const manual = refused(AUTHORIZE);
    const { error: _, ...hop } = manual.hops[0];
    expect(ids({ ...manual, hops: [hop] })).toEqual([]);
  });
});

describe('page-instead-of-data', () => {
  const find = (first: string, to: string, type = 'xmlhttprequest', answer = `200 ${HTML}`) =>
    found('page-instead-of-data', `${first} / GET ${to} ${answer}`, { type });

  it.each([
    ['JSON', `GET https://a.test/api/x ${JSON_ONLY} 302`, 'https://a.test/', 'xmlhttprequest'],
    [
      'an event stream',
      'GET https://a.test/events {Accept: text/event-stream} 302',
      'https://a.test/home',
      'other',
    ],
    ['a script', 'GET https://a.test/app.3f.js 302', 'https://a.test/', 'script'],
    [
      'a stylesheet',
      'GET https://a.test/main.css?v=2 301',
      'https://www.a.test/404.html',
      'stylesheet',
    ],
    ['an image', 'GET https://a.test/logo.png 302', 'https://a.test/login', 'image'],
    ['a font', 'GET https://a.test/f.woff2 302', 'https://a.test/missing', 'font'],
  ])('is found in the place of %s', (name, first, to, type) => {
    expect(find(first, to, type)).toMatchObject([
      { severity: 'warning', hop: 0, text: expect.stringContaining(`instead of ${name}`) },
    ]);
  });

  it('is told instead of CORS where another origin’s page came in the place of JSON', () => {
    const cors = '{Origin: https://a.test; Sec-Fetch-Mode: cors}';
    const drawing = `GET https://a.test/api/x ${JSON_ONLY} 302 / GET https://b.test/down.html ${cors} 200 ${HTML}`;
    expect(idsOf(drawing, CALL)).toEqual(['page-instead-of-data']);
    const [finding] = found('page-instead-of-data', drawing, CALL);
    expect(finding?.explanation).not.toContain('sees success');
  });

  const SCRIPT = 'GET https://a.test/app.js 302';
  it.each([
    [
      'a call that may get a page',
      find('GET https://a.test/x {Accept: */*} 302', 'https://a.test/y'),
    ],
    [
      'a slash and www, which change no answer',
      find(
        'GET http://a.test/part {Accept: application/json, text/plain, */*} 301',
        'https://www.a.test/part/',
      ),
    ],
    [
      'what came as asked',
      find(
        `GET https://a.test/x ${JSON_ONLY} 302`,
        'https://a.test/y',
        undefined,
        '200 {Content-Type: application/json}',
      ),
    ],
    [
      'an error, which tells',
      find(`GET https://a.test/x ${JSON_ONLY} 302`, 'https://a.test/y', undefined, `401 ${HTML}`),
    ],
    ['a file that moved', find(SCRIPT, 'https://a.test/v2/app.js', 'script')],
    ['another site’s page', find(SCRIPT, 'https://b.test/', 'script')],
    [
      'a picture that counts',
      find('GET https://a.test/pixel?x=1 302', 'https://a.test/p', 'image'),
    ],
  ])('is not found in %s', (_, findings) => {
    expect(findings).toEqual([]);
  });
});

describe('kept-method-refused', () => {
  const find = (drawing: string) => found('kept-method-refused', drawing);

  it.each([
    'POST https://a.test/form (form a=1) 307 / POST https://a.test/thanks (form a=1) 405',
    'DELETE https://a.test/7 308 / DELETE https://a.test/ 405',
    'PUT https://a.test/7 (24 B) 307 / PUT https://a.test/7/done (24 B) 405',
  ])('is found, with 303 first, in %s', (drawing) => {
    expect(find(drawing)).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(find(drawing)[0]?.remedy).toMatch(/^Return 303/);
  });

  it.each([
    ['POST https://a.test/items/ (9 B) 307 / POST https://a.test/items (9 B) 405', '/items'],
    ['PUT http://a.test/x (9 B) 308 / PUT https://a.test/x (9 B) 405', 'https://a.test/x'],
    ['POST https://a.test/x (9 B) 308 / POST https://b.test/v2/x (9 B) 405', 'https://b.test/v2/x'],
  ])('advises no 303, which would drop the request, in %s', (drawing, target) => {
    const [finding] = find(drawing);
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/303|a page/);
    expect(finding?.remedy).toContain(`at ${target}`);
  });

  it.each([
    'POST https://a.test/signup (form a=1) 307 / POST https://a.test/welcome (form a=1) 404',
    'POST https://a.test/pay (form a=1) 308 / POST https://shop.test/done (form a=1) 404',
  ])('may be a page that a form was to show: %s', (drawing) => {
    const page = { type: 'main_frame' };
    const [finding] = found('kept-method-refused', drawing, page);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.remedy).toMatch(/^If \S+ exists for GET, return 303/);
    const moved = 'POST https://a.test/x (form a=1) 308 / POST https://a.test/x/ (form a=1) 404';
    expect(found('kept-method-refused', moved, page)).toEqual([]);
  });

  it.each([
    'POST https://a.test/v1 (24 B) 307 / POST https://a.test/v2 (24 B) 201',
    'POST https://a.test/v1 (24 B) 307 / POST https://a.test/v2 (24 B) 404',
    'POST https://a.test/v1 (24 B) 303 / GET https://a.test/v2 405',
    'GET https://a.test/v1 307 / GET https://a.test/v2 405',
  ])('is not found in %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('page-instead-of-data where a URL or a destination tells what was asked for', () => {
  const find = (first: string, to: string, type = 'xmlhttprequest') =>
    found('page-instead-of-data', `${first} 302 / GET ${to} 200 ${HTML}`, { type });

  it.each(['/api/me', '/v2/api/orders?page=2', '/graphql', '/config.json'])(
    'is found at %s',
    (path) => {
      const [finding] = find(`GET https://a.test${path} {Accept: */*}`, 'https://a.test/welcome');
      expect(finding?.text).toBe('The redirect to /welcome returned an HTML page instead of data');
      expect(finding?.severity).toBe('warning');
    },
  );

  it.each([
    ['a part of a page', 'GET https://a.test/fragment {Accept: */*}'],
    ['HTML', 'GET https://a.test/api/view {Accept: text/html}'],
    ['a library that puts pages together', 'GET https://a.test/api/x {HX-Request: true}'],
    ['a POST that leads to a page', 'POST https://a.test/api/login (9 B)'],
  ])('is not found for %s', (_, first) => {
    expect(find(first, 'https://a.test/welcome')).toEqual([]);
  });

  it('is not found where the API itself has the page', () => {
    expect(find('GET https://a.test/api/card {Accept: */*}', 'https://a.test/api/card/')).toEqual(
      [],
    );
  });

  it('is found for a manifest, and for a file whose host asks to sign in elsewhere', () => {
    const manifest = 'GET https://a.test/app.webmanifest {Sec-Fetch-Dest: manifest}';
    expect(find(manifest, 'https://a.test/login', 'other')[0]?.text).toContain(
      'a web app manifest',
    );
    const sso = 'https://id.test/authorize?client_id=a&scope=x';
    expect(find('GET https://cdn.test/a.woff2', sso, 'font')[0]?.text).toContain('a font');
    expect(find('GET https://cdn.test/a.woff2', 'https://b.test/', 'font')).toEqual([]);
  });
});
