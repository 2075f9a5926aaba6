/**
 * What shows in one look at a chain. Most rules need something that most chains lack, so they name it, and needn't look
 * themselves.
 */

/** Each is a bit, so that a chain's signs are one number. */
export const SIGNS = {
  /** A hop failed. */
  error: 1 << 0,
  /** A response has a status of 400 or more. */
  refusal: 1 << 1,
  /** A method isn't GET. */
  method: 1 << 2,
  /** A method is neither GET, HEAD nor POST. */
  'rare-method': 1 << 3,
  /** A body was observed. */
  body: 1 << 4,
  /** A request header describes a body. */
  'body-header': 1 << 5,
  authorization: 1 << 6,
  /** A service worker's script was requested. */
  'worker-script': 1 << 7,
  'set-cookie': 1 << 8,
  /** A response came from the cache. */
  cached: 1 << 9,
  /** A redirect was internal. */
  internal: 1 << 10,
  /** The chain followed from another one. */
  link: 1 << 11,
  /** A server's redirect, or the request for it, has a fragment. */
  fragment: 1 << 12,
  /** A server redirected to plain HTTP. */
  'plain-http': 1 << 13,
} as const;

export type Sign = keyof typeof SIGNS;

/** Returns whether a chain with these signs has one of those that are needed; always if none is. */
export function hasOne(signs: number, needed: readonly Sign[] | undefined): boolean {
  return needed === undefined || needed.some((sign) => (signs & SIGNS[sign]) !== 0);
}
