/** web-platform-tests: fetch/api/redirect/redirect-count.any.js, for each redirect status */

/** How often a URL redirects to itself before it answers, and whether that answer is reached. */
export const REDIRECT_COUNT: readonly (readonly [number, boolean])[] = [
  [20, true],
  [21, false],
];
