/** Redirects that CORS stops (Fetch §4.10, CORS check, and §4.8, CORS-preflight fetch). */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Stopped by CORS';

export const cors: readonly Scenario[] = [
  {
    id: 'cors-redirect-refused',
    group: GROUP,
    title: 'A redirect without CORS headers',
    story:
      'The API’s responses allow other origins, but its redirects don’t: the framework adds the headers in a handler that redirects never reach. The 302 itself is checked.',
    send: { by: 'fetch', host: 'a.localhost', path: '/v1/tea' },
    answers: {
      'a.localhost/v1/tea': { status: 302, location: '{path}/v2/tea' },
      'a.localhost/v2/tea': { status: 200, cors: true },
    },
    expect: {
      chromium: [
        ['GET http://a.localhost/v1/tea 302 Found net::ERR_FAILED', '  likely refused by CORS'],
      ],
      firefox: [
        ['GET http://a.localhost/v1/tea 302 Found unexplained error', '  likely refused by CORS'],
      ],
    },
  },
  {
    id: 'cors-target-refused',
    group: GROUP,
    title: 'A target without CORS headers',
    story:
      'The API redirects to a storage host without CORS headers. Every request gets a response, but the page can’t read it.',
    send: { by: 'fetch', host: 'a.localhost', path: '/download' },
    answers: {
      'a.localhost/download': { status: 302, location: '{http://b.localhost}/7.csv', cors: true },
      'b.localhost/7.csv': { status: 200 },
    },
    expect: {
      chromium: [
        [
          'GET http://a.localhost/download 302 Found',
          '  GET kept · Origin → null',
          'GET http://b.localhost/7.csv 200 OK net::ERR_FAILED',
          '  likely refused by CORS',
        ],
      ],
      firefox: [
        [
          'GET http://a.localhost/download 302 Found',
          '  GET kept · Origin → null',
          'GET http://b.localhost/7.csv 200 OK',
          '  likely refused by CORS',
        ],
      ],
    },
  },
  {
    id: 'preflight-redirected',
    group: GROUP,
    title: 'A redirected preflight',
    story:
      'A proxy redirects every request to another host, including the OPTIONS preflight. A preflight without a successful response forbids the request (Fetch §4.8), so the PUT is never sent.',
    send: {
      by: 'fetch',
      method: 'PUT',
      host: 'a.localhost',
      path: '/tea/7',
      body: { kind: 'text', text: 'one tea' },
    },
    answers: {
      'a.localhost/tea/7': {
        preflight: { status: 307, location: '{http://b.localhost}/tea/7', cors: true },
        status: 200,
        cors: true,
      },
      'b.localhost/tea/7': { status: 200, cors: true },
    },
    expect: {
      chromium: preflightRedirected('net::ERR_FAILED'),
      firefox: preflightRedirected('NS_ERROR_DOM_BAD_URI'),
    },
  },
];

function preflightRedirected(error: string): string[][] {
  return [
    ['OPTIONS http://a.localhost/tea/7 307 Temporary Redirect', '  not followed'],
    ['⇢ preflight (likely)', `PUT http://a.localhost/tea/7 ${error}`],
  ];
}
