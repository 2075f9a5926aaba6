/** Redirects to the canonical spelling of a URL: HTTPS, with or without www, with or without a trailing slash. */

import { bareHost, parseUrl } from '../../../url/origin.ts';
import { isSamePath } from './address-move.ts';

/** One way in which an address is corrected. */
export type Spelling = 'https' | 'www' | 'slash';

/**
 * Returns in which ways two spellings of one address differ; none if the URLs differ in anything else, or not at all. A
 * change to HTTPS may change the port.
 */
export function spellingChanges(from: string, to: string): Spelling[] {
  const [a, b] = [parseUrl(from), parseUrl(to)];
  if (!a || !b) return [];
  const isUpgrade = a.protocol === 'http:' && b.protocol === 'https:';
  const isSamePlace = a.protocol === b.protocol && a.port === b.port;
  if (a.search !== b.search || bareHost(a) !== bareHost(b) || !(isUpgrade || isSamePlace))
    return [];
  if (!isSamePath(a, b)) return [];
  return [
    ...(isUpgrade ? (['https'] as const) : []),
    ...(a.hostname === b.hostname ? [] : (['www'] as const)),
    ...(a.pathname === b.pathname ? [] : (['slash'] as const)),
  ];
}
