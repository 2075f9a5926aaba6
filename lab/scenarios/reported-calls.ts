/** Script requests and subresources that get an unexpected response, as in users' reports. */
import type { Scenario } from '../scenario.ts';
import { html } from './content.ts';

const GROUP = 'Reported by users';

const SIGN_IN = html('<h1>Sign in</h1>');

const AUTHORIZE = '/authorize?client_id=lab&response_type=code';

const ORDER = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: { kind: 'text', text: '{"item":7}' },
} as const;

export const reportedCalls: readonly Scenario[] = [
  {
    id: 'call-sent-to-sign-in',
    group: GROUP,
    title: 'A call that gets the sign-in page',
    story:
      'The session has ended, and the server redirects a script’s API call as it would redirect a page. The script expects JSON but gets a page with status 200.',
    send: { by: 'fetch', path: '/api/orders', headers: { Accept: 'application/json' } },
    answers: {
      '/api/orders': { status: 302, location: '{path}/login' },
      '/login': SIGN_IN,
    },
    expect: [['GET /api/orders 302 Found', '  GET kept', 'GET /login 200 OK']],
  },
  {
    id: 'call-sent-to-provider',
    group: GROUP,
    title: 'A call redirected to an identity provider',
    story:
      'The same with a provider on another site: the script gets a CORS error, and no CORS header of the application can prevent it.',
    send: { by: 'fetch', path: '/api/orders', headers: { Accept: 'application/json' } },
    answers: {
      '/api/orders': {
        status: 302,
        location: `{http://idp.localhost}${AUTHORIZE}`,
      },
      'idp.localhost/authorize': SIGN_IN,
    },
    expect: {
      chromium: sentToProvider('200 OK net::ERR_FAILED'),
      firefox: sentToProvider('200 OK'),
    },
  },
  {
    id: 'page-instead-of-script',
    group: GROUP,
    title: 'A missing script redirected to a page',
    story:
      'A rule redirects every unknown URL to the home page, including missing scripts. The browser can’t run the page as a script and reports an error.',
    send: { by: 'script', path: '/assets/app.js' },
    answers: {
      '/assets/app.js': { status: 302, location: '{path}/home' },
      '/home': html('<h1>Home</h1>'),
    },
    expect: [['GET /assets/app.js 302 Found', '  GET kept', 'GET /home 200 OK']],
  },
  {
    id: 'kept-method-refused',
    group: GROUP,
    title: 'A form, 307 and 405',
    story:
      'A framework redirects with 307 by default. The page that should show the result receives the POST again and rejects it.',
    send: {
      by: 'form',
      method: 'POST',
      path: '/items',
      body: { kind: 'fields', fields: { item: '7' } },
    },
    answers: {
      '/items': { status: 307, location: '{path}/list' },
      '/list': { status: 405 },
    },
    expect: {
      chromium: refused('form body of 1 field'),
      firefox: refused('form body of 1 field (6 B)'),
    },
  },
  {
    id: 'blocked-by-csp',
    group: GROUP,
    title: 'A frame redirect that the page’s policy blocks',
    story:
      'A page’s policy allows only frames from its own origin. The framed page has moved and redirects, and the policy applies to every URL in the chain.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': html('<iframe title="Frame" src="{path}/frame"></iframe>', {
        'Content-Security-Policy': "frame-src 'self'",
      }),
      '/frame': { status: 302, location: '{http://a.localhost}/frame' },
      'a.localhost/frame': { status: 200 },
    },
    expect: {
      chromium: [['GET /frame 302 Found net::ERR_BLOCKED_BY_CSP']],
      firefox: [['GET /frame 302 Found NS_ERROR_DOM_BAD_URI']],
    },
  },
  {
    id: 'sign-in-in-frame',
    group: GROUP,
    title: 'A sign-in renewed in a frame',
    story:
      'An application renews its session in a hidden frame, without prompt=none. The visitor is no longer signed in, so the provider returns its sign-in page, which doesn’t allow framing.',
    send: { by: 'iframe', path: '/renew' },
    answers: {
      '/renew': { status: 302, location: `{http://idp.localhost}${AUTHORIZE}` },
      'idp.localhost/authorize': { status: 302, location: '{path}/login' },
      'idp.localhost/login': html('<h1>Sign in</h1>', { 'X-Frame-Options': 'DENY' }),
    },
    expect: {
      chromium: renewed('200 OK'),
      firefox: renewed('200 OK NS_ERROR_XFO_VIOLATION'),
    },
  },
  {
    id: 'json-to-other-origin-302',
    group: GROUP,
    title: 'A JSON call redirected to another origin with 302',
    story:
      'The API has moved to a separate host. The call becomes a GET without a body, which doesn’t need a preflight.',
    send: { by: 'fetch', path: '/orders', ...ORDER },
    answers: {
      '/orders': { status: 302, location: '{http://a.localhost}/orders' },
      'a.localhost/orders': { status: 200, cors: true },
    },
    expect: [
      [
        'POST /orders 302 Found',
        '  ▲ POST → GET · body of 10 B dropped · Content-Type dropped',
        'GET http://a.localhost/orders 200 OK',
      ],
    ],
  },
  {
    id: 'json-to-other-origin-307',
    group: GROUP,
    title: 'A JSON call redirected to another origin with 307',
    story:
      'The same with 307: the method and body are kept, so the browser sends the new origin a preflight first.',
    send: { by: 'fetch', path: '/orders', ...ORDER },
    answers: {
      '/orders': { status: 307, location: '{http://a.localhost}/orders' },
      'a.localhost/orders': { status: 200, cors: true },
    },
    expect: [
      [
        'POST /orders 307 Temporary Redirect',
        '  POST kept · body of 10 B sent again, identical',
        'POST http://a.localhost/orders 200 OK',
      ],
    ],
  },
];

function sentToProvider(end: string): string[][] {
  return [
    [
      'GET /api/orders 302 Found',
      '  GET kept',
      `GET http://idp.localhost${AUTHORIZE} ${end}`,
      '  likely refused by CORS',
    ],
  ];
}

function refused(body: string): string[][] {
  return [
    [
      'POST /items 307 Temporary Redirect',
      `  POST kept · ${body} sent again, same fields`,
      'POST /list 405 Method Not Allowed',
    ],
  ];
}

function renewed(end: string): string[][] {
  return [
    [
      'GET /renew 302 Found',
      '  GET kept',
      `GET http://idp.localhost${AUTHORIZE} 302 Found`,
      '  GET kept',
      `GET http://idp.localhost/login ${end}`,
    ],
  ];
}
