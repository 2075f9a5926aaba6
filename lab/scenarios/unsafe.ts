/** Redirects that leak secrets, or lead to unsafe places. */
import type { Scenario } from '../scenario.ts';
import { html } from './content.ts';

const GROUP = 'Unsafe redirects';

export const unsafe: readonly Scenario[] = [
  {
    id: 'https-to-http',
    group: GROUP,
    title: 'From HTTPS to HTTP',
    story:
      'An application behind a proxy receives plain HTTP and builds its Locations from that. After the second redirect, everything is unencrypted.',
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
    title: 'Plain HTTP between two HTTPS hops',
    story:
      'A link counts its clicks on a host without a certificate. The visitor sees HTTPS before and after, but anyone on the network path can see the destination and change it.',
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
      'After signing in, the user is redirected to a partner site with the token in the URL. From there, the token gets into logs, the history and Referer headers.',
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
    title: 'A token leaked by the Referer',
    story:
      'A page with a token in its URL sets `Referrer-Policy: unsafe-url` and loads an image from another host. Look at the Referer of the image’s requests.',
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
      'The endpoint redirects wherever its parameter says. A link that begins with a trusted host can lead anywhere its author likes.',
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
