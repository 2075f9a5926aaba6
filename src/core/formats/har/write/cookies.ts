/** Cookie and Set-Cookie header fields as HAR cookies. */
import type { Header } from '../../../chain/chain.ts';
import { readCookies, readSetCookies } from '../../../http/cookies/set-cookie.ts';
import type { HarCookie } from '../har.ts';

/** Returns the cookies that a request sent. */
export function fromCookieHeaders(headers: readonly Header[]): HarCookie[] {
  return readCookies(headers);
}

/**
 * Returns the cookies that a response set.
 * @param now when they were set, in milliseconds since the epoch
 */
export function fromSetCookieHeaders(headers: readonly Header[], now: number): HarCookie[] {
  return readSetCookies(headers, now).map(({ expiresAt, malformed: _, ...cookie }) => ({
    ...cookie,
    ...(expiresAt !== undefined && { expires: new Date(expiresAt).toISOString() }),
  }));
}
