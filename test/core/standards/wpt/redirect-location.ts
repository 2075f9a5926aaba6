/** What follows from a Location: where each table is from is said above it. */

/**
 * web-platform-tests: fetch/api/redirect/redirect-location.any.js, for each redirect status: the Location, and what
 * follows from it where redirects are followed. Where they are not, the answer is always an opaque redirect.
 */
export const REDIRECT_LOCATION: readonly (readonly [string | undefined, 'answer' | 'error'])[] = [
  [undefined, 'answer'],
  ['invalidurl:', 'error'],
  ['data:,data%20url', 'error'],
];

/** web-platform-tests: fetch/api/redirect/redirect-schemes.html, redirect-to-dataurl.any.js, fetch/redirects/data.window.js */
export const REDIRECT_SCHEMES: readonly string[] = [
  'mailto:a@a.com',
  'data:,HI',
  'facetime:a@a.org',
  'about:blank',
  'about:unicorn',
  'blob:djfksfjs',
  'data:text/plain;base64,cmVzcG9uc2UncyBib2R5',
  'data:,',
];

/**
 * web-platform-tests: fetch/api/redirect/redirect-location-escape.tentative.any.js: a Location, one character a byte, and
 * how the URL that is asked for ends.
 */
export const REDIRECT_LOCATION_ESCAPE: readonly (readonly [string, string])[] = [
  ['top.txt?%E2%98%83%e2%98%83', 'top.txt?%E2%98%83%e2%98%83'],
  ['top.txt?\xe2\x98\x83', 'top.txt?%E2%98%83'],
  ['top.txt?\xe2\x98\x83%e2%98%83', 'top.txt?%E2%98%83%e2%98%83'],
  ['top.txt?%\xe2\x98\x83', 'top.txt?%%E2%98%83'],
  ['top.txt?\xff', 'top.txt?%FF'],
];

/** web-platform-tests: fetch/api/redirect/redirect-upload.h2.any.js: a streamed body, by status */
export const REDIRECT_UPLOAD: readonly (readonly [number, 'request' | 'error'])[] = [
  [303, 'request'],
  [301, 'error'],
  [302, 'error'],
  [307, 'error'],
  [308, 'error'],
];

/** Chains of Locations and where they end. The first two are the examples of RFC 9110 §10.2.2, then Chromium’s own tests. */
export const FRAGMENTS: readonly (readonly [
  from: string,
  locations: readonly string[],
  to: string,
])[] = [
  ['http://www.example.org/~tim', ['/People.html#tim'], 'http://www.example.org/People.html#tim'],
  [
    'http://www.example.org/index.html#larry',
    ['http://www.example.net/index.html'],
    'http://www.example.net/index.html#larry',
  ],
  // headless/test/data/protocol/sanity/renderer-redirect-replaces-fragment.js
  ['http://www.example.com/#foo', ['/1#bar', '/2'], 'http://www.example.com/2#bar'],
];
