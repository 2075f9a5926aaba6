/** Redirects from one origin to another. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Across origins';

/** Redirects across origins. */
export const origins: readonly Scenario[] = [
  {
    id: 'authorization-dropped',
    group: GROUP,
    title: 'Authorization, cookies and another origin',
    story:
      'A download API checks the token and points to a storage host. The browser drops Authorization on the way (Fetch §4.4 step 13), or any redirect could steal it; curl and some libraries differ.',
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
        '  GET kept · Authorization dropped',
        'GET http://b.localhost/storage/7 200 OK',
      ],
    ],
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
];
