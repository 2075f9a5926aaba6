/** web-platform-tests: fetch/api/redirect/redirect-mode.any.js, for each redirect status */

type Expected = 'network error' | 'opaque redirect' | 'followed';
type Row = readonly [
  to: 'same-origin' | 'cross-origin',
  redirect: 'error' | 'manual' | 'follow',
  mode: 'cors' | 'no-cors',
  Expected,
];

/** Where the request goes, its redirect mode and its mode, and what the page gets. */
export const REDIRECT_MODE: readonly Row[] = [
  ['same-origin', 'error', 'cors', 'network error'],
  ['same-origin', 'error', 'no-cors', 'network error'],
  ['same-origin', 'manual', 'cors', 'opaque redirect'],
  ['same-origin', 'manual', 'no-cors', 'opaque redirect'],
  ['same-origin', 'follow', 'cors', 'followed'],
  ['same-origin', 'follow', 'no-cors', 'followed'],
  ['cross-origin', 'error', 'cors', 'network error'],
  ['cross-origin', 'error', 'no-cors', 'network error'],
  ['cross-origin', 'manual', 'cors', 'opaque redirect'],
  ['cross-origin', 'manual', 'no-cors', 'network error'],
  ['cross-origin', 'follow', 'cors', 'followed'],
  ['cross-origin', 'follow', 'no-cors', 'followed'],
];
