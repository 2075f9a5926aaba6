/**
 * Pages that fail to load, as in users' reports about servers behind proxies, sign-ins and single-page applications.
 */
import type { Answer, Scenario } from '../scenario.ts';
import { html } from './content.ts';
import { LEARN_HSTS } from './hsts-lesson.ts';
import { givenUp } from './limits.ts';

const GROUP = 'Reported by users';

const PAGE: Answer = html('<p>A page.</p>');

/** A host below one that sets HSTS for all of its subdomains, with an untrusted certificate. */
const OLD_HOST = 'old.secure.lab.test';

/** An unsigned JSON Web Token: `{"alg":"none"}`, `{"sub":"lab"}`. */
const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJsYWIifQ.';

/** More than servers accept. */
const LONG = 'x'.repeat(9000);

export const reportedPages: readonly Scenario[] = [
  {
    id: 'https-to-http-elsewhere',
    group: GROUP,
    title: 'From HTTPS to another host over HTTP',
    story:
      'An old link table still contains http: URLs. From there on, anyone on the network path can read the traffic.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{https://lab.test}/out' },
      'https://lab.test/out': { status: 302, location: '{http://www.lab.test}/partner' },
      'www.lab.test/partner': { status: 200 },
    },
    expect: [
      [
        'GET /start 302 Found',
        '  GET kept',
        'GET https://lab.test/out 302 Found',
        '  GET kept',
        'GET http://www.lab.test/partner 200 OK',
      ],
    ],
  },
  {
    id: 'callback-by-http',
    group: GROUP,
    title: 'A callback URL with http:',
    story:
      'The application doesn’t know that the proxy in front of it uses HTTPS, so it gives the provider an http: callback URL. The provider rejects it.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{https://lab.test}/sign-in' },
      'https://lab.test/sign-in': {
        status: 302,
        location:
          '{http://idp.localhost}/authorize?client_id=lab&response_type=code&redirect_uri=http%3A%2F%2Flab.test%2Fcallback',
      },
      'idp.localhost/authorize': { status: 400 },
    },
    expect: [
      [
        'GET /start 302 Found',
        '  GET kept',
        'GET https://lab.test/sign-in 302 Found',
        '  GET kept',
        'GET http://idp.localhost/authorize?client_id=lab&response_type=code&redirect_uri=http%3A%2F%2Flab.test%2Fcallback 400 Bad Request',
      ],
    ],
  },
  {
    id: 'path-prefix-lost',
    group: GROUP,
    title: 'A lost path prefix',
    story:
      'A proxy serves the application below /s, but the application doesn’t know the prefix and redirects without it.',
    send: { by: 'fetch', path: '/shop' },
    answers: { '/shop': { status: 301, location: '/path-prefix-lost/shop/' } },
    expect: [
      [
        'GET /shop 301 Moved Permanently',
        '  GET kept',
        'GET /path-prefix-lost/shop/ 404 Not Found',
      ],
    ],
  },
  {
    id: 'growing-path',
    group: GROUP,
    title: 'A path that grows with every iteration',
    story:
      'A relative Location after a slash: the rule doesn’t notice that the language is already in the path and adds it again and again.',
    send: { by: 'fetch', path: '/de/' },
    answers: Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [
        germanPath(index),
        { status: 302, location: 'de/' },
      ]),
    ),
    expect: givenUp(302, germanPath),
  },
  {
    id: 'saml-without-cookie',
    group: GROUP,
    title: 'A SAML response without the session’s cookie',
    story:
      'The sign-in state is in a Lax cookie. The provider’s form is a POST from another site, which doesn’t include the cookie, so the sign-in starts over.',
    send: { by: 'navigate', path: '/shop' },
    answers: {
      '/shop': {
        status: 302,
        // Firefox treats a page on localhost as secure, and would ask before it posts from there to plain HTTP.
        location: '{http://lab.test}/sso?SAMLRequest=cmVx',
        headers: { 'Set-Cookie': 'saml_request=lab; SameSite=Lax' },
      },
      'lab.test/sso': html(
        '<form method="post" action="{http://localhost}/acs"><input name="SAMLResponse" value="cmVzcA"></form><script>document.forms[0].submit()</script>',
      ),
      '/acs': { status: 302, location: '{path}/login?error=unknown_request' },
      '/login': { status: 200 },
    },
    expect: {
      chromium: saml('form body of 1 field'),
      firefox: saml('form body of 1 field (19 B)'),
    },
  },
  {
    id: 'upgrade-failed',
    group: GROUP,
    title: 'HSTS for a host without a trusted certificate',
    story:
      'A site sends includeSubDomains, but one of its old hosts has no trusted certificate. The browser still upgrades to HTTPS.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'image', host: OLD_HOST, path: '/logo.svg' }],
    answers: {
      [`https://${LEARN_HSTS.host}${LEARN_HSTS.path}`]: {
        status: 204,
        headers: { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' },
      },
    },
    expect: {
      chromium: upgraded('HSTS', 'net::ERR_CERT_AUTHORITY_INVALID'),
      firefox: upgraded(
        'HTTPS upgrade',
        'The certificate is not trusted because it is self-signed.',
      ),
    },
  },
  {
    id: 'url-too-long',
    group: GROUP,
    title: 'A Location that is too long for its target',
    story:
      'A sign-in keeps all of its state in the URL until a server rejects the URL as too long.',
    send: { by: 'fetch', path: '/login' },
    answers: {
      '/login': { status: 302, location: `{path}/continue?state=${LONG}` },
      '/continue': { status: 414 },
    },
    expect: [
      ['GET /login 302 Found', '  GET kept', `GET /continue?state=${LONG} 414 URI Too Long`],
    ],
  },
  {
    id: 'location-encoded-twice',
    group: GROUP,
    title: 'A double-encoded Location',
    story:
      'A redirect adds a slash to a path that is already percent-encoded and encodes it again.',
    send: { by: 'navigate', path: '/caf%C3%A9' },
    answers: { '/caf%C3%A9': { status: 301, location: '{path}/caf%25C3%25A9/' } },
    expect: [
      ['GET /caf%C3%A9 301 Moved Permanently', '  GET kept', 'GET /caf%25C3%25A9/ 404 Not Found'],
    ],
  },
  {
    id: 'token-in-address-bar',
    group: GROUP,
    title: 'A token in the address bar',
    story:
      'After signing in, the application passes a token to its own page in the query. The token stays in the history and in every shared link.',
    send: { by: 'navigate', path: '/signed-in' },
    answers: {
      '/signed-in': { status: 302, location: `{path}/app?token=${JWT}` },
      '/app': PAGE,
    },
    expect: [['GET /signed-in 302 Found', '  GET kept', `GET /app?token=${JWT} 200 OK`]],
  },
];

function germanPath(index: number): string {
  return `/${'de/'.repeat(index + 1)}`;
}

function saml(body: string): string[][] {
  return [
    ['GET /shop 302 Found', '  GET kept', 'GET http://lab.test/sso?SAMLRequest=cmVx 200 OK'],
    [
      '⇢ form (likely)',
      'POST /acs 302 Found',
      `  ▲ POST → GET · ${body} dropped · Content-Type dropped`,
      'GET /login?error=unknown_request 200 OK',
    ],
  ];
}

function upgraded(by: string, error: string): string[][] {
  return [
    [
      `GET http://${OLD_HOST}/logo.svg ${by}`,
      '  GET kept',
      `GET https://${OLD_HOST}/logo.svg ${error}`,
    ],
  ];
}
