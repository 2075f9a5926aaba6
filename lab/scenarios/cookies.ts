/**
 * Cookies in redirects. `lab.test` is a host that browsers don't trust over HTTP. Cookies are limited to the scenario's
 * path, so that none affects another scenario.
 */
import type { Scenario, Send } from '../scenario.ts';

const GROUP = 'Cookies';

/**
 * With a link on a trusted host, whose request shows a click; one on `lab.test` would not, so its page might have
 * navigated by itself.
 */
const VISIT: Send = { by: 'navigate', path: '/shop' };

export const cookies: readonly Scenario[] = [
  {
    id: 'cookies-sent-on',
    group: GROUP,
    title: 'Three cookies in one response',
    story:
      'Signing in sets a session, a CSRF token and a preference. The page it redirects to receives all three.',
    send: VISIT,
    answers: {
      '/shop': { status: 302, location: '{http://lab.test}/sign-in' },
      'lab.test/sign-in': {
        status: 303,
        location: '{path}/account',
        headers: {
          'Set-Cookie': [
            'session=lab-session; HttpOnly; SameSite=Lax',
            'csrf=lab-csrf; SameSite=Lax',
            'theme=dark; Max-Age=3600',
          ],
        },
      },
      'lab.test/account': { status: 200 },
    },
    expect: [
      [
        'GET /shop 302 Found',
        '  GET kept',
        'GET http://lab.test/sign-in 303 See Other',
        '  GET kept',
        'GET http://lab.test/account 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-secure',
    group: GROUP,
    title: 'A Secure cookie over plain HTTP',
    story:
      'A staging server without HTTPS: the sign-in sets a Secure cookie and the browser rejects it, so the visitor has to sign in again and again.',
    send: VISIT,
    answers: {
      '/shop': { status: 302, location: '{http://lab.test}/sign-in' },
      'lab.test/sign-in': {
        status: 303,
        location: '{path}/account',
        headers: { 'Set-Cookie': 'session=lab-session; Secure' },
      },
      'lab.test/account': { status: 200 },
    },
    expect: [
      [
        'GET /shop 302 Found',
        '  GET kept',
        'GET http://lab.test/sign-in 303 See Other',
        '  GET kept · session not sent (likely: Secure)',
        'GET http://lab.test/account 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-secure-localhost',
    group: GROUP,
    title: 'A Secure cookie on localhost',
    story:
      'The same on the developer’s own machine, which browsers trust without HTTPS. The problem doesn’t appear until deployment.',
    send: { by: 'navigate', path: '/sign-in' },
    answers: {
      '/sign-in': {
        status: 303,
        location: '{path}/account',
        headers: { 'Set-Cookie': 'session=lab-session; Secure' },
      },
      '/account': { status: 200 },
    },
    expect: [['GET /sign-in 303 See Other', '  GET kept', 'GET /account 200 OK']],
  },
  {
    id: 'cookie-path',
    group: GROUP,
    title: 'A cookie for another path',
    story:
      'A cookie without Path applies to the directory of the page that sets it. The sign-in page below /admin sets a cookie that the account page never receives.',
    send: VISIT,
    answers: {
      '/shop': { status: 302, location: '{http://lab.test}/admin/sign-in' },
      'lab.test/admin/sign-in': {
        status: 303,
        location: '{path}/account',
        headers: { 'Set-Cookie': 'admin=lab-session; HttpOnly' },
      },
      'lab.test/account': { status: 200 },
    },
    expect: [
      [
        'GET /shop 302 Found',
        '  GET kept',
        'GET http://lab.test/admin/sign-in 303 See Other',
        '  GET kept · admin not sent (likely: Path)',
        'GET http://lab.test/account 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-domain',
    group: GROUP,
    title: 'A cookie for one host, and one for the whole domain',
    story:
      'The site moved from its bare domain to www. A cookie without Domain is sent only to the host that set it; a cookie with Domain is sent to both.',
    send: VISIT,
    answers: {
      '/shop': { status: 302, location: '{http://lab.test}/home' },
      'lab.test/home': {
        status: 301,
        location: '{http://www.lab.test}/home',
        headers: { 'Set-Cookie': ['cart=lab-cart', 'language=en; Domain=lab.test'] },
      },
      'www.lab.test/home': { status: 200 },
    },
    expect: [
      [
        'GET /shop 302 Found',
        '  GET kept',
        'GET http://lab.test/home 301 Moved Permanently',
        '  GET kept · cart not sent (likely: Domain)',
        'GET http://www.lab.test/home 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-deleted',
    group: GROUP,
    title: 'A cookie that is set, sent and deleted',
    story:
      'A sign-out within one chain: the first response sets a cookie, which is sent once and then deleted by an expired cookie of the same name.',
    send: VISIT,
    answers: {
      '/shop': { status: 302, location: '{http://lab.test}/visit' },
      'lab.test/visit': {
        status: 302,
        location: '{path}/sign-out',
        headers: { 'Set-Cookie': 'visit=lab-visit' },
      },
      'lab.test/sign-out': {
        status: 302,
        location: '{path}/bye',
        headers: { 'Set-Cookie': 'visit=; Expires=Thu, 01 Jan 1970 00:00:00 GMT' },
      },
      'lab.test/bye': { status: 200 },
    },
    expect: [
      [
        'GET /shop 302 Found',
        '  GET kept',
        'GET http://lab.test/visit 302 Found',
        '  GET kept',
        'GET http://lab.test/sign-out 302 Found',
        '  GET kept',
        'GET http://lab.test/bye 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-prefix',
    group: GROUP,
    title: 'A cookie that violates its name prefix',
    story:
      'A name that begins with __Host- requires Secure, Path=/ and no Domain. Browsers reject cookies that don’t meet these requirements.',
    send: { by: 'navigate', path: '/sign-in' },
    answers: {
      '/sign-in': {
        status: 303,
        location: '{path}/account',
        headers: { 'Set-Cookie': ['__Host-session=lab-session; Path=/', '__Secure-csrf=lab-csrf'] },
      },
      '/account': { status: 200 },
    },
    expect: [
      [
        'GET /sign-in 303 See Other',
        '  GET kept · __Host-session not sent (likely: __Host- prefix) · __Secure-csrf not sent (likely: __Secure- prefix)',
        'GET /account 200 OK',
      ],
    ],
  },
];
