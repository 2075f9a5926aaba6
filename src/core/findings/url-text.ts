/** URLs in the sentences of findings: as short as they can be and still be told apart. */
import { originOf } from '../origin.ts';

/** A sentence with a longer one is no sentence; the hops show the whole. In characters. */
const LONGEST = 80;

/** Cuts the middle out of a URL that is too long. */
export function cutUrl(url: string): string {
  return url.length <= LONGEST ? url : `${url.slice(0, LONGEST - 21)}…${url.slice(-20)}`;
}

/** A URL as seen from another one: what follows the origin, where both have the same. */
export function urlText(url: string, from?: string): string {
  const origin = originOf(url);
  const isHere = origin !== undefined && from !== undefined && origin === originOf(from);
  return cutUrl(isHere && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url);
}

/** Names in a row: `a`, `a and b`, `a, b and c`. */
export function listText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
