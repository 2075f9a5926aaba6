/** URLs split into the parts that users compare. The text is never normalized: it is displayed as observed. */
import { visibleText } from '../../../core/text/visible-text.ts';
import { unicodeHost } from '../../../core/url/punycode.ts';

export type UrlPart = 'scheme' | 'credentials' | 'host' | 'unicode' | 'path' | 'query' | 'hash';

/** A run of a URL's text. All runs in order, without the `unicode` one, make up the URL. */
export interface UrlRun {
  readonly part: UrlPart;
  /** Display-safe: invisible characters are escaped. */
  readonly text: string;
  /** Whether it differs from the same part of the previous URL. */
  readonly changed: boolean;
}

type PartName = Exclude<UrlPart, 'unicode'>;
type Parts = Readonly<Record<PartName, string>>;

const PART_NAMES: readonly PartName[] = ['scheme', 'credentials', 'host', 'path', 'query', 'hash'];
const PATH = PART_NAMES.indexOf('path');

/** RFC 3986 appendix B, with the scheme and the slashes in one group. It matches every string. */
const URL_PARTS = /^([a-z][a-z0-9+.-]*:(?:\/\/)?)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * Splits a URL into runs and marks those that differ from the previous URL, if there is one. An IDN host is followed by
 * a run with its Unicode form, so that neither form can hide a look-alike.
 */
export function urlRuns(url: string, previous?: string): UrlRun[] {
  const parts = toParts(url);
  const before = previous === undefined ? undefined : toParts(previous);
  return PART_NAMES.flatMap((part) => {
    const changed = before !== undefined && before[part] !== parts[part];
    const run = { part, text: visibleText(parts[part]), changed };
    const unicode = part === 'host' ? unicodeForm(parts.host) : undefined;
    if (unicode !== undefined) {
      return [run, { part: 'unicode' as const, text: ` (${visibleText(unicode)})`, changed }];
    }
    return parts[part] === '' ? [] : [run];
  });
}

/** A chain's first and last URL as the list shows them. */
export interface ListedUrls {
  readonly first: string;
  /** "" if it is the URL that the chain began with. */
  readonly last: string;
  /** The index in `first` and `last` from which they differ, since that is what users look for in a long URL. */
  readonly firstDiffersAt: number;
  readonly lastDiffersAt: number;
}

/**
 * Shortens a chain's first and last URL for the list: without the scheme if both have the same and it is http(s); the
 * last URL also without the leading parts that it shares with the first.
 * @param pageOrigin the origin of the requesting page, which the first URL also omits
 */
export function listUrls(first: string, last: string, pageOrigin?: string): ListedUrls {
  const [from, to] = [toParts(first), toParts(last)];
  const changedAt = PART_NAMES.findIndex((part) => from[part] !== to[part]);
  const scheme = changedAt === 0 || !/^https?:/i.test(from.scheme) ? 0 : 1;
  const isOwn = changedAt !== 0 && pageOrigin !== undefined && isOf(pageOrigin, from);
  const shortFirst = textFrom(first, isOwn ? PATH : scheme);
  if (changedAt < 0) return { first: shortFirst, last: '', firstDiffersAt: 0, lastDiffersAt: 0 };
  // A removed part (`/a?x` → `/a`) has no text of its own, so the path represents it.
  const start = textFrom(last, changedAt) === '' ? PATH : changedAt;
  const sameOrigin = start >= PATH;
  const shortLast = textFrom(last, sameOrigin ? start : scheme);
  const compared = sameOrigin ? textFrom(first, start) : shortFirst;
  const shared = sharedStart(compared, shortLast);
  return {
    first: shortFirst,
    last: shortLast,
    firstDiffersAt: shortFirst.length - compared.length + shared,
    lastDiffersAt: shared,
  };
}

/** Returns a URL's host with its port, display-safe; "" for a URL without one. */
export function hostText(url: string): string {
  return visibleText(toParts(url).host);
}

/** Returns how many characters two texts share at their start, up to the start of a segment, parameter or word. */
function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return Math.max(0, a.slice(0, shared).search(/[/?#&=.:-][^/?#&=.:-]*$/));
}

function isOf(origin: string, { scheme, credentials, host }: Parts): boolean {
  const page = toParts(origin);
  return credentials === '' && host !== '' && page.scheme === scheme && page.host === host;
}

function textFrom(url: string, index: number): string {
  const parts = PART_NAMES.slice(index);
  return urlRuns(url)
    .filter(({ part }) => parts.includes(part === 'unicode' ? 'host' : part))
    .map((run) => run.text)
    .join('');
}

function toParts(url: string): Parts {
  const [, scheme = '', authority = '', path = '', query = '', hash = ''] =
    URL_PARTS.exec(url) ?? [];
  if (!scheme.endsWith('//')) {
    // `data:`, `mailto:`, `myapp:x`: there is no host; everything before the query is the path.
    return { scheme, credentials: '', host: '', path: authority + path, query, hash };
  }
  const at = authority.lastIndexOf('@') + 1;
  const [credentials, host] = [authority.slice(0, at), authority.slice(at)];
  return { scheme, credentials, host, path, query, hash };
}

function unicodeForm(host: string): string | undefined {
  return unicodeHost(host.replace(/:\d*$/, ''));
}
