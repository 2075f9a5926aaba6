/** Redirects that are not followed. */
import type { Scenario } from '../scenario.ts';
import { steps } from './limits.ts';

const GROUP = 'Redirects that are not followed';
const FOUND = 'GET /old 302 Found';
const NOT_FOLLOWED = [[FOUND, '  not followed']];

export const notFollowed: readonly Scenario[] = [
  {
    id: 'mode-manual',
    group: GROUP,
    title: 'fetch with redirect: ‘manual’',
    story:
      'The page handles the redirect itself. It receives an opaque response without a status or Location; the panel shows both.',
    send: { by: 'fetch', path: '/old', redirect: 'manual' },
    answers: { '/old': { status: 302, location: '{path}/new' }, '/new': { status: 200 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'mode-error',
    group: GROUP,
    title: 'fetch with redirect: ‘error’',
    story:
      'The page rejects redirects, as code for a fixed endpoint should. It gets “Failed to fetch”; the panel shows why.',
    send: { by: 'fetch', path: '/old', redirect: 'error' },
    answers: { '/old': { status: 302, location: '{path}/new' }, '/new': { status: 200 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-missing',
    group: GROUP,
    title: 'A 302 without a Location',
    story:
      'The status was set, but the header was forgotten. The browser treats the 302 as the final response.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-empty',
    group: GROUP,
    title: 'A 302 with an empty Location',
    story:
      'A template’s variable was empty. Chromium doesn’t treat this as a redirect. Firefox resolves it to the same URL and loops until the limit.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, location: '' } },
    expect: {
      chromium: NOT_FOLLOWED,
      firefox: [[...steps(302, 20, () => '/old'), `${FOUND} NS_ERROR_REDIRECT_LOOP`]],
    },
  },
  {
    id: 'location-invalid',
    group: GROUP,
    title: 'A 302 to “http://”',
    story:
      'The variable for the host was empty. The Location isn’t a valid URL, so Fetch requires a network error.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, location: 'http://' } },
    expect: {
      chromium: [[`${FOUND} net::ERR_INVALID_REDIRECT`]],
      firefox: [[`${FOUND} NS_ERROR_CORRUPTED_CONTENT`]],
    },
  },
  {
    id: 'location-data',
    group: GROUP,
    title: 'A 302 to a data: URL',
    story:
      'A fetch can only be redirected to HTTP and HTTPS URLs; anything else is a network error.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, location: 'data:text/plain,hello' } },
    expect: {
      chromium: [[`${FOUND} net::ERR_UNSAFE_REDIRECT`]],
      firefox: [[`${FOUND} NS_ERROR_CORRUPTED_CONTENT`]],
    },
  },
  {
    id: 'location-app',
    group: GROUP,
    title: 'A 302 to myapp://open',
    story:
      'This is how a sign-in returns to a mobile app. The browser opens the URL in another app and stays on the page.',
    send: { by: 'navigate', path: '/old' },
    answers: { '/old': { status: 302, location: 'myapp://open?code=7' } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-ftp',
    group: GROUP,
    title: 'A 302 to ftp://',
    story: 'An old download mirror. Browsers no longer support FTP, so the link is dead.',
    send: { by: 'navigate', path: '/old' },
    answers: { '/old': { status: 302, location: 'ftp://localhost/pub/file' } },
    expect: NOT_FOLLOWED,
  },
];
