/**
 * Which entry of a HAR followed which. The format does not say: an entry is followed by the next request for its target
 * that starts when it has been answered. What is not of one page, kind or plausible method is not joined.
 */
import { isHttp, withoutFragment } from '../../../chain/chain-edit.ts';
import { isObject } from '../../json-object.ts';
import { type IndexedEntry, isOfHttp, redirects } from './index-entries.ts';
import { Paths } from './paths.ts';
import { Requests } from './requests-by-url.ts';

/** Where a redirect led. */
export interface Following {
  readonly to: IndexedEntry;
  /** The target that the answer named. */
  readonly target: string;
  /** It was requested over https instead of http: a hop lies between that the file does not have. */
  readonly upgraded: boolean;
}

/**
 * How much before an answer the next request may seem to start, in milliseconds: times are rounded, and some tools tell
 * them only roughly. What fits closely goes first.
 */
const TOLERANCES = [1, 10];

/** A client follows at once. After this, in milliseconds, a request for the target is another one. */
const LONGEST_PAUSE = 10_000;

/**
 * Finds out which entry followed which; each follows one other at most. Takes time in proportion to the entries, but for
 * sorting them.
 */
export function linkEntries(
  entries: readonly IndexedEntry[],
): ReadonlyMap<IndexedEntry, Following> {
  const redirecting = entries
    .filter((entry) => redirects(entry) && isOfHttp(entry) && !isPreflight(entry))
    .map((from) => ({ from, answeredAt: answeredAt(from) }))
    .sort((a, b) => a.answeredAt - b.answeredAt || a.from.index - b.from.index);
  const targets = new Set(redirecting.flatMap(({ from }) => from.targets.flatMap(urlsFor)));
  const requests = new Requests(entries.filter(({ requested }) => targets.has(requested)));
  const found = new Map<IndexedEntry, Following>();
  const paths = new Paths();
  for (const { from, answeredAt } of redirecting) {
    const mayJoin = (to: IndexedEntry) => paths.canJoin(from, to) && mayFollow(from, to);
    const following = findFollowing(requests, from, answeredAt, mayJoin);
    if (!following) continue;
    found.set(from, following);
    requests.use(following.to);
    paths.join(from, following.to);
  }
  return found;
}

function findFollowing(
  requests: Requests,
  from: IndexedEntry,
  answeredAt: number,
  mayJoin: (to: IndexedEntry) => boolean,
): Following | undefined {
  const latest = endedAt(from, answeredAt) + LONGEST_PAUSE;
  for (const target of from.targets) {
    for (const url of urlsFor(target)) {
      for (const tolerance of TOLERANCES) {
        const to = requests.find(url, answeredAt - tolerance, latest, mayJoin);
        if (to) return { to, target, upgraded: url !== withoutFragment(target) };
      }
    }
  }
  return undefined;
}

/**
 * What a request for a target can have asked for. Firefox lists none for the http URL that HSTS or a page's policy turns
 * into https.
 */
function urlsFor(target: string): string[] {
  if (!isHttp(target)) return [];
  const url = withoutFragment(target);
  return url.startsWith('http:') ? [url, `https:${url.slice('http:'.length)}`] : [url];
}

/** A redirect makes no other method than GET of one; a preflight is a request by itself (Fetch §4.8). */
function mayFollow(from: IndexedEntry, to: IndexedEntry): boolean {
  if (to.method !== from.method && to.method !== 'GET') return false;
  return isOfOneKind(from, to) && isOfOnePage(from, to) && !isPreflight(to);
}

function isOfOneKind(from: IndexedEntry, to: IndexedEntry): boolean {
  const [a, b] = [kindOf(from), kindOf(to)];
  return a === undefined || b === undefined || a === b;
}

/** Chrome's `other` says nothing. */
function kindOf({ entry }: IndexedEntry): string | undefined {
  const type = entry._resourceType;
  const kind = typeof type === 'string' ? type.toLowerCase() : 'other';
  return kind === 'other' ? undefined : kind;
}

/** Tools disagree on which page a request belongs to that brings another page. */
function isOfOnePage(from: IndexedEntry, to: IndexedEntry): boolean {
  const [a, b] = [from.entry.pageref, to.entry.pageref];
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return true;
  return isNavigation(from) && isNavigation(to);
}

function isNavigation(entry: IndexedEntry): boolean {
  return kindOf(entry) === 'document' || requestHeader(entry, 'sec-fetch-mode') === 'navigate';
}

function isPreflight(entry: IndexedEntry): boolean {
  const asks = () => requestHeader(entry, 'access-control-request-method') !== undefined;
  return entry.method === 'OPTIONS' && asks();
}

function requestHeader({ request }: IndexedEntry, name: string): unknown {
  const { headers } = request;
  if (!Array.isArray(headers)) return undefined;
  return headers.find(
    (header) =>
      isObject(header) && typeof header.name === 'string' && header.name.toLowerCase() === name,
  )?.value;
}

/** When the next request can have been made at the earliest: whatever else `time` is the sum of, this takes place before. */
function answeredAt({ entry, startedAt }: IndexedEntry): number {
  const timings = isObject(entry.timings) ? entry.timings : {};
  return startedAt + duration(timings.send) + duration(timings.wait);
}

function endedAt({ entry, startedAt }: IndexedEntry, answeredAt: number): number {
  return Math.max(answeredAt, startedAt + duration(entry.time));
}

function duration(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
