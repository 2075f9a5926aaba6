/** Redirects from one origin to another. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Across origins';

export const origins: readonly Scenario[] = [
  {
    id: 'authorization-dropped',
    group: GROUP,
    title: 'Authorization, cookies and another origin',
    story:
      'A download API checks the token and redirects to a storage host. The browser drops Authorization (Fetch §4.5 step 13), because otherwise any redirect could steal it. curl and some libraries behave differently.',
    send: [
      { by: 'fetch', host: 'a.localhost', path: '/sign-in', credentials: 'include' },
      {
        by: 'fetch',
        host: 'a.localhost',
        path: '/download',
        credentials: 'include',
        headers: { Authorization: 'Bearer lab-token' },
      },
    ],
    answers: {
      'a.localhost/sign-in': {
        status: 200,
        cors: true,
        headers: { 'Set-Cookie': 'session=lab-session; Path=/; SameSite=None; Secure' },
      },
      'a.localhost/download': {
        status: 302,
        location: '{http://b.localhost}/storage/7',
        cors: true,
      },
      'b.localhost/storage/7': { status: 200, cors: true },
    },
    expect: [
      [
        'GET http://a.localhost/download 302 Found',
        '  GET kept · Authorization dropped · Origin → null',
        'GET http://b.localhost/storage/7 200 OK',
      ],
    ],
  },
  {
    id: 'authorization-not-restored',
    group: GROUP,
    title: 'To another origin and back, without Authorization',
    story:
      'An API redirects its client to another host, which redirects back. The token is dropped at the first origin boundary and isn’t restored at the second, so the API returns 401.',
    send: {
      by: 'fetch',
      host: 'a.localhost',
      path: '/orders',
      headers: { Authorization: 'Bearer lab-token' },
    },
    answers: {
      'a.localhost/orders': { status: 307, location: '{http://b.localhost}/check', cors: true },
      'b.localhost/check': { status: 307, location: '{http://a.localhost}/orders/', cors: true },
      'a.localhost/orders/': { status: 401, cors: true },
    },
    expect: [
      [
        'GET http://a.localhost/orders 307 Temporary Redirect',
        '  GET kept · Authorization dropped · Origin → null',
        'GET http://b.localhost/check 307 Temporary Redirect',
        '  GET kept',
        'GET http://a.localhost/orders/ 401 Unauthorized',
      ],
    ],
  },
  {
    id: 'origin-null',
    group: GROUP,
    title: 'Origin: null',
    story:
      'A page posts to an API on another origin, which redirects to a third. From then on, the browser sends `Origin: null`, and a server that checks the origin against a list rejects the request.',
    send: {
      by: 'fetch',
      method: 'POST',
      host: 'a.localhost',
      path: '/orders',
      body: { kind: 'text', text: 'all is well' },
    },
    answers: {
      'a.localhost/orders': { status: 307, location: '{http://b.localhost}/orders', cors: true },
      'b.localhost/orders': { status: 201, cors: true },
    },
    expect: [
      [
        'POST http://a.localhost/orders 307 Temporary Redirect',
        '  POST kept · body of 11 B sent again, identical · Origin → null',
        'POST http://b.localhost/orders 201 Created',
      ],
    ],
  },
  {
    id: 'referrer-shortened',
    group: GROUP,
    title: 'A Referer that is shortened and stays short',
    story:
      'Browsers send only the page’s origin to other origins, not its full URL (strict-origin-when-cross-origin). The full URL isn’t restored when a redirect returns to the first origin.',
    send: { by: 'fetch', path: '/report' },
    answers: {
      '/report': { status: 302, location: '{http://a.localhost}/report' },
      'a.localhost/report': { status: 302, location: '{http://localhost}/report/1', cors: true },
      '/report/1': { status: 200, cors: true },
    },
    expect: [
      [
        'GET /report 302 Found',
        '  GET kept',
        'GET http://a.localhost/report 302 Found',
        '  GET kept · Origin → null',
        'GET /report/1 200 OK',
      ],
    ],
  },
  {
    id: 'referrer-policy',
    group: GROUP,
    title: 'A redirect that suppresses the Referer',
    story:
      'A link checker hides where its visitors come from: the redirect’s `Referrer-Policy` applies to every request after it.',
    send: { by: 'navigate', path: '/out' },
    answers: {
      '/out': {
        status: 302,
        location: '{http://b.localhost}/article',
        headers: { 'Referrer-Policy': 'no-referrer' },
      },
      'b.localhost/article': { status: 200 },
    },
    expect: [['GET /out 302 Found', '  GET kept', 'GET http://b.localhost/article 200 OK']],
  },
  {
    id: 'sign-in',
    group: GROUP,
    title: 'A sign-in through another site',
    story:
      'A shop redirects its visitor to an identity provider, which redirects back with a code. The shop exchanges the code for a session cookie. Look at which host sets and receives which cookie.',
    send: { by: 'navigate', host: 'a.localhost', path: '/account' },
    answers: {
      'a.localhost/account': {
        status: 302,
        location: '{http://b.localhost}/authorize?client_id=shop&state=lab-state',
        headers: { 'Set-Cookie': 'state=lab-state; Path=/; HttpOnly' },
      },
      'b.localhost/authorize': {
        status: 302,
        location: '{http://a.localhost}/callback?code=lab-code&state=lab-state',
        headers: { 'Set-Cookie': 'provider=lab-provider; Path=/; HttpOnly' },
      },
      'a.localhost/callback': {
        status: 303,
        location: '{path}/account?signed-in=1',
        headers: { 'Set-Cookie': 'session=lab-session; Path=/; HttpOnly' },
      },
      'a.localhost/account?signed-in=1': { status: 200 },
    },
    expect: [
      [
        'GET http://a.localhost/account 302 Found',
        '  GET kept',
        'GET http://b.localhost/authorize?client_id=shop&state=lab-state 302 Found',
        '  GET kept',
        'GET http://a.localhost/callback?code=lab-code&state=lab-state 303 See Other',
        '  GET kept',
        'GET http://a.localhost/account?signed-in=1 200 OK',
      ],
    ],
  },
  {
    id: 'state-not-returned',
    group: GROUP,
    title: 'A sign-in that loses the state',
    story:
      'The identity provider redirects back with a code but without the state it received. The shop must check the state, so it rejects the sign-in.',
    send: { by: 'navigate', host: 'a.localhost', path: '/account' },
    answers: {
      'a.localhost/account': {
        status: 302,
        location: '{http://b.localhost}/authorize?client_id=shop&state=lab-state',
      },
      'b.localhost/authorize': {
        status: 302,
        location: '{http://a.localhost}/callback?code=lab-code',
      },
      'a.localhost/callback': { status: 403 },
    },
    expect: [
      [
        'GET http://a.localhost/account 302 Found',
        '  GET kept',
        'GET http://b.localhost/authorize?client_id=shop&state=lab-state 302 Found',
        '  GET kept',
        'GET http://a.localhost/callback?code=lab-code 403 Forbidden',
      ],
    ],
  },
];
