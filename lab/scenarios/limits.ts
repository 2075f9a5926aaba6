/** Loops and the limit of 20 redirects (Fetch §4.5, HTTP-redirect fetch). */
import type { Answer, ChainLines, Scenario } from '../scenario.ts';
import { HSTS_HOST, HSTS_LESSON, LEARN_HSTS } from './hsts-lesson.ts';

const GROUP = 'Loops and limits';

/** Fetch's limit, which both browsers observe, except for Chromium's navigations. */
const LIMIT = 20;
/** Chromium also counts the first URL of a navigation: the 20th redirect is reported but not followed. */
const CHROMIUM_PAGE_LIMIT = 19;

export const limits: readonly Scenario[] = [
  {
    id: 'loop-of-one',
    group: GROUP,
    title: 'A page that redirects to itself',
    story:
      '“Too many redirects”: a rule redirects HTTP to HTTPS behind a proxy that forwards plain HTTP. Firefox gives up after 21 requests, Chromium after 20.',
    send: { by: 'navigate', path: '/loop' },
    answers: { '/loop': { status: 302, location: '{path}/loop' } },
    expect: {
      chromium: [
        [
          ...steps(302, CHROMIUM_PAGE_LIMIT, () => '/loop'),
          'GET /loop 302 Found net::ERR_TOO_MANY_REDIRECTS',
        ],
      ],
      firefox: givenUp(302, () => '/loop').firefox,
    },
  },
  {
    id: 'loop-of-two',
    group: GROUP,
    title: 'Two pages that redirect to each other',
    story:
      'One rule adds www and another removes it, or the sign-in page and the page it protects redirect the visitor back and forth.',
    send: { by: 'fetch', path: '/login' },
    answers: {
      '/login': { status: 302, location: '{path}/home' },
      '/home': { status: 302, location: '{path}/login' },
    },
    expect: givenUp(302, (index) => (index % 2 === 0 ? '/login' : '/home')),
  },
  {
    id: 'twenty-redirects',
    group: GROUP,
    title: 'Exactly 20 redirects',
    story: 'The maximum that browsers follow. It works, but slowly.',
    send: { by: 'fetch', path: '/0' },
    answers: {
      ...stairs(LIMIT),
      [`/${LIMIT}`]: { status: 200 },
    },
    expect: [[...steps(301, LIMIT, numbered), `GET /${LIMIT} 200 OK`]],
  },
  {
    id: 'twenty-redirects-page',
    group: GROUP,
    title: 'Exactly 20 redirects to a page',
    story:
      'The same for a navigation. Firefox reaches the page. Chromium also counts the first URL and gives up one redirect earlier than the Fetch Standard says.',
    send: { by: 'navigate', path: '/0' },
    answers: { ...stairs(LIMIT), [`/${LIMIT}`]: { status: 200 } },
    expect: {
      chromium: [
        [
          ...steps(301, CHROMIUM_PAGE_LIMIT, numbered),
          `GET /${CHROMIUM_PAGE_LIMIT} 301 Moved Permanently net::ERR_TOO_MANY_REDIRECTS`,
        ],
      ],
      firefox: [[...steps(301, LIMIT, numbered), `GET /${LIMIT} 200 OK`]],
    },
  },
  {
    id: 'twenty-one-redirects',
    group: GROUP,
    title: '21 redirects',
    story: 'One too many: the 21st redirect is received but not followed.',
    send: { by: 'fetch', path: '/0' },
    answers: {
      ...stairs(LIMIT + 1),
      [`/${LIMIT + 1}`]: { status: 200 },
    },
    expect: givenUp(301, numbered),
  },
  {
    id: 'upgrade-every-hop',
    group: GROUP,
    title: 'A loop through HTTP on an HSTS host',
    story:
      'A rule redirects HTTPS to HTTP, and the browser upgrades back to HTTPS. Its internal redirects count toward the limit of 20.',
    pageHost: 'lab.test',
    send: [LEARN_HSTS, { by: 'navigate', host: HSTS_HOST, path: '/loop' }],
    answers: {
      ...HSTS_LESSON,
      [`${HSTS_HOST}/loop`]: { status: 302, location: `{http://${HSTS_HOST}}/loop` },
    },
    expect: {
      chromium: [
        [
          ...upgrades(CHROMIUM_PAGE_LIMIT, 'HSTS'),
          `GET https://${HSTS_HOST}/loop 302 Found net::ERR_TOO_MANY_REDIRECTS`,
        ],
      ],
      firefox: [
        [
          ...upgrades(LIMIT, 'HTTPS upgrade'),
          `GET http://${HSTS_HOST}/loop NS_ERROR_REDIRECT_LOOP`,
        ],
      ],
    },
  },
  {
    id: 'countdown',
    group: GROUP,
    title: 'Any number of redirects',
    story:
      'Request any number up to 20 to be redirected down to 0, one by one. The query is kept, like a session ID in a URL.',
    send: { by: 'fetch', path: '/3?chain=1' },
    answers: {
      ...Object.fromEntries(
        Array.from({ length: LIMIT }, (_, index) => [
          `/${index + 1}`,
          { status: 302, location: `{path}/${index}{query}` },
        ]),
      ),
      '/0': { status: 200 },
    },
    expect: [[...steps(302, 3, (index) => `/${3 - index}?chain=1`), 'GET /0?chain=1 200 OK']],
  },
];

/** Redirects from /0, each to the next number. */
function stairs(count: number): Record<string, Answer> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/${index}`,
      { status: 301, location: `{path}/${index + 1}` },
    ]),
  );
}

/** The lines of the first redirects of a chain, all of which are followed. */
export function steps(
  status: 301 | 302,
  count: number,
  pathOf: (index: number) => string,
): string[] {
  return Array.from({ length: count }, (_, index) => [
    `GET ${pathOf(index)} ${statusText(status)}`,
    '  GET kept',
  ]).flat();
}

/** The lines of a loop's redirects, every second of which is an internal upgrade to HTTPS. */
function upgrades(count: number, first: string): string[] {
  return Array.from({ length: count }, (_, index) => [
    index % 2 === 1
      ? `GET https://${HSTS_HOST}/loop 302 Found`
      : `GET http://${HSTS_HOST}/loop ${index === 0 ? first : 'HTTPS upgrade'}`,
    '  GET kept',
  ]).flat();
}

/** The 21st redirect is received and causes an error. */
export function givenUp(
  status: 301 | 302,
  pathOf: (index: number) => string,
): { chromium: ChainLines; firefox: ChainLines } {
  const last = `GET ${pathOf(LIMIT)} ${statusText(status)}`;
  const followed = steps(status, LIMIT, pathOf);
  return {
    chromium: [[...followed, `${last} net::ERR_TOO_MANY_REDIRECTS`]],
    firefox: [[...followed, `${last} NS_ERROR_REDIRECT_LOOP`]],
  };
}

function numbered(index: number): string {
  return `/${index}`;
}

function statusText(status: 301 | 302): string {
  return status === 301 ? '301 Moved Permanently' : '302 Found';
}
