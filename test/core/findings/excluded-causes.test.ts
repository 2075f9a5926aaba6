/** Causes and remedies that a chain itself excludes, so that no finding may name them. */
import { describe, expect, it } from 'vitest';
import { type Hop, lastHop, type RedirectChain } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, stairs } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';
const PAGE = { type: 'main_frame' };

it('says of a path prefix that exactly one server has to add it', () => {
  const drawing =
    'POST https://a.test/wiki/login (form user=ada) 302 / GET https://a.test/dashboard 404';
  const [finding] = found('path-prefix-wrong', drawing, { ...PAGE, initiator: 'https://a.test' });
  expect(finding?.explanation).toContain('exactly one of them must add the prefix');
});

describe('growing-url', () => {
  const grown = (part: string) => (index: number) => `https://a.test${part.repeat(index + 1)}/in`;
  /** A chain whose path grows by a part, with these Locations as the server wrote them. */
  const find = (part: string, location: ((url: string) => string) | undefined) => {
    const urls = Array.from({ length: 8 }, (_, index) => grown(part)(index));
    const chain = record(stairs(urls, '302', GAVE_UP), PAGE);
    const answers = urls.slice(1).map((url) => ({
      headers: location ? [{ name: 'Location', value: location(url) }] : [],
    }));
    return foundIn('growing-url', answeredBy(chain, answers))[0];
  };

  it.each([
    ['a path', (url: string) => new URL(url).pathname],
    ['a URL', (url: string) => url],
    ['a URL without a scheme', (url: string) => url.replace('https:', '')],
  ])('blames no relative Location where each is %s', (_, location) => {
    const finding = find('/fr', location);
    expect(finding?.explanation).toMatch(/The rule may match its own target/);
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/relative|slash/);
    expect(finding?.remedy).toMatch(/^Redirect only if the path doesn’t start with “fr” yet/);
  });

  it.each([
    ['is', (url: string) => new URL(url).pathname.slice(1)],
    ['may be', undefined],
  ])('names it where a Location %s relative', (_, location) => {
    const finding = find('/app', location);
    expect(finding?.explanation).toContain('may be relative');
    expect(finding?.remedy).toContain('Start the Location with a slash');
  });
});

describe('redirect-loop', () => {
  const SAME = 'The last two iterations requested the same URLs';
  const URLS = Array.from({ length: 12 }, (_, index) => `https://a.test/${index % 2}`);
  /** A loop as another program wrote it, or as the browser reported it. */
  const explained = (witness: Hop['witness'], headers = '') => {
    const drawing = URLS.map(
      (url, index) => `GET ${url} ${headers} ${index < 11 ? 302 : GAVE_UP}`,
    ).join(' / ');
    const chain = record(drawing.replaceAll('  ', ' '), PAGE);
    const hops = chain.hops.map((hop) => ({ ...hop, ...(witness && { witness }) }));
    const all = { ...chain, hops: hops as unknown as RedirectChain['hops'] };
    expect(lastHop(all).error).toBe(GAVE_UP);
    return foundIn('redirect-loop', all)[0]?.explanation;
  };

  it('says nothing of the cookies where a file may lack them', () => {
    expect(explained('file')).toBe(`${SAME}.`);
    expect(explained('file', '{Accept: text/html}')).toBe(`${SAME}.`);
  });

  it('says that the cookies were the same where they are known', () => {
    expect(explained('file', '{Cookie: sid=1}')).toBe(`${SAME} with the same cookies.`);
    expect(explained(undefined)).toBe(`${SAME} with the same cookies.`);
  });
});

