/** URLs in the sentences of findings, as short as possible but distinguishable. */
import { shownValue, t } from '../../../text/i18n.ts';
import { originOf } from '../../../url/origin.ts';

/** The longest URL in a sentence, in characters; the hops show all of it. */
const LONGEST = 80;

/** Cuts the middle out of a URL, a name or a value that is too long. */
export function cutUrl(url: string, longest = LONGEST): string {
  const shown = shownValue(url);
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 21)}…${shown.slice(-20)}`;
}

/** A part of a URL; `…` if it belongs to a value that can't be shown. */
export function partText(part: string, url: string): string {
  const shown = shownValue(url);
  return shown === url || shown.includes(part) ? cutUrl(part) : '…';
}

/** A URL relative to another one: without the origin if both have the same. */
export function urlText(whole: string, from?: string): string {
  const url = shownValue(whole);
  const origin = originOf(url);
  const isHere = origin !== undefined && from !== undefined && origin === originOf(from);
  return cutUrl(isHere && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url);
}

/** The most names that are listed; the rest are counted. */
const MOST_NAMES = 6;

/** Names in a list: `a`, `a and b`, `a, b and c`, or if there are many `a, b, c, d, e and 95 more`. */
export function listText(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES + 1;
  const all = rest > 1 ? [...names.slice(0, MOST_NAMES - 1), t`${rest} more`] : names;
  const texts = all.map((name) => cutUrl(name, 2 * LONGEST));
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : t`${texts.slice(0, -1).join(', ')} and ${last}`;
}
