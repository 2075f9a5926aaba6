/**
 * Internal redirects and upgrades to HTTPS. `lab.dev` is on the HSTS preload list, like all of .dev; lab.test is on no
 * list.
 */
import type { ChainLines, Scenario } from '../scenario.ts';
import { HSTS_HOST, HSTS_LESSON, LEARN_HSTS } from './hsts-lesson.ts';

const GROUP = 'To https';
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
const REDIRECTED = [
  'GET https://example.com/page 302 Found',
  '  GET kept',
  'GET https://example.com/next 200 OK',
];

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
      'The browser has learned that this host is https only and never sends the plain request. DevTools calls it “307 Internal Redirect”; no server ever sent it.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'navigate', host: HSTS_HOST, path: '/secure' }],
    answers: { ...HSTS_LESSON, [`${HSTS_HOST}/secure`]: { status: 200 } },
    expect: upgraded(`${HSTS_HOST}/secure`),
  },
  {
    id: 'hsts-after-302',
    group: GROUP,
    title: 'HSTS after a 302',
    story:
      'A server redirects to an http:// URL of a host that is https only. The browser upgrades it before anything is sent, and does not say that HSTS is why; the server’s Location is still worth correcting.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'navigate', host: 'lab.test', path: '/old' }],
    answers: {
      ...HSTS_LESSON,
      'lab.test/old': { status: 302, location: `{http://${HSTS_HOST}}/secure` },
      [`${HSTS_HOST}/secure`]: { status: 200 },
    },
    expect: [
      [
        'GET http://lab.test/old 302 Found',
        '  GET kept',
        `GET http://${HSTS_HOST}/secure HTTPS upgrade`,
        '  GET kept',
        `GET https://${HSTS_HOST}/secure 200 OK`,
      ],
    ],
  },
  {
    id: 'hsts-image',
    group: GROUP,
    title: 'HSTS on an image',
    story:
      'A page still names its pictures by http:// on a host that is https only. Nothing is sent in the open, but the markup is worth correcting.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'image', host: HSTS_HOST, path: '/logo.svg' }],
    answers: {
      ...HSTS_LESSON,
      [`${HSTS_HOST}/logo.svg`]: { status: 200, type: 'image/svg+xml', body: LOGO },
    },
    expect: upgraded(`${HSTS_HOST}/logo.svg`),
  },
  {
    id: 'hsts-fetch',
    group: GROUP,
    title: 'HSTS on a fetch',
    story: 'An API’s base URL was never changed to https:// in the page’s script.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'fetch', host: HSTS_HOST, path: '/api' }],
    answers: { ...HSTS_LESSON, [`${HSTS_HOST}/api`]: { status: 200, cors: true } },
    expect: upgraded(`${HSTS_HOST}/api`),
  },
  {
    id: 'hsts-fetch-after-302',
    group: GROUP,
    title: 'HSTS after a 302 of a fetch',
    story: 'The API redirects to http:// on a host that is https only.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'fetch', host: 'lab.test', path: '/old' }],
    answers: {
      ...HSTS_LESSON,
      'lab.test/old': { status: 302, location: `{http://${HSTS_HOST}}/api` },
      [`${HSTS_HOST}/api`]: { status: 200, cors: true },
    },
    expect: [
      [
        'GET http://lab.test/old 302 Found',
        '  GET kept',
        `GET http://${HSTS_HOST}/api HTTPS upgrade`,
        '  GET kept',
        `GET https://${HSTS_HOST}/api 200 OK`,
      ],
    ],
  },
  {
    id: 'hsts-preloaded',
    group: GROUP,
    title: 'HSTS by the browser’s preloaded list',
    story:
      'Browsers ship with a list of hosts that are https only, all of .dev among them, so that not even the first request is sent in the open. A browser that has not been updated for some weeks ignores its list.',
    send: { by: 'image', host: 'lab.dev', path: '/logo.svg' },
    answers: { 'lab.dev/logo.svg': { status: 200, type: 'image/svg+xml', body: LOGO } },
    expect: upgraded('lab.dev/logo.svg'),
    withoutPreloadedHsts: [],
  },
  {
    id: 'https-first',
    group: GROUP,
    title: 'Upgraded by the browser’s own habit',
    story:
      'Browsers try https first for a page on any public host. Chromium does so before any extension sees the request, so its chain begins with https; Firefox shows the upgrade.',
    send: { by: 'navigate', host: 'example.com', path: '/page' },
    answers: {
      'example.com/page': { status: 302, location: '{path}/next' },
      'example.com/next': { status: 200 },
    },
    expect: {
      chromium: [REDIRECTED],
      firefox: [['GET http://example.com/page HTTPS upgrade', '  GET kept', ...REDIRECTED]],
    },
  },
  {
    id: 'https-first-after-302',
    group: GROUP,
    title: 'Upgraded by the browser’s own habit after a 302',
    story:
      'The same for a redirect. Chromium requests another URL than the redirect named, from which the panel infers the upgrade.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{http://example.com}/page' },
      'example.com/page': { status: 200 },
    },
    expect: [
      [
        'GET /old 302 Found',
        '  GET kept',
        'GET http://example.com/page HTTPS upgrade',
        '  GET kept',
        'GET https://example.com/page 200 OK',
      ],
    ],
  },
  {
    id: 'upgrade-insecure-requests',
    group: GROUP,
    title: 'Upgraded by the page’s own policy',
    story:
      'Content-Security-Policy: upgrade-insecure-requests makes the browser load http:// pictures by https. Chromium does it before any extension sees the request, so there is nothing to record.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': {
        status: 200,
        headers: { 'Content-Security-Policy': 'upgrade-insecure-requests' },
        type: 'text/html',
        body: '<img alt="" src="{http://lab.test}/logo.svg">',
      },
      'lab.test/logo.svg': { status: 200, type: 'image/svg+xml', body: LOGO },
    },
    expect: { chromium: [], firefox: upgraded('lab.test/logo.svg').firefox },
  },
];

/** An upgrade of the first URL, which Chromium attributes to HSTS and Firefox doesn't explain. */
function upgraded(place: string): { chromium: ChainLines; firefox: ChainLines } {
  const lines = (cause: string) => [
    [`GET http://${place} ${cause}`, '  GET kept', `GET https://${place} 200 OK`],
  ];
  return { chromium: lines('HSTS'), firefox: lines('HTTPS upgrade') };
}
