import { describe, expect, it } from 'vitest';
import { lastHop, type RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { found, idsOf, stairs } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

/** So many URLs, by their index. */
const urls = (count: number, url: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => url(index));

const to = (path: string) => `http://a.test${path}`;

describe('redirect-loop', () => {
  const find = (drawing: string) => found('redirect-loop', drawing);

  it('folds a page that redirects to itself', () => {
    expect(
      find(
        stairs(
          urls(21, () => to('/x')),
          '302',
          GAVE_UP,
        ),
      ),
    ).toMatchObject([
      {
        severity: 'error',
        hop: 0,
        text: 'Loop of 1 URL, 21 iterations: http://a.test/x → /x',
        explanation: 'The last two iterations requested the same URLs with the same cookies.',
        remedy: expect.stringContaining('The rule also matches its own target'),
      },
    ]);
  });

  it.each(['net::ERR_TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP'])(
    'folds two pages that redirect to each other, where the browser says %s',
    (error) => {
      const pages = urls(21, (index) => to(index % 2 === 0 ? '/login' : '/home'));
      expect(find(stairs(pages, '302', error))[0]?.text).toBe(
        'Loop of 2 URLs, 10 iterations: http://a.test/login → /home → /login',
      );
    },
  );

  it('begins where the circle begins', () => {
    const pages = [
      to('/start'),
      ...urls(20, (index) => to(['/a', '/b', '/c', '/d'][index % 4] ?? '')),
    ];
    expect(find(stairs(pages, '302', GAVE_UP))[0]).toMatchObject({
      hop: 1,
      text: 'Loop of 4 URLs, 5 iterations: http://a.test/a → … → /d → /a',
    });
  });

  it('says which parameter changed from lap to lap', () => {
    const pages = urls(21, (index) => to(`/x?lang=en&n=${index}`));
    expect(find(stairs(pages, '302', GAVE_UP))[0]?.explanation).toBe(
      'Between iterations, the parameter n (19, then 20) changed.',
    );
  });

  it.each([
    ['a parameter that is there again and again', ['/x?a=1', '/x?a=1&a=2'], 'the parameter a'],
    ['the order of parameters', ['/x?a=1&b=2', '/x?b=2&a=1'], 'spelling'],
    ['the spelling of a value', ['/x?a=%20', '/x?a=+'], 'spelling'],
  ])('does not call URLs the same that differ in %s', (_, paths, change) => {
    const pages = urls(21, (index) => to(paths[index % 2] ?? ''));
    const explanation = find(stairs(pages, '302', GAVE_UP))[0]?.explanation;
    expect(explanation).not.toContain('the same URLs');
    expect(explanation).toContain(change);
  });

  it('says which cookie changed from lap to lap', () => {
    const hops = urls(21, (index) =>
      `GET ${to('/x')} {Cookie: seen=1; n=${index}} ${index === 20 ? GAVE_UP : '302'}`.replace(
        '; ',
        ', ',
      ),
    );
    expect(find(hops.join(' / '))[0]?.explanation).toBe(
      'Between iterations, the cookie seen changed.',
    );
  });

  it('names the cookie that each lap sets and none brings back', () => {
    const hops = urls(
      21,
      (index) => `GET ${to('/x')} ${index === 20 ? GAVE_UP : '302 {Set-Cookie: session=1}'}`,
    );
    expect(find(hops.join(' / '))[0]?.remedy).toContain(
      'the Cookie header doesn’t include the cookie session, which each iteration sets',
    );
  });

  it('names the layers that pull against each other', () => {
    const https =
      'GET http://a.test/ 301 {Content-Type: text/html; Content-Length: 162; Server: nginx}';
    const http = 'GET https://a.test/ 302 {X-Powered-By: Express; Server: nginx}';
    const drawing = [...urls(10, () => `${https} / ${http}`), `GET http://a.test/ ${GAVE_UP}`];
    expect(find(drawing.join(' / '))[0]?.explanation).toBe(
      'The last two iterations requested the same URLs with the same cookies. Different layers ' +
        'send these redirects: nginx redirects http://a.test/ and Express redirects https://a.test/.',
    );
  });

  it('names the layer that a loop’s redirects pass through', () => {
    const hop = 'GET https://a.test/ 302 {X-Powered-By: Express; Server: cloudflare}';
    const drawing = [...urls(20, () => hop), `GET https://a.test/ ${GAVE_UP}`].join(' / ');
    expect(find(drawing)[0]?.explanation).toContain(
      'Express sends these redirects, and they pass through Cloudflare.',
    );
    const other = 'GET http://a.test/ 301 {Server: cloudflare}';
    const mixed = [...urls(10, () => `${other} / ${hop}`), `GET http://a.test/ ${GAVE_UP}`];
    expect(find(mixed.join(' / '))[0]?.explanation).toContain(
      'Express sends some of these redirects. The others pass through Cloudflare and don’t show their sender.',
    );
  });

  it('sees the browser’s own upgrades among the laps', () => {
    const lap = 'GET http://a.test/ hsts / GET https://a.test/ 302';
    const drawing = [...urls(10, () => lap), `GET http://a.test/ ${GAVE_UP}`].join(' / ');
    expect(find(drawing)[0]?.remedy).toContain('The browser upgrades to HTTPS');
  });

  it('advises to settle on a host where two are at odds', () => {
    const pages = urls(21, (index) => `http://${index % 2 ? 'www.' : ''}a.test/`);
    expect(find(stairs(pages, '301', GAVE_UP))[0]?.remedy).toContain(
      'Two rules conflict over the host',
    );
  });

  it('is all that is told of a loop', () => {
    const pages = urls(21, (index) => to(index % 2 === 0 ? '/x' : '/x/'));
    expect(idsOf(stairs(pages, '301', GAVE_UP))).toEqual(['redirect-loop']);
  });

  it.each([
    ['a chain that arrived', stairs(urls(20, () => to('/x')))],
    [
      'another error',
      stairs(
        urls(5, () => to('/x')),
        '302',
        'net::ERR_CONNECTION_RESET',
      ),
    ],
    [
      'a way without circles',
      stairs(
        urls(21, (index) => to(`/${index}`)),
        '302',
        GAVE_UP,
      ),
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('too-many-redirects', () => {
  it('is found where a browser gave up on a way without circles', () => {
    const drawing = stairs(
      urls(21, (index) => to(`/${index}`)),
      '301',
      GAVE_UP,
    );
    expect(found('too-many-redirects', drawing)).toMatchObject([
      {
        severity: 'error',
        hop: 20,
        text: 'The browser stopped after 20 redirects, at http://a.test/20',
      },
    ]);
    expect(idsOf(drawing)).toEqual(['too-many-redirects']);
  });

  it('is found though the last URLs are of one path', () => {
    const pages = [...urls(19, (index) => to(`/${index}`)), to('/x?n=1'), to('/x?n=2')];
    expect(idsOf(stairs(pages, '301', GAVE_UP))).toEqual(['too-many-redirects']);
  });

  it('is not found where a long lap was gone round twice', () => {
    const pages = urls(20, (index) => to(`/${index % 10}`));
    expect(idsOf(stairs(pages, '301', GAVE_UP))).toEqual(['redirect-loop']);
  });

  it('is not found in a request none of whose redirects Firefox follows', () => {
    const drawing = 'GET http://a.test/worker.js {Service-Worker: script} 302>/login';
    const chain = record(drawing);
    const stopped = {
      ...chain,
      hops: [{ ...lastHop(chain), error: 'NS_ERROR_REDIRECT_LOOP' }],
    } as unknown as RedirectChain;
    expect(findingsOf(stopped).map(({ id }) => id)).toEqual(['worker-script-redirected']);
  });

  it('is not found at 20 redirects that were followed', () => {
    expect(found('too-many-redirects', stairs(urls(21, (index) => to(`/${index}`))))).toEqual([]);
  });
});

describe('ping-pong', () => {
  const find = (...paths: readonly string[]) =>
    found('ping-pong', stairs(paths.map((path) => `http://a.test${path}`)));

  it('is found where a chain goes to and fro twice and gets on', () => {
    expect(find('/a', '/in?try=1', '/a', '/in?try=2', '/a', '/home')).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: 'Back and forth 2 times: http://a.test/a → /in → /a',
        explanation: expect.stringContaining('the parameter try (1, then 2)'),
      },
    ]);
  });

  it.each([
    ['a redirect that was not followed', '302>http://a.test/login'],
    ['an error', 'net::ERR_FAILED'],
    ['nothing yet', '…'],
  ])('is not found where the chain ends on the way, with %s', (_, end) => {
    const pages = ['/', '/login', '/', '/login', '/'].map(to);
    expect(found('ping-pong', stairs(pages, '302', end))).toEqual([]);
  });

  it('is found where the chain gets on at one of the places', () => {
    expect(find('/', '/login', '/', '/login', '/')).toHaveLength(1);
  });

  it('is found in the midst of a chain, and with more than two places', () => {
    expect(find('/0', '/a', '/b', '/c', '/a', '/b', '/c', '/d')[0]).toMatchObject({ hop: 1 });
  });

  it.each([
    ['one lap: there and back again', ['/a', '/in', '/a', '/home']],
    ['one place that counts', ['/a?n=1', '/a?n=2', '/a?n=3', '/a?n=4', '/b']],
    ['ever new places', ['/a', '/b', '/c', '/d', '/e']],
  ])('is not found in %s', (_, paths) => {
    expect(find(...paths)).toEqual([]);
  });
});

describe('waits-for-cookie', () => {
  const find = (drawing: string) => found('waits-for-cookie', drawing);

  it('is found where a URL redirects to itself and the cookie comes back', () => {
    const drawing =
      'GET http://a.test/x 302 {Set-Cookie: seen=1} / GET http://a.test/x {Cookie: seen=1} 200';
    expect(find(drawing)).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: '302 redirects http://a.test/x to itself until the Cookie header includes the cookie seen',
      },
    ]);
  });

  it.each([
    [
      'another URL',
      'GET http://a.test/x 302 {Set-Cookie: s=1} / GET http://a.test/y {Cookie: s=1} 200',
    ],
    ['a redirect without a cookie', 'GET http://a.test/x 302 / GET http://a.test/x 200'],
    [
      'a cookie that did not come back',
      'GET http://a.test/x 302 {Set-Cookie: s=1} / GET http://a.test/x 200',
    ],
    [
      'a form that shows itself again',
      'POST http://a.test/x 303 {Set-Cookie: s=1} / GET http://a.test/x {Cookie: s=1} 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('the remedy of a loop of one https URL', () => {
  const remedyOf = (url: string, cookies: string) => {
    const drawing = stairs(
      urls(21, () => url),
      `302 {Location: ${url}${cookies && '; Set-Cookie: lang=en'}}`,
      GAVE_UP,
    );
    const sent =
      cookies === ''
        ? drawing
        : drawing.replaceAll(`GET ${url} `, `GET ${url} {Cookie: ${cookies}} `);
    return found('redirect-loop', sent)[0]?.remedy ?? '';
  };

  it.each(['https://a.test/en', 'https://shop.test/de-DE/'])(
    'leaves open which rule it is: %s',
    (url) => {
      expect(remedyOf(url, '')).toMatch(
        /X-Forwarded-Proto.*Any other rule must exclude its own target/s,
      );
      expect(remedyOf(url, '')).not.toContain('cookie');
    },
  );

  it('also names the cookie that each iteration sets again', () => {
    expect(remedyOf('https://a.test/en', 'lang=en')).toMatch(
      /X-Forwarded-Proto.*The cookie lang is sent, and each iteration sets it again/s,
    );
  });
});
