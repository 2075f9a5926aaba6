/** Redirects that no server sent, as Chromium writes them: to webRequest and into the HAR files of its DevTools alike. */
import { type Cause, type Header, headerValue } from '../chain/chain.ts';

/**
 * Names the cause of a redirect in Chromium, which answers internal ones itself: with "307 Internal Redirect" and the
 * reason in a header of its own.
 * @param from the URL that was redirected, and `to` where it was redirected to
 */
export function chromiumCause(
  statusLine: string,
  headers: readonly Header[],
  from: string,
  to: string,
): Cause {
  if (!/ 307 Internal Redirect$/.test(statusLine)) return 'http';
  const reason = headerValue(headers, 'non-authoritative-reason');
  if (reason === 'HSTS') return 'hsts';
  if (reason === 'WebRequest API') return 'extension';
  return leadsToHttps(from, to) ? 'upgrade' : 'unknown';
}

/** Says whether a redirect leads from http to https, wherever. */
export function leadsToHttps(from: string, to: string): boolean {
  return from.startsWith('http:') && to.startsWith('https:');
}
