/** web-platform-tests: fetch/api/redirect/redirect-method.any.js */

/** Status and method, the method of the next request, and whether body and its headers go with it. */
export const REDIRECT_METHOD: readonly (readonly [number, string, string, boolean])[] = [
  [301, 'GET', 'GET', false],
  [301, 'POST', 'GET', false],
  [301, 'HEAD', 'HEAD', false],
  [302, 'GET', 'GET', false],
  [302, 'POST', 'GET', false],
  [302, 'HEAD', 'HEAD', false],
  [303, 'GET', 'GET', false],
  [303, 'POST', 'GET', false],
  [303, 'HEAD', 'HEAD', false],
  [303, 'TESTING', 'GET', false],
  [307, 'GET', 'GET', false],
  [307, 'POST', 'POST', true],
  [307, 'HEAD', 'HEAD', false],
];
