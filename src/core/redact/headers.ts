/** Secrets in header fields. */
import { fromBase64 } from '../decode/base64.ts';
import { t } from '../text/i18n.ts';
import { fromBytes } from './canonical.ts';
import type { IsSecretName } from './names.ts';
import { findParameters, findTokens, type Syntax } from './parameters.ts';
import type { SecretPlace } from './secret-place.ts';

/** Headers whose whole value is one URL (RFC 9110 §8.7, §10.1.3, §10.2.2). */
const URL_HEADERS = new Set(['location', 'content-location', 'referer', 'origin']);

/** Headers that hold nothing but a number or a date, of which none is a secret. */
const PLAIN_VALUE =
  /^(?:[\d.]*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT)$/;
const PLAIN_HEADERS = new Set(
  'age content-length date expires if-modified-since if-unmodified-since last-modified max-forwards retry-after'.split(
    ' ',
  ),
);

/** Says whether a header's value cannot be secret, so that a number in it is not taken for one. */
export function isPlainHeader(name: string, value: string): boolean {
  return PLAIN_HEADERS.has(name.toLowerCase()) && PLAIN_VALUE.test(value);
}

/** Says how a header's value is read. */
export function headerSyntax(name: string): Syntax {
  return URL_HEADERS.has(name.toLowerCase()) ? 'url' : 'text';
}

/** Finds the secrets in a header's value. */
export function findInHeader(header: string, value: string, isSecret: IsSecretName): SecretPlace[] {
  const name = header.toLowerCase();
  if (name === 'cookie' || name === 'cookie2') return findCookies(value, 0);
  if (name === 'set-cookie' || name === 'set-cookie2') return findSetCookies(value, isSecret);
  if (name.endsWith('authorization')) return findCredentials(header, value);
  if (isSecret(name)) return whole(header, value);
  return findParameters(value, isSecret, headerSyntax(name));
}

/** The credentials after the scheme's name (RFC 9110 §11.4), and the password that Basic's hold (RFC 7617 §2). */
function findCredentials(name: string, value: string): SecretPlace[] {
  const [, scheme = ''] = /^([\w-]+[\t ]+)\S/.exec(value) ?? [];
  const [place] = whole(name, value, scheme.length);
  if (!place) return [];
  if (!/^basic\s/i.test(scheme)) return [place];
  const bytes = fromBase64(value.slice(place.start, place.end));
  if (bytes === undefined) return [place];
  const pair = fromBytes(bytes);
  const colon = pair.indexOf(':');
  if (colon < 0) return [place];
  return [{ ...place, within: [pair, pair.slice(colon + 1)] }];
}

function whole(name: string, value: string, from = 0): SecretPlace[] {
  const end = value.trimEnd().length;
  return end > from ? [{ start: from, end, name, kind: 'header' }] : [];
}

/** The values of cookies (RFC 6265 §4.2.1); one without a "=" is all value. */
function findCookies(text: string, offset: number): SecretPlace[] {
  return [...text.matchAll(/[^;]+/g)].flatMap(({ index, 0: pair }) =>
    findCookie(pair, offset + index),
  );
}

/** The first pair of each line is the cookie, the others are its attributes; Firefox joins the fields by line breaks. */
function findSetCookies(text: string, isSecret: IsSecretName): SecretPlace[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: line }) => {
    const [pair = ''] = line.split(';');
    const rest = index + pair.length;
    const attributes = findParameters(line.slice(pair.length), isSecret, 'text');
    return [
      ...findCookie(pair, index),
      ...attributes.map((place) => ({
        ...place,
        start: place.start + rest,
        end: place.end + rest,
      })),
    ];
  });
}

function findCookie(pair: string, offset: number): SecretPlace[] {
  const equals = pair.indexOf('=');
  const value = pair.slice(equals + 1).trim();
  const isQuoted = /^".*"$/s.test(value);
  const bare = isQuoted ? value.slice(1, -1) : value;
  if (bare === '') return [];
  const start = offset + pair.indexOf(bare, equals + 1);
  const name = pair.slice(0, Math.max(0, equals)).trim() || t`nameless cookie`;
  return [
    { start, end: start + bare.length, name, kind: 'cookie' },
    ...findTokens(pair).map((token) => shift(token, offset)),
  ];
}

function shift(place: SecretPlace, offset: number): SecretPlace {
  return { ...place, start: place.start + offset, end: place.end + offset };
}