describe('an event source', () => {
  const HTML = '200 {Content-Type: text/html}';
  const CALL = { type: 'xmlhttprequest', initiator: 'https://a.test' };
  const asked = (method: string, headers = '') =>
    `${method} https://a.test/feed {Accept: text/event-stream; Sec-Fetch-Mode: cors${headers}} 302`;
  const textOf = (id: string, drawing: string) => {
    const [finding] = found(id, drawing, CALL);
    expect(finding).toBeDefined();
    return `${finding?.explanation} ${finding?.remedy}`;
  };

  it.each([
    ['its own sign-in', `${asked('GET')} / GET https://a.test/login ${HTML}`],
    [
      'a provider',
      `${asked('GET')} / GET https://id.test/authorize?client_id=a&response_type=code ${HTML}`,
    ],
    [
      'a provider, refused',
      `${asked('GET', '; Origin: https://b.test')} / GET https://id.test/login {Origin: https://b.test} NS_ERROR_DOM_BAD_URI`,
    ],
  ])('shows a script no response and no 401: %s', (_, drawing) => {
    const text = textOf('call-sent-to-sign-in', drawing);
    expect(text).toMatch(/session has likely ended.*EventSource fails on any/);
    expect(text).toMatch(/Return 401 to requests.*session with another request/);
    expect(text).not.toMatch(/response\.redirected|On 401|only get|read the 401/);
  });

  it.each([
    ['call-sent-to-sign-in', '/login'],
    ['page-instead-of-data', '/home'],
  ])('sends no POST, so that %s tells of another client then', (id, to) => {
    const drawing = `${asked('POST')} / GET https://a.test${to} ${HTML}`;
    expect(textOf(id, drawing)).toContain('response.redirected');
    expect(textOf(id, drawing)).not.toContain('EventSource');
    expect(textOf(id, drawing.replace('POST', 'GET'))).toContain('EventSource');
  });
});

describe('post-became-get', () => {
  const find = (drawing: string, type = 'xmlhttprequest') =>
    found('post-became-get', drawing, { type });
  const asked = (accept: string, to: string, type: string) =>
    `POST https://a.test/save (form a=1) {Accept: ${accept}} 302 / GET https://a.test${to} 200 {Content-Type: ${type}}`;

  it.each([
    ['the front page', '/'],
    ['a page in any language', '/bejelentkezes'],
    ['a notice', '/pause.php'],
  ])('takes no page for the result of a call that accepts only JSON: %s', (_, to) => {
    expect(find(asked('application/json', to, 'text/html'))).toEqual([]);
  });

  it.each([
    ['JSON', asked('application/json', '/saved/7', 'application/json'), 'xmlhttprequest'],
    ['a page for a form', asked('text/html', '/saved/7', 'text/html'), 'main_frame'],
  ])('takes %s for the result', (_, drawing, type) => {
    expect(find(drawing, type)[0]?.text).toContain('likely intended');
  });
});

describe('callback-by-http', () => {
  const find = (url: string, ...rest: readonly string[]) => {
    const asked = `client_id=a&response_type=code&redirect_uri=${encodeURIComponent(url)}`;
    const drawing = [
      'GET https://a.test/in 302',
      `GET https://id.test/authorize?${asked} ${rest.length > 0 ? 302 : 200}`,
      ...rest,
    ];
    const chain = record(drawing.join(' / '), PAGE);
    const answers = chain.hops.map(() => ({ serverIp: '93.184.216.34' }));
    return foundIn('callback-by-http', answeredBy(chain, answers))[0];
  };

  it.each([
    ['redirect_uri_mismatch', 'error=redirect_uri_mismatch&state=s'],
    ['invalid_redirect_uri', 'error=invalid_redirect_uri'],
    [
      'invalid_request',
      'error=invalid_request&error_description=The+redirect_uri+is+not+registered',
    ],
  ])('is an error where the provider returned %s to the application', (error, query) => {
    const finding = find('http://a.test/cb', `GET https://a.test/cb?${query} 200`);
    expect(finding?.severity).toBe('error');
    expect(finding?.explanation).toContain(`id.test returned ${error}, likely because`);
    expect(finding?.explanation).not.toContain('over plain HTTP');
  });

  it.each(['http://app.internal/cb', 'http://localhost:3000/cb', 'https://a.test:8080/cb'])(
    'is an error where it refused %s in this way',
    (url) => {
      const refused = find(url, 'GET https://a.test/cb?error=redirect_uri_mismatch 302>/');
      expect(refused?.severity).toBe('error');
      expect(refused?.explanation).toContain('returned redirect_uri_mismatch');
    },
  );

  it.each([
    ['another error', 'error=access_denied'],
    ['what else is invalid', 'error=invalid_request&error_description=scope+is+missing'],
    ['a code', 'code=c'],
  ])(
    'claims no refusal, and nothing of the response, where it came by HTTPS with %s',
    (_, query) => {
      const finding = find('http://a.test/cb', `GET https://a.test/cb?${query} 200`);
      expect(finding?.severity).toBe('warning');
      expect(finding?.explanation).not.toMatch(/over plain HTTP|returned/);
    },
  );

  it('tells whether the response came by plain HTTP, or would', () => {
    const came = find(
      'http://a.test/cb',
      'GET http://a.test/cb?code=c 301',
      'GET https://a.test/cb?code=c 200',
    );
    expect(came?.explanation).toContain('The response came back over plain HTTP.');
    const upgraded = find(
      'http://a.test/cb',
      'GET http://a.test/cb?code=c hsts',
      'GET https://a.test/cb?code=c 200',
    );
    expect(upgraded?.explanation).not.toContain('over plain HTTP');
    expect(find('http://a.test/cb')?.explanation).toContain('would come back over plain HTTP');
  });
});

