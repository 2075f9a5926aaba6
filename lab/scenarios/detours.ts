/** Redirects that work, but should be fewer, or have another status. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Detours';

export const detours: readonly Scenario[] = [
  {
    id: 'http-https-www-slash',
    group: GROUP,
    title: 'HTTP → HTTPS → www → slash',
    story:
      'Three separate rules, each of them correct: the visitor waits for three redirects when one would be enough.',
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
    title: 'A slash added with a 302',
    story:
      'A framework adds the trailing slash with a 302, as if it were temporary, so browsers don’t cache the redirect.',
    send: { by: 'navigate', path: '/docs' },
    answers: { '/docs': { status: 302, location: '{path}/docs/' }, '/docs/': { status: 200 } },
    expect: [['GET /docs 302 Found', '  GET kept', 'GET /docs/ 200 OK']],
  },
  {
    id: 'ping-pong',
    group: GROUP,
    title: 'Back and forth before moving on',
    story:
      'The report considers the session stale, but the renewal considers it fresh. They redirect back and forth twice before they agree.',
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
      'A bot check sets a cookie and redirects to the same URL. Clients that don’t store cookies loop.',
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
