/**
 * Internal redirects and upgrades to HTTPS. `lab.dev` is on the HSTS preload list, like all of .dev; lab.test is on no
 * list.
 */
import type { ChainLines, Scenario } from '../scenario.ts';
import { HSTS_HOST, HSTS_LESSON, LEARN_HSTS } from './hsts-lesson.ts';

const GROUP = 'Upgrades to HTTPS';
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
    title: 'From HTTP to HTTPS with a 301',
    story: 'The first visit to most sites: one unencrypted request, then HTTPS.',
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
      'The browser knows that this host is HTTPS-only and never sends the plain HTTP request. DevTools shows “307 Internal Redirect”, but no server sent that.',
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
      'A server redirects to an http:// URL on an HTTPS-only host. The browser upgrades the URL before sending anything, but doesn’t report HSTS as the reason. The server’s Location should still be corrected.',
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
      'A page still uses http:// URLs for images on an HTTPS-only host. Nothing is sent unencrypted, but the markup should be corrected.',
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
    story: 'The page’s script still uses an http:// base URL for an API.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'fetch', host: HSTS_HOST, path: '/api' }],
    answers: { ...HSTS_LESSON, [`${HSTS_HOST}/api`]: { status: 200, cors: true } },
    expect: upgraded(`${HSTS_HOST}/api`),
  },
  {
    id: 'hsts-fetch-after-302',
    group: GROUP,
    title: 'HSTS after a fetch’s 302',
    story: 'The API redirects to http:// on an HTTPS-only host.',
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
    title: 'HSTS from the browser’s preload list',
    story:
      'Browsers ship with a list of HTTPS-only hosts, including all of .dev, so even the first request is encrypted. A browser that hasn’t been updated for some weeks ignores its list.',
    send: { by: 'image', host: 'lab.dev', path: '/logo.svg' },
    answers: { 'lab.dev/logo.svg': { status: 200, type: 'image/svg+xml', body: LOGO } },
    expect: upgraded('lab.dev/logo.svg'),
    withoutPreloadedHsts: [],
  },
  {
    id: 'https-first',
    group: GROUP,
    title: 'Upgraded because the browser tries HTTPS first',
    story:
      'Browsers try HTTPS first for pages on any public host. Chromium does so before extensions see the request, so its chain begins with HTTPS. Firefox shows the upgrade.',
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
    title: 'Upgraded after a 302 because the browser tries HTTPS first',
    story:
      'The same after a redirect. Chromium requests a different URL than the Location, from which the panel infers the upgrade.',
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
    title: 'Upgraded by the page’s policy',
    story:
      'Content-Security-Policy: upgrade-insecure-requests makes the browser load http:// images over HTTPS. Chromium upgrades the request before any extension sees it, so there is nothing to record.',
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
