/** A response's location URL (Fetch §2.2.6), resolved by the platform. */
import { isUrl } from './origin.ts';

/**
 * Resolves a response's Location against the requested URL, whose fragment it inherits if it has none (Fetch, "location
 * URL"; RFC 9110 §10.2.2).
 * @param values every Location field's value, in order, as text
 * @param current the request's URL, with its fragment
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
 * The ways in which a browser may have read a Location that was reported as text. One with non-ASCII bytes was either
 * UTF-8, decoded to these characters, or each character stands for a byte. Browsers resolve the percent-encoded bytes
 * (whatwg/fetch#883), which no standard requires yet.
 */
export function locationReadings(value: string): string[] {
  const mayBeBytes = /[\x80-\xff]/.test(value) && !/[^\0-\xff]/.test(value);
  return mayBeBytes ? [value, percentEncodeBytes(value)] : [value];
}

/**
 * Percent-encodes the non-ASCII bytes in a header's value.
 * @param bytes one character per byte (Infra, "isomorphic decode")
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
