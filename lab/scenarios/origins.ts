/** Redirects from one origin to another. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Across origins';

export const origins: readonly Scenario[] = [
  {
    id: 'authorization-dropped',
    group: GROUP,
    title: 'Authorization, cookies and another origin',
    story:
      'A download API checks the token and points to a storage host. The browser drops Authorization on the way (Fetch §4.5 step 13), or any redirect could steal it; curl and some libraries differ.',
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
    title: 'There and back again, without Authorization',
    story:
      'An API sends its client by way of another host, which sends it back. The token was left behind at the first border, and is not taken up again at the second: the API answers 401.',
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
      'A page posts to an API on another origin, which redirects to a third. From there on the browser says `Origin: null`, and a server that checks the origin against a list refuses.',
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
    title: 'A Referer that is cut, and stays cut',
    story:
      'To another origin a browser tells only which origin it came from, not the page (strict-origin-when-cross-origin). After the way back the rest is still missing.',
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
    title: 'A redirect that asks for no Referer',
    story:
      'A link checker hides where its visitors come from: `Referrer-Policy` on the redirect holds for every request after it.',
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
      'A shop sends its visitor to an identity provider, which sends them back with a code that becomes a session cookie. Look at which host sets and gets which cookie.',
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
    title: 'A sign-in that forgets the state',
    story:
      'The identity provider sends its visitor back with a code, but without the state that it was given. A shop that checks it, as it must, refuses the sign-in.',
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
