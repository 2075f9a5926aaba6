/**
 * Requests redirected or changed by another extension, test/extensions/redirector, which redirects URLs below
 * `/by-extension` or changes their headers.
 */
import type { ChainLines, Scenario } from '../scenario.ts';

const GROUP = 'Other extensions';
const OLD = '/by-extension/redirect';
const UPGRADED = '/by-extension/upgrade';
/** Everything below gets an Authorization header. */
const SIGNED = '/by-extension/signed';
/** Loses its Content-Type. */
const BARE = '/by-extension/bare';

export const extensions: readonly Scenario[] = [
  {
    id: 'extension-page',
    group: GROUP,
    title: 'A page that an extension redirects',
    story:
      'A privacy extension redirects the visitor to another front end. DevTools shows a 307 or a 200. No server sent either, and the original server never received the request.',
    send: { by: 'navigate', path: OLD },
    answers: { '/new': { status: 200 } },
    expect: [[`GET ${OLD} extension`, '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'extension-fetch',
    group: GROUP,
    title: 'A fetch that an extension redirects',
    story: 'A developer tool redirects an API’s production URL to another URL.',
    send: { by: 'fetch', path: OLD },
    answers: { '/new': { status: 200 } },
    expect: [[`GET ${OLD} extension`, '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'extension-post',
    group: GROUP,
    title: 'A POST that an extension redirects',
    story: 'The same for an order: the method and body are kept, as with a 307.',
    send: { by: 'fetch', method: 'POST', path: OLD, body: { kind: 'text', text: 'one tea' } },
    answers: { '/new': { status: 200 } },
    expect: [
      [
        `POST ${OLD} extension`,
        '  POST kept · body of 7 B sent again, identical',
        'POST /new 200 OK',
      ],
    ],
  },
  {
    id: 'extension-page-after-302',
    group: GROUP,
    title: 'A 302 to a page that an extension redirects',
    story:
      'The server redirects once, then the extension redirects again. Only the first redirect can be fixed on the server. Chromium reports only that one; the changed URL reveals the second.',
    send: { by: 'navigate', path: '/old' },
    answers: { '/old': { status: 302, location: `{path}${OLD}` }, '/new': { status: 200 } },
    expect: {
      chromium: afterRedirect('not observed', '200 OK'),
      firefox: afterRedirect('extension', '200 OK'),
    },
  },
  {
    id: 'extension-fetch-after-302',
    group: GROUP,
    title: 'A fetch with a 302 to a URL that an extension redirects',
    story:
      'The server redirects once, then the extension redirects again. Only the first redirect can be fixed on the server.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, location: `{path}${OLD}` }, '/new': { status: 200 } },
    expect: {
      chromium: afterRedirect('not observed', 'net::ERR_INVALID_ARGUMENT'),
      firefox: afterRedirect('extension', '200 OK'),
    },
  },
  {
    id: 'extension-upgrade',
    group: GROUP,
    title: 'A page that an extension upgrades to HTTPS',
    story:
      '“HTTPS everywhere” extensions do this. Firefox reports it in the same way as HSTS, so the panel only shows that the request was upgraded.',
    send: { by: 'navigate', host: 'lab.test', path: UPGRADED },
    answers: { [`lab.test${UPGRADED}`]: { status: 200 } },
    expect: { chromium: upgraded('extension'), firefox: upgraded('HTTPS upgrade') },
  },
  {
    id: 'extension-upgrade-after-302',
    group: GROUP,
    title: 'A 302 to a page that an extension upgrades to HTTPS',
    story:
      'Chromium reports neither extension upgrades nor HSTS after a redirect; the next request simply uses HTTPS. The panel infers the hop and only shows that it was upgraded.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: `{http://lab.test}${UPGRADED}` },
      [`lab.test${UPGRADED}`]: { status: 200 },
    },
    expect: [
      [
        'GET /old 302 Found',
        '  GET kept',
        `GET http://lab.test${UPGRADED} HTTPS upgrade`,
        '  GET kept',
        `GET https://lab.test${UPGRADED} 200 OK`,
      ],
    ],
  },
  {
    id: 'extension-authorization',
    group: GROUP,
    title: 'Authorization that an extension adds everywhere',
    story:
      'A developer tool adds a token to every request, whatever its host. After the redirect, another origin receives the token, which no browser would send there by itself.',
    send: { by: 'navigate', path: `${SIGNED}/old` },
    answers: {
      [`${SIGNED}/old`]: { status: 302, location: `{http://b.localhost}${SIGNED}/new` },
      [`b.localhost${SIGNED}/new`]: { status: 200 },
    },
    expect: [
      [`GET ${SIGNED}/old 302 Found`, '  GET kept', `GET http://b.localhost${SIGNED}/new 200 OK`],
    ],
  },
  {
    id: 'extension-content-type',
    group: GROUP,
    title: 'A Content-Type that an extension removes',
    story:
      'An extension removes a header from requests to one URL. After the 307, the browser sends the body again, but without its Content-Type.',
    send: {
      by: 'fetch',
      method: 'POST',
      path: '/orders',
      headers: { 'Content-Type': 'application/json' },
      body: { kind: 'text', text: '{"item":7}' },
    },
    answers: {
      '/orders': { status: 307, location: `{path}${BARE}` },
      [BARE]: { status: 415 },
    },
    expect: [
      [
        'POST /orders 307 Temporary Redirect',
        '  POST kept · body of 10 B sent again, identical · Content-Type dropped',
        `POST ${BARE} 415 Unsupported Media Type`,
      ],
    ],
  },
];

function upgraded(cause: string): ChainLines {
  return [
    [
      `GET http://lab.test${UPGRADED} ${cause}`,
      '  GET kept',
      `GET https://lab.test${UPGRADED} 200 OK`,
    ],
  ];
}

function afterRedirect(cause: string, answer: string): ChainLines {
  return [
    ['GET /old 302 Found', '  GET kept', `GET ${OLD} ${cause}`, '  GET kept', `GET /new ${answer}`],
  ];
}
