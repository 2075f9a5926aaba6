/**
 * Which entry of a HAR followed which. The format does not say: a request followed the nearest redirect to its URL that
 * had been answered when it started. What is not of one page, kind or plausible method is not joined.
 */
import { isHttp } from '../../../chain/chain-edit.ts';
import { answeredAt, answeredSince, endedAt } from './answer-time.ts';
import { comparableUrl } from './comparable-url.ts';
import { type IndexedEntry, isOfHttp, redirects } from './index-entries.ts';
import { isPreflight, mayFollow } from './may-follow.ts';
import { Paths } from './paths.ts';
import { type Lead, Redirects } from './redirects-by-target.ts';
import { isByBrowser } from './upgrade.ts';

/** Where a redirect led. */
export interface Following {
  readonly to: IndexedEntry;
  /** The target that the answer named. */
  readonly target: string;
  /**
   * A hop lies between that the file does not have, as the target was requested over https instead of http: the browser
   * upgraded it, or the entry of the http request is missing.
   */
  readonly between?: 'upgrade' | 'unknown';
}

/** A client follows at once. After this, in milliseconds, a request for the target is another one. */
const LONGEST_PAUSE = 10_000;

/**
 * How early the next request may seem to start, in milliseconds: times are rounded, and some tools tell them only
 * roughly. What fits closely goes first; last comes a quarter of the time to the answer, if it is no more than this.
 */
const [ROUNDED, INEXACT, EARLIEST] = [1, 10, 50];

type Since = (from: IndexedEntry) => number;

/**
 * Finds out which entry followed which; each follows one other at most. Takes time in proportion to the entries, but for
 * sorting them.
 */
export function linkEntries(
  entries: readonly IndexedEntry[],
): ReadonlyMap<IndexedEntry, Following> {
  const redirecting = entries.filter((entry) => redirects(entry) && isOfHttp(entry));
  const ways = waysOf(redirecting.filter((entry) => !isPreflight(entry)));
  const keys = new Set(ways.flat().map(({ key }) => key));
  let requests = entries
    .filter((entry) => keys.has(entry.requested) && !isPreflight(entry))
    .sort((a, b) => a.startedAt - b.startedAt || a.index - b.index);
  const found = new Map<IndexedEntry, Following>();
  const paths = new Paths();
  for (const leads of ways) {
    for (const since of sinces(entries)) {
      const unfollowed = leads.filter(({ from }) => !found.has(from));
      const timed = unfollowed.map(({ from, target, key }) => ({
        from,
        target,
        key,
        since: since(from),
      }));
      const open = new Redirects(timed, found);
      requests = requests.filter((to) => {
        const accepts = ({ from }: Lead) => canFollow(from, to) && paths.canJoin(from, to);
        const lead = open.find(to.requested, to.startedAt, accepts);
        if (!lead) return true;
        found.set(lead.from, toFollowing(lead, to));
        paths.join(lead.from, to);
        return false;
      });
    }
  }
  return found;
}

/**
 * The URLs that can have been requested for each target, the likeliest first. Firefox lists no request for the http URL
 * that HSTS or a page's policy turns into https.
 */
function waysOf(redirecting: readonly IndexedEntry[]) {
  const ways: { from: IndexedEntry; target: string; key: string }[][] = [];
  for (const from of redirecting) {
    const all = from.targets.filter(isHttp).flatMap((target) => {
      const key = comparableUrl(target);
      const keys = key.startsWith('http:') ? [key, `https:${key.slice('http:'.length)}`] : [key];
      return keys.map((each) => ({ from, target, key: each }));
    });
    for (const [rank, way] of all.entries()) {
      const others = ways[rank];
      if (others) others.push(way);
      else ways.push([way]);
    }
  }
  return ways;
}

/** When the request that follows an entry can start, from the strictest to the most generous reading of its times. */
function sinces(entries: readonly IndexedEntry[]): readonly Since[] {
  const isInSeconds = entries.every(({ startedAt }) => startedAt % 1000 === 0);
  return [
    (from) => answeredAt(from) - ROUNDED,
    (from) => answeredAt(from) - INEXACT,
    (from) => {
      const answered = answeredAt(from);
      const early = Math.min(EARLIEST, (answered - from.startedAt) / 4);
      return Math.min(answeredSince(from) - INEXACT, answered - (isInSeconds ? 1000 : early));
    },
  ];
}

/** A redirect starts before what follows it, and what follows does so soon. */
function canFollow(from: IndexedEntry, to: IndexedEntry): boolean {
  const isBefore =
    from.startedAt < to.startedAt || (from.startedAt === to.startedAt && from.index < to.index);
  return isBefore && to.startedAt <= endedAt(from) + LONGEST_PAUSE && mayFollow(from, to);
}

function toFollowing({ from, target }: Lead, to: IndexedEntry): Following {
  const isAsNamed = comparableUrl(target) === to.requested;
  if (isAsNamed) return { to, target };
  return { to, target, between: isByBrowser(to, answeredAt(from)) ? 'upgrade' : 'unknown' };
}
