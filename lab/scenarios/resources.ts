/** Redirects of a page's subresources. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Page resources';

export const resources: readonly Scenario[] = [
  {
    id: 'image',
    group: GROUP,
    title: 'An image',
    story: 'An avatar’s URL is an endpoint that redirects to the image with a 302.',
    send: { by: 'image', path: '/avatar' },
    answers: {
      '/avatar': { status: 302, location: '{path}/avatars/7.svg' },
      '/avatars/7.svg': {
        status: 200,
        type: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><circle cx="24" cy="24" r="24" fill="#7a5cff"/></svg>',
      },
    },
    expect: [['GET /avatar 302 Found', '  GET kept', 'GET /avatars/7.svg 200 OK']],
  },
  {
    id: 'script',
    group: GROUP,
    title: 'A script',
    story:
      'A CDN’s “latest” URL redirects to the current version with a 302, which costs one more round trip per visit.',
    send: { by: 'script', path: '/lib@latest.js' },
    answers: {
      '/lib@latest.js': { status: 302, location: 'lib@2.1.0.js' },
      '/lib@2.1.0.js': { status: 200, type: 'text/javascript', body: 'window.labLoaded = true;' },
    },
    expect: [['GET /lib@latest.js 302 Found', '  GET kept', 'GET /lib@2.1.0.js 200 OK']],
  },
  {
    id: 'iframe',
    group: GROUP,
    title: 'A frame',
    story:
      'An embedded map has moved. The redirect happens inside the frame, so the page doesn’t notice.',
    send: { by: 'iframe', path: '/map' },
    answers: {
      '/map': { status: 301, location: '{path}/maps/embed' },
      '/maps/embed': { status: 200 },
    },
    expect: [['GET /map 301 Moved Permanently', '  GET kept', 'GET /maps/embed 200 OK']],
  },
  {
    id: 'beacon',
    group: GROUP,
    title: 'A beacon',
    story:
      'navigator.sendBeacon posts measurements when the user navigates away. A 302 from the collector turns them into GETs without a body, and no error appears.',
    send: { by: 'beacon', path: '/collect', body: { kind: 'text', text: 'page=3;ms=120' } },
    answers: {
      '/collect': { status: 302, location: '{path}/collect/eu' },
      '/collect/eu': { status: 204 },
    },
    expect: [
      [
        'POST /collect 302 Found',
        '  ▲ POST → GET · body of 13 B dropped · Content-Type dropped',
        'GET /collect/eu 204 No Content',
      ],
    ],
  },
];
