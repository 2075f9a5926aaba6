/** Documents that navigate by themselves: without an HTTP redirect, but also without any action of the user. */
import type { Answer, Scenario } from '../scenario.ts';
import { html } from './content.ts';
import { CLIENT_SIDE as GROUP, selfSubmittedForms } from './self-submitted-forms.ts';

const END: Answer = { status: 200 };

const script = (code: string) => html(`<script>${code}</script>`);

/** A document that navigates to another, and what each browser reports. */
function step(
  scenario: Pick<Scenario, 'id' | 'title' | 'story'> & { pause?: number },
  start: Answer,
  links: { chromium: string; firefox: string },
): Scenario {
  const chains = (link: string) => [['GET /start 200 OK'], [`⇢ ${link}`, 'GET /end 200 OK']];
  return {
    group: GROUP,
    ...scenario,
    send: { by: 'navigate', path: '/start' },
    answers: { '/start': start, '/end': END },
    expect: { chromium: chains(links.chromium), firefox: chains(links.firefox) },
  };
}

const refreshes: readonly Scenario[] = [
  step(
    {
      id: 'refresh-header',
      title: 'A Refresh header',
      story:
        'An old server returns 200 with “Refresh: 0; url=…”, a header that only the HTML Standard defines.',
    },
    html('', { Refresh: '0; url=end' }),
    { chromium: 'Refresh header (certain)', firefox: 'Refresh header (certain)' },
  ),
  step(
    {
      id: 'refresh-header-delayed',
      title: 'A Refresh header with a delay',
      story: '“You will be redirected in a second”, with a header.',
      pause: 1000,
    },
    html('', { Refresh: '1; url=end' }),
    { chromium: 'Refresh header (certain)', firefox: 'Refresh header (certain)' },
  ),
  step(
    {
      id: 'meta-refresh',
      title: 'A meta refresh element',
      story:
        'The way to redirect on a static site. Search engines follow it late, and Chromium doesn’t distinguish it from a script.',
    },
    html('<meta http-equiv="refresh" content="0; url={path}/end">'),
    { chromium: 'client-side (certain)', firefox: 'meta refresh (certain)' },
  ),
  step(
    {
      id: 'meta-refresh-delayed',
      title: 'A meta refresh element with a delay',
      story: '“You will be redirected in a second”, in the page itself.',
      pause: 1000,
    },
    html('<meta http-equiv="refresh" content="1; url={path}/end">'),
    { chromium: 'client-side (certain)', firefox: 'meta refresh (certain)' },
  ),
];

const scripts: readonly Scenario[] = [
  step(
    {
      id: 'script-replace',
      title: 'location.replace() while the page loads',
      story: 'A single-page application finds that no one is signed in and navigates immediately.',
    },
    script(`location.replace('{path}/end')`),
    { chromium: 'client-side (certain)', firefox: 'script (likely)' },
  ),
  step(
    {
      id: 'script-later',
      title: 'location = … a moment later',
      story: 'The script had to wait for a response before it could navigate. No one clicked.',
      pause: 1000,
    },
    script(`addEventListener('load', () => setTimeout(() => { location = '{path}/end'; }, 900))`),
    { chromium: 'script (likely)', firefox: 'script (likely)' },
  ),
  {
    id: 'script-in-frame',
    group: GROUP,
    title: 'A script in a frame',
    story:
      'A frame that navigates by itself, as in silent sign-ins. Chromium doesn’t report the reason in frames.',
    send: { by: 'iframe', path: '/start' },
    answers: { '/start': script(`location.replace('{path}/end')`), '/end': END },
    expect: {
      chromium: [['GET /start 200 OK'], ['⇢ client-side (likely)', 'GET /end 200 OK']],
      firefox: [['GET /start 200 OK'], ['⇢ script (likely)', 'GET /end 200 OK']],
    },
  },
  {
    id: 'script-in-redirected-frame',
    group: GROUP,
    title: 'A script in a redirected frame',
    story:
      'A silent sign-in: the frame requests the provider and is redirected to the callback, whose script then navigates.',
    send: { by: 'iframe', path: '/authorize' },
    answers: {
      '/authorize': { status: 302, location: '{path}/callback' },
      '/callback': script(`location.replace('{path}/end')`),
      '/end': END,
    },
    expect: {
      chromium: [
        ['GET /authorize 302 Found', '  GET kept', 'GET /callback 200 OK'],
        ['⇢ client-side (likely)', 'GET /end 200 OK'],
      ],
      firefox: [
        ['GET /authorize 302 Found', '  GET kept', 'GET /callback 200 OK'],
        ['⇢ script (likely)', 'GET /end 200 OK'],
      ],
    },
  },
  {
    id: 'script-loop',
    group: GROUP,
    title: 'Two pages whose scripts navigate to each other',
    story:
      'The application finds no one signed in, but the sign-in page finds a user: a loop that no redirect limit ends. This one stops after three iterations.',
    send: { by: 'navigate', path: '/app' },
    answers: {
      '/app': script(`location.replace('{path}/login')`),
      '/login': script(`
        const laps = Number(sessionStorage.laps ?? 0) + 1;
        sessionStorage.laps = laps % 3;
        if (laps < 3) location.replace('{path}/app');`),
    },
    expect: { chromium: loop('client-side (certain)'), firefox: loop('script (likely)') },
  },
];

const none: readonly Scenario[] = [
  {
    id: 'push-state',
    group: GROUP,
    title: 'history.pushState()',
    story: 'The URL changes, but nothing is requested, so this isn’t a redirect.',
    send: { by: 'navigate', path: '/start' },
    answers: { '/start': script(`history.pushState({}, '', '{path}/end')`) },
    expect: [],
  },
  {
    id: 'left-by-user',
    group: GROUP,
    title: 'Navigation by a click',
    story: 'A link, a form and button handlers: a navigation caused by a click isn’t a redirect.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': html(`<a id="link" href="{path}/end">Link</a>
        <button id="assign" onclick="location = '{path}/end'">Assign</button>
        <button id="replace" onclick="location.replace('{path}/end')">Replace</button>
        <button id="late" onclick="setTimeout(() => { location = '{path}/end'; }, 900)">Later</button>
        <form method="post" action="{path}/end"><button id="post">Submit</button></form>
        <button id="script" onclick="document.forms[0].submit()">Submit by script</button>`),
      '/end': END,
    },
    expect: [],
  },
];

/** Client-side redirects, and navigations that aren't. */
export const clientSide: readonly Scenario[] = [
  ...refreshes,
  ...scripts,
  ...selfSubmittedForms,
  ...none,
];

function loop(link: string): string[][] {
  const laps = Array.from({ length: 3 }, () => ['/app', '/login']).flat();
  return laps.map((path, index) => [...(index === 0 ? [] : [`⇢ ${link}`]), `GET ${path} 200 OK`]);
}
