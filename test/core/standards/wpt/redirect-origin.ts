/** The Origin header after redirects: where each table is from is said above it. */
import { HTTP_ORIGIN, HTTP_REMOTE_ORIGIN } from './hosts.ts';

/**
 * web-platform-tests: fetch/api/redirect/redirect-origin.any.js, for each redirect status. Both halves of it send GET:
 * its `method` parameter is never used. From, to, and the Origin that the target sees.
 */
export const REDIRECT_ORIGIN: readonly (readonly [string, string, string | undefined])[] = [
  [HTTP_ORIGIN, HTTP_ORIGIN, undefined],
  [HTTP_ORIGIN, HTTP_REMOTE_ORIGIN, HTTP_ORIGIN],
  [HTTP_REMOTE_ORIGIN, HTTP_REMOTE_ORIGIN, HTTP_ORIGIN],
  [HTTP_REMOTE_ORIGIN, HTTP_ORIGIN, 'null'],
];

/**
 * web-platform-tests: fetch/origin/assorted.window.js, its three requests that another origin redirects back by 308:
 * mode and method, and the Origin that either sees.
 */
export const ORIGIN_AND_308: readonly (readonly [
  'no-cors' | 'navigate',
  'GET' | 'POST',
  first: string | undefined,
  second: string | undefined,
])[] = [
  ['no-cors', 'POST', HTTP_ORIGIN, 'null'],
  ['navigate', 'GET', undefined, undefined],
  ['navigate', 'POST', HTTP_ORIGIN, 'null'],
];

/**
 * web-platform-tests: fetch/origin/assorted.window.js, POST under a referrer policy: the Origin that the own origin and
 * another one see of navigations and in mode `no-cors`. In mode `cors` another origin is always told.
 */
export const ORIGIN_AND_POLICY = [
  ['no-referrer', 'null', 'null'],
  ['same-origin', HTTP_ORIGIN, 'null'],
  ['origin-when-cross-origin', HTTP_ORIGIN, HTTP_ORIGIN],
  ['no-referrer-when-downgrade', HTTP_ORIGIN, HTTP_ORIGIN],
  ['unsafe-url', HTTP_ORIGIN, HTTP_ORIGIN],
] as const;

/**
 * web-platform-tests: fetch/api/redirect/redirect-back-to-original-origin.any.js: a 303 by another origin back to the
 * own one, by mode, and the type of the answer.
 */
export const BACK_TO_ORIGINAL_ORIGIN = [
  ['no-cors', 'opaque'],
  ['cors', 'cors'],
] as const;
