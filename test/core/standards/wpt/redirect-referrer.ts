/** web-platform-tests: fetch/api/redirect/redirect-referrer.any.js */
import { HTTP_ORIGIN } from './hosts.ts';

/** The page that asks. */
export const REFERRER_URL = `${HTTP_ORIGIN}/fetch/api/redirect/redirect-referrer.any.html`;
const REFERRER_ORIGIN = `${HTTP_ORIGIN}/`;

/**
 * A policy, and the Referer that the target of a redirect sees, of the own origin and of another. It is all one whether
 * the request has the policy or the redirect sets it.
 */
export const REDIRECT_REFERRER = [
  ['unsafe-url', REFERRER_URL, REFERRER_URL],
  ['no-referrer-when-downgrade', REFERRER_URL, REFERRER_URL],
  ['same-origin', REFERRER_URL, undefined],
  ['origin', REFERRER_ORIGIN, REFERRER_ORIGIN],
  ['origin-when-cross-origin', REFERRER_URL, REFERRER_ORIGIN],
  ['no-referrer', undefined, undefined],
  ['strict-origin', REFERRER_ORIGIN, REFERRER_ORIGIN],
  ['strict-origin-when-cross-origin', REFERRER_URL, REFERRER_ORIGIN],
] as const;