describe('server lines', () => {
  const CORS = '{Access-Control-Allow-Origin: https://app.test}';
  const asked = (origin: string) => `(24 B) {Origin: ${origin}; Accept: application/json}`;
  const post = (origin: string, answer = CORS) =>
    `POST https://api.test/v1/x ${asked(origin)} 301 ${answer} / GET https://api.test/v1/x/ {Origin: ${origin}} 200`;

  it.each(['https://app.test', 'null'])(
    'are none where CORS let %s follow the redirect',
    (origin) => {
      const [finding] = found('post-became-get', post(origin));
      expect(finding?.remedy).toMatch(
        /return 308 to keep.*Send the 308 with the same CORS headers/,
      );
      expect(finding).not.toHaveProperty('fixes');
    },
  );

  it.each([
    ['the origin itself asks', post('https://api.test')],
    ['the redirect has no CORS headers', post('https://app.test', '').replace('301  /', '301 /')],
  ])('are given where %s', (_, drawing) => {
    const [finding] = found('post-became-get', drawing);
    expect(finding?.remedy).not.toContain('CORS');
    expect(finding?.fixes?.[0]).toMatchObject({ status: 308 });
  });

  it('are none for other rules there, either', () => {
    const kept = post('https://app.test').replace('POST', 'PUT').replace('/ GET', '/ PUT');
    expect(found('method-kept-here', kept)).toMatchObject([{ hop: 0 }]);
    expect(found('method-kept-here', kept)[0]).not.toHaveProperty('fixes');
  });

  it('are none for the host of another site, whose link can name the target', () => {
    const run = (first: string) =>
      found(
        'replaceable-chain',
        stairs([first, 'https://a.test/p', 'https://www.a.test/p'], '301'),
      )[0];
    for (const other of ['https://s.test/Xy', 'https://short.example/7']) {
      expect(run(other)).not.toHaveProperty('fixes');
      expect(run(other)?.remedy).toMatch(/^Link directly to https:\/\/www\.a\.test\/p/);
    }
    expect(run('http://a.test/p')?.fixes).toHaveLength(1);
    expect(run('http://a.test/p')?.remedy).toMatch(/^Return 301 from the first/);
  });
});

describe('sign-ins in other languages', () => {
  const call = (to: string) =>
    found(
      'call-sent-to-sign-in',
      `POST https://a.test/cart (24 B) {Accept: application/json} 302 / GET https://a.test${to} 200 {Content-Type: text/html}`,
    );

  it.each([
    '/entrar',
    '/pt-br/entrar?next=%2Fcart',
    '/conta/entrar',
    '/anmelden.html',
    '/fr/connexion',
    '/cuenta/acceder',
    '/iniciar-sesion',
    '/cliente/iniciar_sesi%C3%B3n',
    '/webshop/inloggen',
    '/sv/logga-in',
    '/app/einloggen',
    '/zaloguj',
  ])('are recognized by their paths: %s', (to) => {
    expect(call(to)).toHaveLength(1);
  });

  it.each(['/kurse/7/anmelden', '/sala/9/entrar', '/docs/connexion', '/conexao', '/blog/logind'])(
    'are not where the words may mean something else: %s',
    (to) => {
      expect(call(to)).toEqual([]);
    },
  );

  it('are no place for what a form was sent for', () => {
    const drawing =
      'POST https://a.test/kurse/7/anmelden (form name=Ada) 302 / GET https://a.test/kurse/7/danke 200';
    expect(found('post-became-get', drawing, PAGE)[0]?.text).toContain('likely intended');
  });
});
