/** Redirects of pages controlled by a service worker. */
import type { Scenario } from '../scenario.ts';
import { html, javascript } from './content.ts';

const GROUP = 'Where requests come from';

/** A page that a service worker takes control of, and that then does something and unregisters the worker. */
const controlledPage = (then: string) =>
  html(`<script type="module">
const { serviceWorker } = navigator;
const controlled = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
const registration = await serviceWorker.register('{path}/sw/worker.js', { scope: '{path}/sw/' });
await controlled;
${then}
await registration.unregister();
</script>`);

const worker = (onfetch: string) =>
  javascript(`oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = ${onfetch};`);

const ANSWERING = worker('(event) => event.respondWith(fetch(event.request))');

const LOADED_FRAME = `const frame = document.createElement('iframe');
await new Promise((resolve) => { frame.onload = resolve; frame.src = '{path}/sw/old'; document.body.append(frame); });`;

/** Service workers that respond, and service workers that don't. */
export const serviceWorkers: readonly Scenario[] = [
  {
    id: 'service-worker-fetch',
    group: GROUP,
    title: 'A service worker that responds',
    story:
      'The page’s request never reaches the network. The worker sends its own request, which belongs to no tab, and the page receives that response.',
    send: { by: 'iframe', path: '/sw/page' },
    answers: {
      '/sw/page': controlledPage(
        `await fetch('{path}/sw/old', { method: 'POST', body: 'hello' });`,
      ),
      '/sw/worker.js': ANSWERING,
      '/sw/old': { status: 302, location: '{path}/sw/new' },
      '/sw/new': { status: 200 },
    },
    expect: [
      [
        'POST /sw/old 302 Found',
        '  ▲ POST → GET · body of 5 B dropped · Content-Type dropped',
        'GET /sw/new 200 OK',
      ],
    ],
  },
  {
    id: 'service-worker-frame',
    group: GROUP,
    title: 'A service worker that responds to a navigation',
    story:
      'A worker can’t follow redirects for a document’s request. It returns the 302 to the browser, which then requests the target through the worker.',
    send: { by: 'iframe', path: '/sw/page' },
    answers: {
      '/sw/page': controlledPage(LOADED_FRAME),
      '/sw/worker.js': ANSWERING,
      '/sw/old': { status: 302, location: '{path}/sw/new' },
      '/sw/new': { status: 200 },
    },
    inAnyOrder: true,
    expect: {
      chromium: [['GET /sw/old 302 Found', '  not followed']],
      firefox: [
        ['GET /sw/old 302 Found', '  not followed'],
        [
          'GET /sw/old service worker',
          '  GET kept',
          'GET /sw/new service worker',
          '  end not observed',
        ],
      ],
    },
  },
  {
    id: 'service-worker-passes',
    group: GROUP,
    title: 'A service worker that doesn’t respond',
    story: 'If a worker doesn’t respond, the page’s requests go to the network unchanged.',
    send: { by: 'iframe', path: '/sw/page' },
    answers: {
      '/sw/page': controlledPage(
        `await fetch('{path}/sw/post', { method: 'POST', body: 'hello' });\n${LOADED_FRAME}`,
      ),
      '/sw/worker.js': worker('() => {}'),
      '/sw/post': { status: 307, location: '{path}/sw/posted' },
      '/sw/posted': { status: 200 },
      '/sw/old': { status: 302, location: '{path}/sw/new' },
      '/sw/new': { status: 200 },
    },
    expect: [
      [
        'POST /sw/post 307 Temporary Redirect',
        '  POST kept · body of 5 B sent again, identical',
        'POST /sw/posted 200 OK',
      ],
      ['GET /sw/old 302 Found', '  GET kept', 'GET /sw/new 200 OK'],
    ],
  },
  {
    id: 'service-worker-script',
    group: GROUP,
    title: 'A service worker whose script is redirected',
    story:
      'The session has ended, and the server redirects every request to the sign-in page, including the worker’s script. Browsers don’t follow redirects of such scripts, so the worker isn’t updated or isn’t installed.',
    send: { by: 'iframe', path: '/sw/page' },
    answers: {
      '/sw/page': html(
        `<script>navigator.serviceWorker.register('{path}/sw/worker.js').catch(() => {});</script>`,
      ),
      '/sw/worker.js': { status: 302, location: '{path}/login' },
      '/login': html('<h1>Sign in</h1>'),
    },
    expect: {
      chromium: [['GET /sw/worker.js 302 Found', '  not followed']],
      firefox: [['GET /sw/worker.js 302 Found NS_ERROR_REDIRECT_LOOP']],
    },
  },
];
