/** Where a response leads to: its location URL (Fetch §2.2.6). Resolution is the platform's. */
import { isUrl } from './origin.ts';

/**
 * Resolves a response's Location against the URL that was asked for, whose fragment it inherits if it has none
 * (Fetch, "location URL"; RFC 9110 §10.2.2).
 * @param values every Location field's value, in order, as text
 * @param current the URL of the request that was answered, with its fragment
 * @returns `none` without a Location, `failure` if it is not a URL, or if there is more than one
 */
export function locationUrl(values: readonly string[], current: string): URL | 'none' | 'failure' {
  const [value, ...more] = values;
  if (value === undefined) return 'none';
  if (more.length > 0 || !isUrl(value, current)) return 'failure';
  const url = new URL(value, current);
  // `hash` is empty for "no fragment" and for an empty one, which is not replaced.
  return url.href.includes('#') ? url : new URL(url.href + fragmentOf(current));
}

/**
 * The ways in which a browser can have read a Location that reached us as text. One with bytes beyond ASCII is either
 * UTF-8, which became these characters, or it is not, and each character stands for a byte. Browsers resolve the bytes as
 * they are, percent-encoded (whatwg/fetch#883), for which no standard calls yet.
 */
export function locationReadings(value: string): string[] {
  const mayBeBytes = /[\x80-\xff]/.test(value) && !/[^\0-\xff]/.test(value);
  return mayBeBytes ? [value, percentEncodeBytes(value)] : [value];
}

/**
 * Percent-encodes what is beyond ASCII in a header's value, byte by byte.
 * @param bytes one character a byte (Infra, "isomorphic decode")
 */
export function percentEncodeBytes(bytes: string): string {
  return bytes.replace(
    /[\x80-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function fragmentOf(url: string): string {
  const { href } = new URL(url);
  const hash = href.indexOf('#');
  return hash < 0 ? '' : href.slice(hash);
}
