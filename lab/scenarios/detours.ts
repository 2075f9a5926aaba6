/** Redirects that work, but should be fewer, or have another status. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Detours';

export const detours: readonly Scenario[] = [
  {
    id: 'http-https-www-slash',
    group: GROUP,
    title: 'http → https → www → slash',
    story:
      'Three rules, each right and each by itself: the visitor waits for three redirects where one would do.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{http://lab.test}/shop' },
      'lab.test/shop': { status: 301, location: '{https://lab.test}/shop' },
      'https://lab.test/shop': { status: 301, location: '{https://www.lab.test}/shop' },
      'www.lab.test/shop': { status: 301, location: '{path}/shop/' },
      'www.lab.test/shop/': { status: 200 },
    },
    expect: [
      [
        'GET /start 302 Found',
        '  GET kept',
        'GET http://lab.test/shop 301 Moved Permanently',
        '  GET kept',
        'GET https://lab.test/shop 301 Moved Permanently',
        '  GET kept',
        'GET https://www.lab.test/shop 301 Moved Permanently',
        '  GET kept',
        'GET https://www.lab.test/shop/ 200 OK',
      ],
    ],
  },
  {
    id: 'slash-by-302',
    group: GROUP,
    title: 'A slash by 302',
    story:
      'A framework adds the slash at the end by 302, as if it might be another one tomorrow. Nobody may remember it.',
    send: { by: 'navigate', path: '/docs' },
    answers: { '/docs': { status: 302, location: '{path}/docs/' }, '/docs/': { status: 200 } },
    expect: [['GET /docs 302 Found', '  GET kept', 'GET /docs/ 200 OK']],
  },
  {
    id: 'ping-pong',
    group: GROUP,
    title: 'To and fro, and on at last',
    story:
      'The report finds its session stale, the session’s renewal finds it fresh: twice there and back before both agree.',
    send: { by: 'fetch', path: '/report' },
    answers: {
      '/report': { status: 302, location: '{path}/renew?try=1' },
      '/renew?try=1': { status: 302, location: '{path}/report?try=1' },
      '/report?try=1': { status: 302, location: '{path}/renew?try=2' },
      '/renew?try=2': { status: 302, location: '{path}/report?try=2' },
      '/report?try=2': { status: 200 },
    },
    expect: [
      [
        'GET /report 302 Found',
        '  GET kept',
        'GET /renew?try=1 302 Found',
        '  GET kept',
        'GET /report?try=1 302 Found',
        '  GET kept',
        'GET /renew?try=2 302 Found',
        '  GET kept',
        'GET /report?try=2 200 OK',
      ],
    ],
  },
  {
    id: 'waits-for-cookie',
    group: GROUP,
    title: 'A page that waits for its cookie',
    story:
      'A gate against robots sets a cookie and sends the visitor to the same URL again. Who keeps no cookies goes round in circles.',
    send: { by: 'navigate', path: '/tickets' },
    answers: {
      '/tickets': {
        status: 200,
        // Deletes the cookie, so that the next play is a first visit again.
        headers: { 'Set-Cookie': 'visitor=; Max-Age=0' },
        withoutCookies: {
          status: 302,
          location: '{path}/tickets',
          headers: { 'Set-Cookie': 'visitor=lab-visitor' },
        },
      },
    },
    expect: [['GET /tickets 302 Found', '  GET kept', 'GET /tickets 200 OK']],
  },
];
