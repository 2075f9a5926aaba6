/** Redirects from the cache (RFC 9111): 301 and 308 by default, others if they say so. */
import type { Answer, ChainLines, Scenario, SendBy } from '../scenario.ts';

const GROUP = 'From the cache';
const FRESH = { 'Cache-Control': 'max-age=3600' };

export const cache: readonly Scenario[] = [
  {
    id: 'cached-301',
    group: GROUP,
    title: 'A 301 that the browser remembers',
    story:
      'The second time, the server is not asked: a wrong permanent redirect stays with a visitor until it is stale.',
    ...playedTwice('fetch', { status: 301, location: '{path}/new', headers: FRESH }),
    expect: twice('301 Moved Permanently', '301 Moved Permanently from cache'),
  },
  {
    id: 'cached-308',
    group: GROUP,
    title: 'A 308 in a frame that the browser remembers',
    story: 'The same for a frame and 308.',
    ...playedTwice('iframe', { status: 308, location: '{path}/new', headers: FRESH }),
    expect: twice('308 Permanent Redirect', '308 Permanent Redirect from cache'),
  },
  {
    id: 'cached-301-cookie',
    group: GROUP,
    title: 'A 301 that sets a cookie, and is remembered',
    story:
      'A campaign’s link sets a cookie on its way. From the second visit on nobody asks for it, and nothing is set any more.',
    ...playedTwice('fetch', {
      status: 301,
      location: '{path}/new',
      headers: { ...FRESH, 'Set-Cookie': 'campaign=spring' },
    }),
    expect: twice('301 Moved Permanently', '301 Moved Permanently from cache'),
  },
  {
    id: 'cached-301-by-default',
    group: GROUP,
    title: 'A 301 that says nothing of caches',
    story:
      'A permanent redirect may be remembered for as long as a browser likes (RFC 9110 §15.1). Chromium does so; Firefox asks again.',
    ...playedTwice('fetch', {
      status: 301,
      location: '{path}/new',
      headers: { 'Cache-Control': 'public' },
    }),
    expect: {
      chromium: twice('301 Moved Permanently', '301 Moved Permanently from cache'),
      firefox: twice('301 Moved Permanently', '301 Moved Permanently'),
    },
  },
];

function playedTwice(by: SendBy, redirect: Answer): Pick<Scenario, 'send' | 'answers'> {
  const send = { by, path: '/old' };
  return { send: [send, send], answers: { '/old': redirect, '/new': { status: 200 } } };
}

function twice(first: string, second: string): ChainLines {
  return [first, second].map((answer) => [`GET /old ${answer}`, '  GET kept', 'GET /new 200 OK']);
}
