/** URLs in the sentences of findings: as short as they can be and still be told apart. */
import { t } from '../../text/i18n.ts';
import { originOf } from '../../url/origin.ts';

/** A sentence with a longer one is not a sentence; the hops show the whole. In characters. */
const LONGEST = 80;

/** Cuts the middle out of a URL, a name or a value that is too long. */
export function cutUrl(url: string, longest = LONGEST): string {
  return url.length <= longest ? url : `${url.slice(0, longest - 21)}…${url.slice(-20)}`;
}

/** A URL as seen from another one: what follows the origin, where both have the same. */
export function urlText(url: string, from?: string): string {
  const origin = originOf(url);
  const isHere = origin !== undefined && from !== undefined && origin === originOf(from);
  return cutUrl(isHere && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url);
}

/** More names than this are told by their number. */
const MOST_NAMES = 6;

/** Names in a row: `a`, `a and b`, `a, b and c`, and where they are many `a, b, c, d, e and 95 more`. */
export function listText(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES + 1;
  const all = rest > 1 ? [...names.slice(0, MOST_NAMES - 1), t`${rest} more`] : names;
  const texts = all.map((name) => cutUrl(name, 2 * LONGEST));
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : t`${texts.slice(0, -1).join(', ')} and ${last}`;
}
