/** Redirects of requests that don't come from the page in the tab itself. */
import type { Scenario } from '../scenario.ts';
import { html, javascript } from './content.ts';
import { serviceWorkers } from './service-workers.ts';

const GROUP = 'Where requests come from';

/** A page in a new tab that closes the tab. */
const CLOSING = html('<script>setTimeout(close, 300);</script>');

const BEACON = [
  'POST /beacon 302 Found',
  '  ▲ POST → GET · body of 4 B dropped · Content-Type dropped',
  'GET /counted 204 No Content',
];
const KEEPALIVE = [
  'GET /keepalive 307 Temporary Redirect',
  '  GET kept',
  'GET /kept 204 No Content',
];

/** Redirects of frames, workers, new tabs and unloading pages. */
export const sources: readonly Scenario[] = [
  {
    id: 'frame-in-frame',
    group: GROUP,
    title: 'A nested frame',
    story: 'An ad in a frame loads another frame from another host. Both have moved.',
    send: { by: 'iframe', path: '/outer-old' },
    answers: {
      '/outer-old': { status: 301, location: '{path}/outer' },
      '/outer': html('<iframe src="{http://b.localhost}/inner-old"></iframe>'),
      'b.localhost/inner-old': { status: 302, location: '{path}/inner' },
      'b.localhost/inner': { status: 200 },
    },
    expect: [
      ['GET /outer-old 301 Moved Permanently', '  GET kept', 'GET /outer 200 OK'],
      [
        'GET http://b.localhost/inner-old 302 Found',
        '  GET kept',
        'GET http://b.localhost/inner 200 OK',
      ],
    ],
  },
  {
    id: 'worker',
    group: GROUP,
    title: 'A worker',
    story: 'A dedicated worker’s requests are attributed to its page.',
    send: { by: 'script', path: '/start.js' },
    answers: {
      '/start.js': javascript(`new Worker('{path}/worker.js');`),
      '/worker.js': javascript(`fetch('{path}/old');`),
      '/old': { status: 302, location: '{path}/new' },
      '/new': { status: 200 },
    },
    expect: [['GET /old 302 Found', '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'shared-worker',
    group: GROUP,
    title: 'A shared worker',
    story:
      'A shared worker belongs to all pages that use it, and no browser reports a tab for its requests. The chain is marked “unattributed”.',
    send: { by: 'script', path: '/start.js' },
    answers: {
      '/start.js': javascript(`new SharedWorker('{path}/worker.js');`),
      '/worker.js': javascript(`fetch('{path}/old');`),
      '/old': { status: 302, location: '{path}/new' },
      '/new': { status: 200 },
    },
    expect: [['GET /old 302 Found', '  GET kept', 'GET /new 200 OK']],
  },
  ...serviceWorkers,
  {
    id: 'unload-beacon',
    group: GROUP,
    title: 'sendBeacon while a page unloads',
    story:
      'Analytics are sent while a page unloads. The browser follows their redirects after the page is gone.',
    send: [
      { by: 'script', path: '/analytics.js' },
      { by: 'navigate', path: '/next' },
    ],
    answers: {
      '/analytics.js': javascript(
        `addEventListener('pagehide', () => navigator.sendBeacon('{path}/beacon', 'left'));`,
      ),
      '/next': { status: 200 },
      '/beacon': { status: 302, location: '{path}/counted' },
      '/counted': { status: 204 },
    },
    expect: [BEACON],
  },
  {
    id: 'unload-keepalive',
    group: GROUP,
    title: 'fetch with keepalive while a page unloads',
    story: 'A sign-out is sent while a page unloads and is redirected after the page is gone.',
    send: [
      { by: 'script', path: '/sign-out.js' },
      { by: 'navigate', path: '/next' },
    ],
    answers: {
      '/sign-out.js': javascript(
        `addEventListener('pagehide', () => fetch('{path}/keepalive', { keepalive: true }));`,
      ),
      '/next': { status: 200 },
      '/keepalive': { status: 307, location: '{path}/kept' },
      '/kept': { status: 204 },
    },
    expect: [KEEPALIVE],
  },
  {
    id: 'ping',
    group: GROUP,
    title: 'A link with a ping',
    story:
      'A search engine counts clicks on its results with <a ping>. Firefox doesn’t send pings.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': html(`<iframe name="result"></iframe>
<a ping="{path}/ping" href="{path}/next" target="result">Result</a>
<script>document.querySelector('a').click();</script>`),
      '/next': { status: 200 },
      '/ping': { status: 302, location: '{path}/counted' },
      '/counted': { status: 204 },
    },
    expect: {
      chromium: [
        [
          'POST /ping 302 Found',
          '  ▲ POST → GET · body of 4 B dropped · Content-Type dropped',
          'GET /counted 204 No Content',
        ],
      ],
      firefox: [],
    },
  },
  {
    id: 'window-open',
    group: GROUP,
    title: 'A window opened by the page',
    story:
      'A sign-in opens in a separate window and redirects there. DevTools for the opening page shows these redirects, marked “new tab”.',
    send: { by: 'open', path: '/sign-in' },
    answers: {
      '/sign-in': { status: 302, location: '{http://b.localhost}/authorize' },
      'b.localhost/authorize': CLOSING,
    },
    expect: [['GET /sign-in 302 Found', '  GET kept', 'GET http://b.localhost/authorize 200 OK']],
  },
  {
    id: 'link-to-new-tab',
    group: GROUP,
    title: 'A link that opens a new tab',
    story: 'A link in search results or in a newsletter counts the click, then redirects.',
    send: { by: 'link', path: '/click' },
    answers: {
      '/click': { status: 302, location: '{path}/article' },
      '/article': CLOSING,
    },
    expect: [['GET /click 302 Found', '  GET kept', 'GET /article 200 OK']],
  },
  {
    id: 'prerender',
    group: GROUP,
    title: 'A prerendered page',
    story:
      'With speculation rules, Chromium loads and runs a page before the user opens it. It prefetches the page, then prerenders it from the prefetched response. This makes two chains, marked “prefetched” and “prerendered”, but the server sees only one.',
    send: { by: 'script', path: '/rules.js' },
    answers: {
      '/rules.js':
        javascript(`document.head.append(Object.assign(document.createElement('script'), {
  type: 'speculationrules',
  textContent: JSON.stringify({ prerender: [{ source: 'list', urls: ['{path}/old'] }] }),
}));`),
      '/old': { status: 302, location: '{path}/new' },
      '/new': html(`<script>fetch('{path}/api');</script>`),
      '/api': { status: 307, location: '{path}/api/v2' },
      '/api/v2': { status: 200 },
    },
    expect: {
      chromium: [
        ['GET /old 302 Found', '  GET kept', 'GET /new 200 OK'],
        ['GET /old 302 Found', '  GET kept', 'GET /new 200 OK'],
        ['GET /api 307 Temporary Redirect', '  GET kept', 'GET /api/v2 200 OK'],
      ],
      firefox: [],
    },
  },
];
