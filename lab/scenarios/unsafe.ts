/** Redirects that leak secrets, or lead to unsafe places. */
import type { Scenario } from '../scenario.ts';
import { html } from './content.ts';

const GROUP = 'Unsafe redirects';

export const unsafe: readonly Scenario[] = [
  {
    id: 'https-to-http',
    group: GROUP,
    title: 'From https to http',
    story:
      'An application behind a proxy builds its Locations from what it sees itself, which is plain http. From the second redirect on all is in the open.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{https://lab.test}/sign-in' },
      'https://lab.test/sign-in': { status: 302, location: '{http://lab.test}/account' },
      'lab.test/account': { status: 200 },
    },
    expect: [
      [
        'GET /start 302 Found',
        '  GET kept',
        'GET https://lab.test/sign-in 302 Found',
        '  GET kept',
        'GET http://lab.test/account 200 OK',
      ],
    ],
  },
  {
    id: 'plain-http-between',
    group: GROUP,
    title: 'Plain http between https and https',
    story:
      'A link counts its clicks on a host that never got a certificate. The visitor sees https before and after, and whoever is on the way sees where he goes, and can lead him elsewhere.',
    send: { by: 'navigate', path: '/newsletter' },
    answers: {
      '/newsletter': { status: 302, location: '{https://lab.test}/click' },
      'https://lab.test/click': { status: 302, location: '{http://www.lab.test}/counted' },
      'www.lab.test/counted': { status: 302, location: '{https://lab.test}/article' },
      'https://lab.test/article': { status: 200 },
    },
    expect: [
      [
        'GET /newsletter 302 Found',
        '  GET kept',
        'GET https://lab.test/click 302 Found',
        '  GET kept',
        'GET http://www.lab.test/counted 302 Found',
        '  GET kept',
        'GET https://lab.test/article 200 OK',
      ],
    ],
  },
  {
    id: 'secret-to-other-site',
    group: GROUP,
    title: 'A token in a URL of another site',
    story:
      'Signed in here, handed on to a partner there: the token stands in the URL, and from there in logs, in the history and in what is told on as Referer.',
    send: { by: 'navigate', path: '/partner' },
    answers: {
      '/partner': {
        status: 302,
        location: '{http://b.localhost}/welcome?access_token=lab-token&lang=en',
      },
      'b.localhost/welcome': { status: 200 },
    },
    expect: [
      [
        'GET /partner 302 Found',
        '  GET kept',
        'GET http://b.localhost/welcome?access_token=lab-token&lang=en 200 OK',
      ],
    ],
  },
  {
    id: 'secret-in-referer',
    group: GROUP,
    title: 'A token that the Referer tells on',
    story:
      'A page with a token in its URL allows `Referrer-Policy: unsafe-url`, and loads a picture from elsewhere. Look at the Referer of the picture’s requests.',
    send: { by: 'iframe', path: '/reset' },
    answers: {
      '/reset': { status: 302, location: '{path}/password?access_token=lab-token' },
      '/password': html('<img alt="" src="{http://b.localhost}/pixel">', {
        'Referrer-Policy': 'unsafe-url',
      }),
      'b.localhost/pixel': { status: 302, location: '{path}/counted' },
      'b.localhost/counted': { status: 204 },
    },
    expect: [
      ['GET /reset 302 Found', '  GET kept', 'GET /password?access_token=lab-token 200 OK'],
      [
        'GET http://b.localhost/pixel 302 Found',
        '  GET kept',
        'GET http://b.localhost/counted 204 No Content',
      ],
    ],
  },
  {
    id: 'open-redirect',
    group: GROUP,
    title: 'A target from a parameter',
    story:
      'The way out leads wherever its parameter says. A link that begins with a name that everybody trusts ends wherever its writer likes.',
    send: { by: 'navigate', path: '/out?to=http%3A%2F%2Fb.localhost%2Foffer' },
    answers: {
      '/out': { status: 302, location: '{http://b.localhost}/offer' },
      'b.localhost/offer': { status: 200 },
    },
    expect: [
      [
        'GET /out?to=http%3A%2F%2Fb.localhost%2Foffer 302 Found',
        '  GET kept',
        'GET http://b.localhost/offer 200 OK',
      ],
    ],
  },
];
