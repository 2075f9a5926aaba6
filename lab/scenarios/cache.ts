/** Redirects from the cache (RFC 9111): 301 and 308 by default, others if they say so. */
import type { Answer, ChainLines, Scenario, SendBy } from '../scenario.ts';

const GROUP = 'From the cache';
const FRESH = { 'Cache-Control': 'max-age=3600' };

export const cache: readonly Scenario[] = [
  {
    id: 'cached-301',
    group: GROUP,
    title: 'A cached 301',
    story:
      'The second time, no request reaches the server. A wrong permanent redirect stays in the visitor’s cache until it is stale.',
    ...playedTwice('fetch', { status: 301, location: '{path}/new', headers: FRESH }),
    expect: twice('301 Moved Permanently', '301 Moved Permanently from cache'),
  },
  {
    id: 'cached-308',
    group: GROUP,
    title: 'A cached 308 in a frame',
    story: 'The same for a 308 in a frame.',
    ...playedTwice('iframe', { status: 308, location: '{path}/new', headers: FRESH }),
    expect: twice('308 Permanent Redirect', '308 Permanent Redirect from cache'),
  },
  {
    id: 'cached-301-cookie',
    group: GROUP,
    title: 'A cached 301 that sets a cookie',
    story:
      'A campaign link’s redirect sets a cookie. From the second visit on, the redirect comes from the cache, and the server can’t set the cookie.',
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
    title: 'A 301 without caching headers',
    story:
      'A browser may choose how long to cache a permanent redirect (RFC 9110 §15.1). Chromium caches it; Firefox requests it again.',
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
