/** Redirects that no server sent, as Chromium reports them, both to webRequest and in the HAR files of its DevTools. */

import { type Cause, type Header, headerValue } from '../chain/chain.ts';
import { withoutFragment } from '../chain/chain-edit.ts';
import { isUrl } from '../url/origin.ts';

/**
 * Returns the cause of a redirect in Chromium, which answers internal ones itself, with "307 Internal Redirect" and the
 * reason in a special header.
 * @param from the redirected URL
 * @param to the redirect's target
 */
export function chromiumCause(
  statusLine: string,
  headers: readonly Header[],
  from: string,
  to: string,
): Cause {
  const reason = headerValue(headers, 'non-authoritative-reason');
  if (!/ 307 Internal Redirect$/.test(statusLine)) {
    // Some tools leave the reason phrase out of their files.
    const isHsts = / 307$/.test(statusLine) && reason === 'HSTS' && isUpgrade(from, to);
    return isHsts ? 'hsts' : 'http';
  }
  if (reason === 'HSTS') return 'hsts';
  if (reason === 'WebRequest API') return 'extension';
  return isUpgrade(from, to) ? 'upgrade' : 'unknown';
}

/**
 * Returns whether a URL is another one upgraded to HTTPS with nothing else changed, as browsers upgrade it by
 * themselves.
 */
export function isUpgrade(from: string, to: string): boolean {
  if (!from.startsWith('http:') || !isUrl(from) || !isUrl(to)) return false;
  const upgraded = new URL(from);
  // The default port becomes the other default, any other port stays (RFC 6797 §8.3, Upgrade Insecure Requests §4.1).
  upgraded.protocol = 'https:';
  return withoutFragment(upgraded.href) === withoutFragment(new URL(to).href);
}
