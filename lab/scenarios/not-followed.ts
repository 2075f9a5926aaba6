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
      'The page asked to see the redirect itself. It gets an opaque answer without status or Location; the panel shows both.',
    send: { by: 'fetch', path: '/old', redirect: 'manual' },
    answers: { '/old': { status: 302, location: '{path}/new' }, '/new': { status: 200 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'mode-error',
    group: GROUP,
    title: 'fetch with redirect: ‘error’',
    story:
      'The page refuses redirects, as code that talks to one fixed endpoint should. It gets “Failed to fetch”; the panel tells why.',
    send: { by: 'fetch', path: '/old', redirect: 'error' },
    answers: { '/old': { status: 302, location: '{path}/new' }, '/new': { status: 200 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-missing',
    group: GROUP,
    title: 'A 302 without a Location',
    story: 'Somebody set the status and forgot the header. The browser takes it as the answer.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302 } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-empty',
    group: GROUP,
    title: 'A 302 with an empty Location',
    story:
      'A template’s variable was empty. Chromium takes it as no redirect; Firefox resolves it to the same URL and loops until the limit.',
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
    story: 'The host’s variable was empty. It is no URL, so Fetch calls for a network error.',
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
    story: 'A fetch may be redirected to http and https only; anything else is a network error.',
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
      'How a sign-in returns to a mobile app. The browser hands the URL to the system and stays where it is.',
    send: { by: 'navigate', path: '/old' },
    answers: { '/old': { status: 302, location: 'myapp://open?code=7' } },
    expect: NOT_FOLLOWED,
  },
  {
    id: 'location-ftp',
    group: GROUP,
    title: 'A 302 to ftp://',
    story: 'An old download mirror. Browsers have forgotten FTP, so the link is dead.',
    send: { by: 'navigate', path: '/old' },
    answers: { '/old': { status: 302, location: 'ftp://localhost/pub/file' } },
    expect: NOT_FOLLOWED,
  },
];
