/** Users and passwords before the hosts of URLs. */
import { t } from '../../text/i18n.ts';
import { type Layer, percentDecoded } from '../layer.ts';
import type { Search } from '../search.ts';

/**
 * From a URL's beginning to its host. After the web's own schemes, browsers accept any number of slashes and
 * backslashes (URL Standard, "special authority ignore slashes state"), and everything up to the last "@" is the user.
 */
const OF_URL = /^(\s*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][\w+.-]*:)?[\\/]{2,}))([^\\/?#]*)@/i;

/** Text that may contain a URL's authority, without anything that ends one. */
const RUN = /[^\s/?#"<>\\]+/g;

const SCHEME = /(?<![a-z\d+.-])(?:https?|wss?|ftp):/i;

/** Finds users and passwords at the beginning of a URL and in URLs within it. */
export function findUsers(layer: Layer, search: Search): void {
  const { text } = layer;
  if (!text.includes('@')) return;
  search.count(text.length);
  const [whole = '', before = '', user = ''] = OF_URL.exec(text) ?? [];
  if (whole !== '') findUser(layer.slice(before.length, before.length + user.length), search);
  for (const { index, 0: run } of text.matchAll(RUN)) {
    const end = run.lastIndexOf('@');
    if (index < whole.length || end < 0) continue;
    const scheme = SCHEME.exec(run);
    const start = scheme ? scheme.index + scheme[0].length : 0;
    if (start < end && (scheme || isAfterSlashes(text, index, run.slice(0, end))))
      findUser(layer.slice(index + start, index + end), search);
  }
}

/** Windows paths also begin with two backslashes; no password follows there. */
function isAfterSlashes(text: string, at: number, user: string): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  return (
    before.endsWith('//') ||
    (user.includes(':') && (/[\\/]{2}$/.test(before) || /(?:https?|wss?|ftp):[\\/]$/i.test(before)))
  );
}

function findUser(user: Layer, search: Search): void {
  const colon = user.text.indexOf(':');
  const name = t`username and password`;
  const parts = colon < 0 ? [user] : [user.slice(0, colon), user.slice(colon + 1)];
  for (const part of parts) search.found(part, name, 'URL user', percentDecoded(part));
}
