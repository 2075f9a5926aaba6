/** Cookies of requests that go to another site, and may return. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Cookies';

export const sameSite: readonly Scenario[] = [
  {
    id: 'cookie-same-site',
    group: GROUP,
    title: 'A sign-in round trip, started by a link on another site',
    story:
      'The shop stores the sign-in state in a Strict cookie. A visitor follows a link from another site and is redirected to the identity provider and back. The Strict cookie is then missing, so the state can’t be checked. A Lax cookie is sent.',
    send: { by: 'navigate', host: 'lab.test', path: '/account' },
    answers: {
      'lab.test/account': {
        status: 302,
        location: '{http://id.localhost}/authorize?state=lab-state',
        headers: {
          'Set-Cookie': [
            'state=lab-state; HttpOnly; SameSite=Strict',
            'visit=lab-visit; HttpOnly; SameSite=Lax',
            'embed=lab-embed; SameSite=None',
          ],
        },
      },
      'id.localhost/authorize': {
        status: 302,
        location: '{http://lab.test}/callback?code=lab-code&state=lab-state',
      },
      'lab.test/callback': { status: 200 },
    },
    expect: [
      [
        'GET http://lab.test/account 302 Found',
        '  GET kept',
        'GET http://id.localhost/authorize?state=lab-state 302 Found',
        '  GET kept · state not sent (likely: SameSite=Strict) · embed not sent (likely: SameSite=None without Secure)',
        'GET http://lab.test/callback?code=lab-code&state=lab-state 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-same-site-own',
    group: GROUP,
    title: 'A sign-in round trip, started by the site itself',
    story:
      'The shop’s own page navigates through another site and back. Chromium checks only the initiator and sends the Strict cookie. Firefox also checks the redirects and doesn’t send it.',
    send: { by: 'navigate', path: '/account' },
    answers: {
      '/account': {
        status: 302,
        location: '{http://id.localhost}/authorize',
        headers: {
          'Set-Cookie': ['state=lab-state; SameSite=Strict', 'visit=lab-visit; SameSite=Lax'],
        },
      },
      'id.localhost/authorize': { status: 302, location: '{http://localhost}/callback' },
      '/callback': { status: 200 },
    },
    expect: {
      chromium: [
        [
          'GET /account 302 Found',
          '  GET kept',
          'GET http://id.localhost/authorize 302 Found',
          '  GET kept',
          'GET /callback 200 OK',
        ],
      ],
      firefox: [
        [
          'GET /account 302 Found',
          '  GET kept',
          'GET http://id.localhost/authorize 302 Found',
          '  GET kept · state not sent (likely: SameSite=Strict)',
          'GET /callback 200 OK',
        ],
      ],
    },
  },
  {
    id: 'cookie-same-site-fetch',
    group: GROUP,
    title: 'A fetch redirected to another site and back',
    story:
      'The same with fetch and credentials: after the redirect through another site, Firefox treats the request as cross-site and doesn’t send Lax cookies either.',
    send: { by: 'fetch', path: '/refresh', credentials: 'include' },
    answers: {
      '/refresh': {
        status: 302,
        location: '{http://id.localhost}/refresh',
        cors: true,
        headers: { 'Set-Cookie': ['key=lab-key; SameSite=Strict', 'hint=lab-hint; SameSite=Lax'] },
      },
      'id.localhost/refresh': {
        status: 302,
        location: '{http://localhost}/refreshed',
        cors: true,
      },
      '/refreshed': { status: 200, cors: true },
    },
    expect: {
      chromium: [
        [
          'GET /refresh 302 Found',
          '  GET kept',
          'GET http://id.localhost/refresh 302 Found',
          '  GET kept · Origin → null',
          'GET /refreshed 200 OK',
        ],
      ],
      firefox: [
        [
          'GET /refresh 302 Found',
          '  GET kept',
          'GET http://id.localhost/refresh 302 Found',
          '  GET kept · Origin → null · key not sent (likely: SameSite=Strict) · hint not sent (likely: SameSite=Lax)',
          'GET /refreshed 200 OK',
        ],
      ],
    },
  },
  {
    id: 'cookie-cross-site',
    group: GROUP,
    title: 'Cookies of a fetch to another site',
    story:
      'By default, fetch neither stores nor sends another site’s cookies. With credentials, Firefox does both. Chromium doesn’t send cookies that are Lax by default, and blocks the others as third-party cookies.',
    send: [
      { by: 'fetch', host: 'a.localhost', path: '/token' },
      { by: 'fetch', host: 'a.localhost', path: '/token?with', credentials: 'include' },
    ],
    answers: {
      'a.localhost/token': {
        status: 302,
        location: '{path}/data',
        cors: true,
        headers: { 'Set-Cookie': 'plain=lab-plain' },
      },
      'a.localhost/token?with': {
        status: 302,
        location: '{path}/data?with',
        cors: true,
        headers: { 'Set-Cookie': ['token=lab-token', 'none=lab-none; SameSite=None; Secure'] },
      },
      'a.localhost/data': { status: 200, cors: true },
    },
    expect: {
      chromium: [
        [
          'GET http://a.localhost/token 302 Found',
          '  GET kept · plain not sent (likely: cross-site request)',
          'GET http://a.localhost/data 200 OK',
        ],
        [
          'GET http://a.localhost/token?with 302 Found',
          '  GET kept · token, none not sent (likely: cross-site request)',
          'GET http://a.localhost/data?with 200 OK',
        ],
      ],
      firefox: [
        [
          'GET http://a.localhost/token 302 Found',
          '  GET kept · plain not sent (likely: cross-site request)',
          'GET http://a.localhost/data 200 OK',
        ],
        [
          'GET http://a.localhost/token?with 302 Found',
          '  GET kept',
          'GET http://a.localhost/data?with 200 OK',
        ],
      ],
    },
  },
];
