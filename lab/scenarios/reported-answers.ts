/** Responses that differ slightly from what was requested, as in users' reports. */
import type { Scenario } from '../scenario.ts';
import { html } from './content.ts';

const GROUP = 'Reported by users';

export const reportedAnswers: readonly Scenario[] = [
  {
    id: 'form-307-missing',
    group: GROUP,
    title: 'A form, 307 and 404',
    story:
      'One framework redirects with 307. Another defines the page only for GET and responds to the repeated POST with 404 instead of 405.',
    send: {
      by: 'form',
      method: 'POST',
      path: '/signup',
      body: { kind: 'fields', fields: { name: 'ada' } },
    },
    answers: { '/signup': { status: 307, location: '{path}/welcome' } },
    expect: {
      chromium: repeated('form body of 1 field'),
      firefox: repeated('form body of 1 field (8 B)'),
    },
  },
  {
    id: 'parameter-encoded-twice',
    group: GROUP,
    title: 'A double-encoded parameter',
    story:
      'A redirect adds a slash and encodes the query again. The page searches for %20 instead of a space.',
    send: { by: 'navigate', path: '/search?q=black%20tea' },
    answers: {
      '/search': { status: 301, location: '{path}/search/?q=black%2520tea' },
      '/search/': html('<h1>Nothing found</h1>'),
    },
    expect: [
      [
        'GET /search?q=black%20tea 301 Moved Permanently',
        '  GET kept',
        'GET /search/?q=black%2520tea 200 OK',
      ],
    ],
  },
  {
    id: 'cookie-for-other-host',
    group: GROUP,
    title: 'A cookie with another host’s Domain',
    story:
      'The application is configured for its public host but runs on a developer’s machine, where browsers reject its cookie.',
    send: { by: 'navigate', path: '/signed-in' },
    answers: {
      '/signed-in': {
        status: 302,
        location: '{path}/home',
        headers: { 'Set-Cookie': 'lab_session=7; Domain=shop.example; Path=/' },
      },
      '/home': { status: 302, location: '{path}/login' },
      '/login': html('<h1>Sign in</h1>'),
    },
    expect: [
      [
        'GET /signed-in 302 Found',
        '  GET kept · lab_session not sent (likely: Domain)',
        'GET /home 302 Found',
        '  GET kept',
        'GET /login 200 OK',
      ],
    ],
  },
  {
    id: 'call-gets-page',
    group: GROUP,
    title: 'A call that gets a page',
    story:
      'A script calls an API with fetch, whose default Accept header allows anything. The session has ended, and the server redirects to a welcome page with status 200.',
    send: { by: 'fetch', path: '/api/me' },
    answers: {
      '/api/me': { status: 302, location: '{path}/welcome' },
      '/welcome': html('<h1>Welcome</h1>'),
    },
    expect: [['GET /api/me 302 Found', '  GET kept', 'GET /welcome 200 OK']],
  },
];

function repeated(body: string): string[][] {
  return [
    [
      'POST /signup 307 Temporary Redirect',
      `  POST kept · ${body} sent again, same fields`,
      'POST /welcome 404 Not Found',
    ],
  ];
}
