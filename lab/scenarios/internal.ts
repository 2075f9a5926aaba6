/** Redirects within the browser, and the way to https. `lab.dev` is preloaded in HSTS, as all of .dev is. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'To https';

/** To https. */
export const internal: readonly Scenario[] = [
  {
    id: 'http-to-https',
    group: GROUP,
    title: 'From http to https by 301',
    story: 'The first visit to most sites: one plain request in the open, then https.',
    send: { by: 'navigate', path: '/welcome' },
    answers: {
      '/welcome': { status: 301, location: '{https://localhost}/secure' },
      '/secure': { status: 200 },
    },
    expect: [
      ['GET /welcome 301 Moved Permanently', '  GET kept', 'GET https://localhost/secure 200 OK'],
    ],
  },
  {
    id: 'hsts',
    group: GROUP,
    title: 'HSTS on the first request',
    story:
      'The browser knows lab.dev as https only and never sends the plain request. DevTools calls it “307 Internal Redirect”; no server ever sent it.',
    send: { by: 'navigate', host: 'lab.dev', path: '/secure' },
    answers: { 'lab.dev/secure': { status: 200 } },
    expect: {
      chromium: [
        ['GET http://lab.dev/secure HSTS', '  GET kept', 'GET https://lab.dev/secure 200 OK'],
      ],
      firefox: [
        [
          'GET http://lab.dev/secure https upgrade',
          '  GET kept',
          'GET https://lab.dev/secure 200 OK',
        ],
      ],
    },
  },
  {
    id: 'hsts-after-302',
    group: GROUP,
    title: 'HSTS after a 302',
    story:
      'A server redirects to an http:// URL of a host that is https only. The browser upgrades it before anything is sent; the server’s Location is still worth correcting.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{http://lab.dev}/secure' },
      'lab.dev/secure': { status: 200 },
    },
    expect: {
      chromium: [
        [
          'GET /old 302 Found',
          '  GET kept',
          'GET http://lab.dev/secure HSTS',
          '  GET kept',
          'GET https://lab.dev/secure 200 OK',
        ],
      ],
      firefox: [
        [
          'GET /old 302 Found',
          '  GET kept',
          'GET http://lab.dev/secure https upgrade',
          '  GET kept',
          'GET https://lab.dev/secure 200 OK',
        ],
      ],
    },
  },
];
