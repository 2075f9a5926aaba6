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

/** RFC 3986 appendix B. It matches every string. */
const URL_PARTS = /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * A URL without what may be secret or personal: users and passwords, the values of parameters, fragments, and long
 * identifiers in the path. `https://u:p@a.test/orders/0f8e…?id=1#top` → `https://a.test/orders/…?id#…`.
 */
export function shortUrl(url: string): string {
  const [, scheme = '', authority, path = '', query = '', hash = ''] = URL_PARTS.exec(url) ?? [];
  // `data:` and `mailto:` hold what they speak of.
  if (authority === undefined && scheme !== '') return `${scheme}…`;
  const host =
    authority === undefined ? '' : `//${authority.slice(authority.lastIndexOf('@') + 1)}`;
  const segments = path.split('/').map(shortWord).join('/');
  return `${scheme}${host}${segments}${parameterNames(query)}${hash.length > 1 ? '#…' : ''}`;
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

/** It begins where a word does: a search from every letter on would take for ever over a long word. */
const URL_IN_TEXT = /(?<![a-z0-9+.-])([0-9+.-]*)([a-z][a-z0-9+.-]*:\/\/[^\s<>"']*)/gi;

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
