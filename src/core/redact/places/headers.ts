/** Secrets in header fields. */
import { fromBase64 } from '../../decode/base64.ts';
import { t } from '../../text/i18n.ts';
import { fromBytes } from '../canonical.ts';
import { type Layer, percentDecoded } from '../layer.ts';
import type { Search } from '../search.ts';
import { findByLooks } from './looks.ts';
import { findInText, findInUrl } from './parameters.ts';

/** Headers whose whole value is one URL (RFC 9110 §8.7, §10.1.3, §10.2.2). */
const URL_HEADERS = new Set(['location', 'content-location', 'referer', 'origin']);

/** Headers whose value is only a number or a date, never a secret. */
const PLAIN_VALUE =
  /^(?:[\d.]*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT)$/;
const PLAIN_HEADERS = new Set(
  'age content-length date expires if-modified-since if-unmodified-since last-modified max-forwards retry-after'.split(
    ' ',
  ),
);

/** The time in a Refresh header, and the quote before its URL (HTML, "shared declarative refresh steps"). */
const REFRESH = /^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?(["']?)/i;

/** Returns whether a header's value can't be secret, so that a number in it isn't mistaken for a secret. */
export function isPlainHeader(name: string, value: string): boolean {
  return PLAIN_HEADERS.has(name.toLowerCase()) && PLAIN_VALUE.test(value);
}

/** Returns whether a header's value is one URL. */
export function isUrlHeader(name: string): boolean {
  return URL_HEADERS.has(name.toLowerCase());
}

/** Finds the secrets in a header's value. */
export function findInHeader(header: string, value: Layer, search: Search): void {
  const name = header.toLowerCase();
  if (name === 'cookie' || name === 'cookie2') findCookies(value, search);
  else if (name === 'set-cookie' || name === 'set-cookie2') findSetCookies(value, search);
  else if (name.endsWith('authorization')) findCredentials(header, value, search);
  else if (search.isSecret(name, value.text)) findWhole(header, value, search);
  else if (isUrlHeader(name)) findInUrl(value, search);
  else if (name === 'refresh') findInRefresh(value, search);
  else findByLooks(value, search);
}

/** Everything after the time is the URL, up to the closing quote if there was an opening one. */
function findInRefresh(value: Layer, search: Search): void {
  const [before = '', quote = ''] = REFRESH.exec(value.text) ?? [];
  const close = quote === '' ? -1 : value.text.indexOf(quote, before.length);
  findInUrl(value.slice(before.length, close < 0 ? value.text.length : close), search);
  if (close >= 0) findInText(value.slice(close), search);
}

/** The credentials after the scheme (RFC 9110 §11.4), and the password in Basic credentials (RFC 7617 §2). */
function findCredentials(name: string, value: Layer, search: Search): void {
  const [, scheme = ''] = /^([\w-]+[\t ]+)\S/.exec(value.text) ?? [];
  const credentials = value.slice(scheme.length, value.text.trimEnd().length);
  search.found(
    credentials,
    name,
    'header',
    credentials,
    /^basic\s/i.test(scheme) ? passwordOf(credentials.text) : [],
  );
}

/** Bytes that aren't UTF-8 are read as Latin-1. */
function passwordOf(credentials: string): string[] {
  const bytes = fromBase64(credentials) ?? '';
  const text = fromBytes(bytes);
  const pair = text.includes('\ufffd') ? bytes : text;
  const colon = pair.indexOf(':');
  return colon < 0 ? [] : [pair, pair.slice(colon + 1)];
}

function findWhole(name: string, value: Layer, search: Search): void {
  search.found(value.slice(0, value.text.trimEnd().length), name, 'header');
}

/** The values of cookies (RFC 6265 §4.2.1); a cookie without "=" is only a value. */
function findCookies(value: Layer, search: Search): void {
  search.count(value.text.length);
  for (const { index, 0: pair } of value.text.matchAll(/[^;]+/g))
    findCookie(value.slice(index, index + pair.length), search);
}

/**
 * The first pair of each line is the cookie; the others are its attributes. Firefox joins header fields with line
 * breaks.
 */
function findSetCookies(value: Layer, search: Search): void {
  for (const { index, 0: text } of value.text.matchAll(/[^\n]+/g)) {
    const line = value.slice(index, index + text.length);
    const end = text.indexOf(';');
    findCookie(end < 0 ? line : line.slice(0, end), search);
    if (end >= 0) findInText(line.slice(end), search);
  }
}

function findCookie(pair: Layer, search: Search): void {
  const { text } = pair;
  const equals = text.indexOf('=');
  const value = text.slice(equals + 1).trim();
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const bare = isQuoted ? value.slice(1, -1) : value;
  if (bare === '') return;
  const start = text.indexOf(bare, equals + 1);
  const name = text.slice(0, Math.max(0, equals)).trim() || t`nameless cookie`;
  const written = pair.slice(start, start + bare.length);
  search.found(written, name, 'cookie', percentDecoded(written));
}
