/** Secrets taken out of header fields and cookies before they leave the browser. */
import type { Header } from '../chain.ts';
import type { HarCookie } from './har.ts';

export const REDACTED = '[redacted]';

const SECRET_HEADERS = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** Replaces the values of headers that carry credentials; names and order stay. */
export function redactHeaders(headers: readonly Header[]): Header[] {
  return headers.map(({ name, value }) => ({
    name,
    value: SECRET_HEADERS.has(name.toLowerCase()) ? REDACTED : value,
  }));
}

/** Replaces the values of cookies; their names and attributes stay. */
export function redactCookies(cookies: readonly HarCookie[]): HarCookie[] {
  return cookies.map((cookie) => ({ ...cookie, value: REDACTED }));
}
