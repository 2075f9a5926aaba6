/** URLs cut into the parts that a reader compares. The text is never normalised: what was observed is what is shown. */
import { visibleText } from '../../../core/text/visible-text.ts';
import { unicodeHost } from '../../../core/url/punycode.ts';

export type UrlPart = 'scheme' | 'credentials' | 'host' | 'unicode' | 'path' | 'query' | 'hash';

/** A run of a URL's text. All runs in order, without the `unicode` one, are the URL. */
export interface UrlRun {
  readonly part: UrlPart;
  /** Safe to show: invisible characters are escaped. */
  readonly text: string;
  /** It differs from the same part of the URL before. */
  readonly changed: boolean;
}

type PartName = Exclude<UrlPart, 'unicode'>;
type Parts = Readonly<Record<PartName, string>>;

const PART_NAMES: readonly PartName[] = ['scheme', 'credentials', 'host', 'path', 'query', 'hash'];
const PATH = PART_NAMES.indexOf('path');

/** RFC 3986 appendix B, with the scheme and the slashes kept together. It matches every string. */
const URL_PARTS = /^([a-z][a-z0-9+.-]*:(?:\/\/)?)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/**
 * Cuts a URL into runs and marks those that differ from the URL before it; nothing is marked without one.
 * An IDN host is followed by a run with its Unicode form, so that neither form can hide a look-alike.
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
  /** "" where it is the URL that the chain began with. */
  readonly last: string;
  /** Index in `first` and in `last` from which on they differ: in a long URL that is what a reader looks for. */
  readonly firstDiffersAt: number;
  readonly lastDiffersAt: number;
}

/**
 * Shortens a chain's first and last URL for the list: without the scheme where both have the same and it is http(s),
 * and the last one without the parts at its start that it shares with the first.
 * @param pageOrigin origin of the page that asked: the first URL goes without it too
 */
export function listUrls(first: string, last: string, pageOrigin?: string): ListedUrls {
  const [from, to] = [toParts(first), toParts(last)];
  const changedAt = PART_NAMES.findIndex((part) => from[part] !== to[part]);
  const scheme = changedAt === 0 || !/^https?:/i.test(from.scheme) ? 0 : 1;
  const isOwn = changedAt !== 0 && pageOrigin !== undefined && isOf(pageOrigin, from);
  const shortFirst = textFrom(first, isOwn ? PATH : scheme);
  if (changedAt < 0) return { first: shortFirst, last: '', firstDiffersAt: 0, lastDiffersAt: 0 };
  // A part that is gone (`/a?x` → `/a`) has no text of its own: then the path stands for it.
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

/** A URL's host with its port, safe to show; "" for a URL that has none. */
export function hostText(url: string): string {
  return visibleText(toParts(url).host);
}

/** How many characters two texts share at their start, back to where a segment, parameter or word begins. */
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
    // `data:`, `mailto:`, `myapp:x`: no host, everything up to the query is path.
    return { scheme, credentials: '', host: '', path: authority + path, query, hash };
  }
  const at = authority.lastIndexOf('@') + 1;
  const [credentials, host] = [authority.slice(0, at), authority.slice(at)];
  return { scheme, credentials, host, path, query, hash };
}

function unicodeForm(host: string): string | undefined {
  return unicodeHost(host.replace(/:\d*$/, ''));
}
