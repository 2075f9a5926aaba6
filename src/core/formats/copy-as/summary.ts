/**
 * A chain as text that can be sent anywhere: nothing in it is a link to any program that makes links of what looks like
 * one, and of URLs only what tells the story is left.
 */

import type { RedirectChain } from '../../chain/chain.ts';
import { findingsOf } from '../../findings/index.ts';
import { hopCount } from '../../text/counts.ts';
import { t } from '../../text/i18n.ts';
import { visibleText } from '../../text/visible-text.ts';
import { methodsOf } from '../../transition/transition.ts';
import { toLines } from '../chain-text.ts';

/** Writes the chain, the titles of what was found, and the user's note. */
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
 * RFC 3986 appendix B, and of the web's own schemes whatever browsers take for the two slashes, also none. It matches every
 * string.
 */
const URL_PARTS =
  /^([a-z][a-z0-9+.-]*:)?(?:((?<=^(?:https?|wss?|ftp):)[\\/]*|[\\/]{2})([^\\/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * A URL without what may be secret or personal: users and passwords, the values of parameters, fragments, and long
 * identifiers in the path. `https://u:p@a.test/orders/0f8e…?id=1#top` → `https://a.test/orders/…?id#…`.
 */
export function shortUrl(url: string): string {
  const [, scheme = '', slashes = '', authority, path = '', query = '', hash = ''] =
    URL_PARTS.exec(url) ?? [];
  // `data:` and `mailto:` hold what they speak of.
  if (authority === undefined && scheme !== '') return `${scheme}…`;
  const host =
    authority === undefined ? '' : slashes + authority.slice(authority.lastIndexOf('@') + 1);
  const segments = path.split('/').map(shortSegment).join('/');
  return `${scheme}${host}${segments}${parameterNames(query)}${hash.length > 1 ? '#…' : ''}`;
}

/** A segment of the path may have parameters too: `cart;sid=1` (RFC 3986 §3.3). */
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

/** What people call things is short, or has no digits; what is longer was made by a program, and may grant access. */
function shortWord(word: string): string {
  const isIdentifier = word.length > 40 || (word.length > 15 && /\d/.test(word));
  return isIdentifier || /@|%40/.test(word) ? '…' : word;
}

/** Where a URL begins in text: browsers take the web's own for one without slashes, too. */
const BEGIN = '(?:[a-z][a-z0-9+.-]*:\\/\\/|https?:(?=\\S))';

/**
 * It begins where a word does: a search from every letter on would take forever over a long word. Quotes and brackets
 * end it where one stands before it; otherwise they may be part of a secret.
 */
const URL_IN_TEXT = new RegExp(
  `(?<![a-z0-9+.-])([0-9+.-]*)((?<=")${BEGIN}[^\\s"]*|(?<=')${BEGIN}[^\\s']*|(?<=<)${BEGIN}[^\\s>]*|(?<!["'<])${BEGIN}\\S*)`,
  'gi',
);

/**
 * Takes from a text what programs make links of, as people do who write of dangerous sites: `hxxps://`, `a[.]test`,
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
