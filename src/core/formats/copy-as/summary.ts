/**
 * A chain as text that can be sent anywhere: no program turns any part of it into a link, and URLs are reduced to what
 * is needed to understand the chain.
 */

import type { RedirectChain } from '../../chain/chain.ts';
import { findingsOf } from '../../findings/index.ts';
import { hopCount } from '../../text/counts.ts';
import { t } from '../../text/i18n.ts';
import { visibleText } from '../../text/visible-text.ts';
import { methodsOf } from '../../transition/transition.ts';
import { toLines } from '../chain-text.ts';

/** Writes the chain, the titles of its findings, and the user's note. */
export function toSummary(chain: RedirectChain): string {
  const findings = findingsOf(chain).map(({ hop, title }) => `  ${t`hop ${hop + 1}: ${title}`}`);
  const note = chain.note?.split('\n').map((line) => `  ${line}`);
  const lines = [
    `${methodsOf(chain).join(' → ')}, ${hopCount(chain.hops.length)}`,
    ...toLines(chain, shortUrl),
    ...(findings.length > 0 ? [t`Findings:`, ...findings] : []),
    ...(note ? [t`Note:`, ...note] : []),
  ];
  return lines.map((line) => visibleText(withoutLinks(line))).join('\n');
}

/**
 * RFC 3986 appendix B; for the web's own schemes, with anything that browsers accept as the two slashes, or none. It
 * matches every string.
 */
const URL_PARTS =
  /^([a-z][a-z0-9+.-]*:)?(?:((?<=^(?:https?|wss?|ftp):)[\\/]*|[\\/]{2})([^\\/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * Removes from a URL what may be secret or personal: user names and passwords, parameter values, fragments, and long
 * identifiers in the path. `https://u:p@a.test/orders/0f8e…?id=1#top` → `https://a.test/orders/…?id#…`.
 */
export function shortUrl(url: string): string {
  const [, scheme = '', slashes = '', authority, path = '', query = '', hash = ''] =
    URL_PARTS.exec(url) ?? [];
  // `data:` and `mailto:` URLs contain their subject.
  if (authority === undefined && scheme !== '') return `${scheme}…`;
  const host =
    authority === undefined ? '' : slashes + authority.slice(authority.lastIndexOf('@') + 1);
  const segments = path.split('/').map(shortSegment).join('/');
  return `${scheme}${host}${segments}${parameterNames(query)}${hash.length > 1 ? '#…' : ''}`;
}

/** A path segment may have parameters, too: `cart;sid=1` (RFC 3986 §3.3). */
function shortSegment(segment: string): string {
  return segment
    .split(';')
    .map((part) => shortWord(part.replace(/=.*$/s, '')))
    .join(';');
}

function parameterNames(query: string): string {
  const names = query
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => shortWord(parameter.replace(/=.*$/s, '')));
  return names.length === 0 ? '' : `?${[...new Set(names)].join('&')}`;
}

/** Names that people choose are short or have no digits; longer ones were generated, and may grant access. */
function shortWord(word: string): string {
  const isIdentifier = word.length > 40 || (word.length > 15 && /\d/.test(word));
  return isIdentifier || /@|%40/.test(word) ? '…' : word;
}

/** Where a URL begins in text: browsers also accept the web's own schemes without slashes. */
const BEGIN = '(?:[a-z][a-z0-9+.-]*:\\/\\/|https?:(?=\\S))';

/**
 * A URL begins where a word does: searching from every letter would take forever in a long word. Quotes and brackets
 * end it if one precedes it; otherwise they may be part of a secret.
 */
const URL_IN_TEXT = new RegExp(
  `(?<![a-z0-9+.-])([0-9+.-]*)((?<=")${BEGIN}[^\\s"]*|(?<=')${BEGIN}[^\\s']*|(?<=<)${BEGIN}[^\\s>]*|(?<!["'<])${BEGIN}\\S*)`,
  'gi',
);

/**
 * Defangs what programs turn into links, as people do when they write about dangerous sites: `hxxps://`, `a[.]test`,
 * `user[at]host`.
 */
export function withoutLinks(text: string): string {
  return text
    .replace(URL_IN_TEXT, (_, before: string, url: string) => before + shortUrl(url))
    .replace(/\bhttp(?=s?:)/gi, 'hxxp')
    .replace(/(?<!\bhxxps?):\/\//g, '[:]//')
    .replace(/(?<=[^\s.])\.(?=\p{L})/gu, '[.]')
    .replaceAll('@', '[at]');
}
