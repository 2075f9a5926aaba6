/** Chains abandoned before the final response, and responses that are not pages. */
import type { Answer, ChainLines, Scenario } from '../scenario.ts';

const GROUP = 'Endings without a page';
const PRIVATE = 'http://lab:tea@a.localhost/private';

/**
 * A page with a frame that it removes as soon as the server has received the frame's request, which gets no response.
 */
function pageThatGivesUp(frame: string): Answer {
  const body = `<iframe title="Frame" src="{path}${frame}"></iframe><script type="module">
    const isHeld = async () => (await (await fetch('/log')).text()).includes('{path}/never');
    while (!(await isHeld())) await new Promise((resolve) => setTimeout(resolve, 20));
    document.querySelector('iframe').remove();
  </script>`;
  return { status: 200, type: 'text/html', body };
}

export const abandoned: readonly Scenario[] = [
  {
    id: 'fetch-abandoned',
    group: GROUP,
    title: 'A fetch without a response',
    story:
      'The target accepts the request but never responds. The chain is pending until the frame that sent the request is gone; the browser then cancels the request.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': pageThatGivesUp('/search'),
      '/search': {
        status: 200,
        type: 'text/html',
        body: `<script>fetch('{path}/old').catch(() => {})</script>`,
      },
      '/old': { status: 302, location: '{path}/never' },
      '/never': { status: 200, hold: 'forever' },
    },
    expect: givenUp(),
  },
  {
    id: 'frame-abandoned',
    group: GROUP,
    title: 'A frame without a response',
    story:
      'A widget’s host doesn’t respond, and the page removes the frame. The chain ends at that hop.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': pageThatGivesUp('/old'),
      '/old': { status: 302, location: '{path}/never' },
      '/never': { status: 200, hold: 'forever' },
    },
    expect: givenUp(),
  },
  {
    id: 'download',
    group: GROUP,
    title: 'A redirect to a download',
    story: 'A download link redirects to the file. The file is saved, and the page stays open.',
    send: { by: 'navigate', path: '/latest' },
    answers: {
      '/latest': { status: 302, location: '{path}/tea-2.1.txt' },
      '/tea-2.1.txt': {
        status: 200,
        headers: { 'Content-Disposition': 'attachment' },
        type: 'text/plain',
        body: 'tea',
      },
    },
    expect: [['GET /latest 302 Found', '  GET kept', 'GET /tea-2.1.txt 200 OK']],
  },
  {
    id: 'no-content',
    group: GROUP,
    title: 'A redirect to 204',
    story: 'A click counter redirects to a response without content. The page doesn’t change.',
    send: { by: 'navigate', path: '/click' },
    answers: {
      '/click': { status: 302, location: '{path}/counted' },
      '/counted': { status: 204 },
    },
    expect: [['GET /click 302 Found', '  GET kept', 'GET /counted 204 No Content']],
  },
  {
    id: 'reset-content',
    group: GROUP,
    title: 'A redirect to 205',
    story: 'The same with 205, which tells the client to reset the form.',
    send: { by: 'navigate', path: '/click' },
    answers: {
      '/click': { status: 302, location: '{path}/counted' },
      '/counted': { status: 205 },
    },
    expect: [['GET /click 302 Found', '  GET kept', 'GET /counted 205 Reset Content']],
  },
  {
    id: 'challenged',
    group: GROUP,
    title: 'A redirect to a page that requires a password',
    story:
      'The Location contains a user and password, so the browser handles the 401 by itself. One hop has two responses, and the second one counts.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{http://lab:tea@a.localhost}/private' },
      'a.localhost/private': { status: 200, credentials: 'lab:tea' },
    },
    expect: [['GET /old 302 Found', '  GET kept', `GET ${PRIVATE} 200 OK after 401 Unauthorized`]],
  },
  {
    id: 'challenged-by-two',
    group: GROUP,
    title: 'One password for two hosts',
    story:
      'Both hosts require a password, and the browser has the same one for each. The browser sends the password to the first host again by itself, which looks as if the redirect had forwarded it. Only Firefox shows this.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{http://lab:tea@a.localhost}/private' },
      'a.localhost/private': {
        status: 302,
        location: '{http://lab:tea@b.localhost}/private',
        credentials: 'lab:tea',
      },
      'b.localhost/private': {
        status: 302,
        location: '{http://a.localhost}/private/home',
        credentials: 'lab:tea',
      },
      'a.localhost/private/home': { status: 200, credentials: 'lab:tea' },
    },
    expect: [
      [
        'GET /old 302 Found',
        '  GET kept',
        `GET ${PRIVATE} 302 Found after 401 Unauthorized`,
        '  GET kept',
        'GET http://lab:tea@b.localhost/private 302 Found after 401 Unauthorized',
        '  GET kept',
        'GET http://a.localhost/private/home 200 OK',
      ],
    ],
  },
  {
    id: 'challenged-redirect',
    group: GROUP,
    title: 'A redirect behind a password',
    story: 'Once the password is correct, the same page redirects: a 401 and a 307 within one hop.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{http://lab:tea@a.localhost}/private' },
      'a.localhost/private': {
        status: 307,
        location: '{http://localhost}/new',
        credentials: 'lab:tea',
      },
      '/new': { status: 200 },
    },
    // Chromium shows only the request headers of the first attempt, which had no Authorization yet.
    expect: {
      chromium: redirectedBehindPassword('GET kept'),
      firefox: redirectedBehindPassword('GET kept · Authorization dropped'),
    },
  },
];

function givenUp(): { chromium: ChainLines; firefox: ChainLines } {
  const lines = (error: string) => [['GET /old 302 Found', '  GET kept', `GET /never ${error}`]];
  return { chromium: lines('net::ERR_ABORTED'), firefox: lines('NS_BINDING_ABORTED') };
}

function redirectedBehindPassword(change: string): ChainLines {
  return [
    [
      'GET /old 302 Found',
      '  GET kept',
      `GET ${PRIVATE} 307 Temporary Redirect after 401 Unauthorized`,
      `  ${change}`,
      'GET /new 200 OK',
    ],
  ];
}
