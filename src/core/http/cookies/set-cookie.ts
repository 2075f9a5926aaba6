/** Cookie and Set-Cookie header fields, read as browsers read them (RFC 6265bis §5.6). */
import type { Header } from '../../chain/chain.ts';
import { parseCookieDate } from './cookie-date.ts';

/** A cookie as a request sends it. A nameless one has the name "". */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** A cookie as a response sets it, before the browser accepts or rejects it. */
export interface SetCookie extends Cookie {
  /** Lower case, without a leading dot; absent: only the host that set it. */
  readonly domain?: string;
  /** Absent: the default path. */
  readonly path?: string;
  /** Milliseconds since the epoch; absent: the end of the session. */
  readonly expiresAt?: number;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /** It contains control characters, is empty or is too long: browsers ignore it completely. */
  readonly malformed?: true;
}

/** The longest name and value together, in bytes (RFC 6265bis §5.7 step 6). */
export const MOST_PAIR = 4096;

/** The longest attribute value, in bytes. */
const MOST_ATTRIBUTE = 1024;

/** ASCII's control characters other than the tab. */
const CONTROL = /[^\P{Cc}\t\u{80}-\u{9f}]/u;

/** The last moment that a Date can represent. */
const END_OF_TIME = 8.64e15;

/** Reads the cookies that a request sent. */
export function readCookies(headers: readonly Header[]): Cookie[] {
  return fieldsOf(headers, 'cookie', ';').map(toPair);
}

/**
 * Reads the cookies that a response set. Firefox joins several Set-Cookie fields with line feeds, Chromium does not.
 * @param now when they were set: Max-Age counts from then
 */
export function readSetCookies(headers: readonly Header[], now: number): SetCookie[] {
  return fieldsOf(headers, 'set-cookie', '\n').map((field) => toSetCookie(field, now));
}

function fieldsOf(headers: readonly Header[], name: string, separator: string): string[] {
  return headers
    .filter((header) => header.name.toLowerCase() === name)
    .flatMap((header) => header.value.split(separator))
    .filter((field) => field.trim() !== '');
}

function toSetCookie(field: string, now: number): SetCookie {
  const [first = '', ...rest] = field.split(';');
  const pair = toPair(first);
  const attributes = attributesOf(rest);
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  const path = attributes.get('path');
  const sameSite = sameSiteOf(attributes.get('samesite'));
  const expiresAt = expiryOf(attributes, now);
  return {
    ...pair,
    ...(domain && { domain }),
    ...(path?.startsWith('/') && { path }),
    ...(expiresAt !== undefined && { expiresAt }),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    ...(sameSite && { sameSite }),
    ...(isMalformed(field, pair) && { malformed: true as const }),
  };
}

/** The last of several attributes of one name counts. */
function attributesOf(fields: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const field of fields) {
    const equals = field.indexOf('=');
    const name = equals < 0 ? field : field.slice(0, equals);
    const value = equals < 0 ? '' : field.slice(equals + 1).trim();
    if (!isLonger(value, MOST_ATTRIBUTE)) attributes.set(name.trim().toLowerCase(), value);
  }
  return attributes;
}

/** Without an equals sign, the whole string is the value (§5.6 step 3). */
function toPair(text: string): Cookie {
  const equals = text.indexOf('=');
  if (equals < 0) return { name: '', value: text.trim() };
  return { name: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}

/** Max-Age takes precedence over Expires (§5.7 step 5). */
function expiryOf(attributes: ReadonlyMap<string, string>, now: number): number | undefined {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) {
    const seconds = Number(maxAge);
    return seconds <= 0 ? 0 : Math.min(now + seconds * 1000, END_OF_TIME);
  }
  const expires = attributes.get('expires');
  return expires === undefined ? undefined : parseCookieDate(expires);
}

function sameSiteOf(value: string | undefined): SetCookie['sameSite'] {
  return (['Strict', 'Lax', 'None'] as const).find(
    (known) => known.toLowerCase() === value?.toLowerCase(),
  );
}

function isMalformed(field: string, { name, value }: Cookie): boolean {
  if (CONTROL.test(field) || (name === '' && value === '')) return true;
  return oversizeOf({ name, value }) !== undefined;
}

/** Returns the bytes of a cookie's name and value together if browsers ignore it for them. */
export function oversizeOf({ name, value }: Cookie): number | undefined {
  const pair = name + value;
  return isLonger(pair, MOST_PAIR) ? ENCODER.encode(pair).byteLength : undefined;
}

const ENCODER = new TextEncoder();

/** Whether a text has more bytes than that; a character has one to three, so that few need to be encoded. */
function isLonger(text: string, bytes: number): boolean {
  if (text.length * 3 <= bytes) return false;
  return text.length > bytes || ENCODER.encode(text).byteLength > bytes;
}
