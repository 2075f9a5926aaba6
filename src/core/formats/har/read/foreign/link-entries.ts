/**
 * Which entry of a HAR followed which. The format doesn't say, so a request is linked to the nearest redirect to its
 * URL that was answered when it started. Entries of different pages, kinds or implausible methods are not linked.
 */
import { isHttp } from '../../../../chain/chain-edit.ts';
import { comparableUrl } from '../../../../url/comparable-url.ts';
import { type Clock, endedAt, STARTS_AFTER_CONNECTION, STARTS_WITH_CONNECTION } from './clock.ts';
import { type IndexedEntry, isOfHttp, redirects } from './index-entries.ts';
import { isPreflight, mayFollow } from './may-follow.ts';
import { Paths } from './paths.ts';
import { type Lead, Redirects } from './redirects-by-target.ts';
import { isByBrowser } from './upgrade.ts';

/** Where a redirect led. */
export interface Following {
  readonly to: IndexedEntry;
  /** The target that the response named. */
  readonly target: string;
  /**
   * Whether a hop in between is missing from the file, because the target was requested over HTTPS instead of HTTP: the
   * browser upgraded it, or the entry of the HTTP request is missing.
   */
  readonly between?: 'upgrade' | 'unknown';
}

type Followings = ReadonlyMap<IndexedEntry, Following>;

/** Clients follow immediately. A request for the target later than this, in milliseconds, is a different one. */
const LONGEST_PAUSE = 10_000;

/** In milliseconds: what follows this soon was almost certainly caused by the redirect. */
const AT_ONCE = 25;

/**
 * How early the next request may seem to start, in milliseconds: times are rounded, and some tools report them only
 * roughly. Close fits take precedence; the last tolerance is a quarter of the time to the response, but no more than
 * this.
 */
const [ROUNDED, INEXACT, EARLIEST] = [1, 10, 50];

/**
 * Determines which entry followed which; each follows at most one other. How a tool counts connections shows in the
 * interpretation of times in which more requests follow immediately.
 */
export function linkEntries(entries: readonly IndexedEntry[]): Followings {
  const redirecting = entries.filter((entry) => redirects(entry) && isOfHttp(entry));
  const usual = linkByClock(entries, redirecting, STARTS_WITH_CONNECTION);
  const followers = [...usual.values()].map(({ to }) => to);
  if (redirecting.every(isWithoutConnection) && followers.every(isWithoutConnection)) return usual;
  const other = linkByClock(entries, redirecting, STARTS_AFTER_CONNECTION);
  const isBetter =
    countAtOnce(other, STARTS_AFTER_CONNECTION) > countAtOnce(usual, STARTS_WITH_CONNECTION);
  return isBetter ? other : usual;
}

function isWithoutConnection(entry: IndexedEntry): boolean {
  const [usual, other] = [STARTS_WITH_CONNECTION, STARTS_AFTER_CONNECTION];
  return usual.start(entry) === other.start(entry);
}

function countAtOnce(followings: Followings, clock: Clock): number {
  const pauses = [...followings].map(([from, { to }]) => clock.start(to) - clock.answered(from));
  return pauses.filter((pause) => pause >= -INEXACT && pause <= AT_ONCE).length;
}

/** Takes time proportional to the number of entries, except for sorting. */
function linkByClock(
  entries: readonly IndexedEntry[],
  redirecting: readonly IndexedEntry[],
  clock: Clock,
): Followings {
  const ways = waysOf(redirecting.filter((entry) => !isPreflight(entry)));
  const keys = new Set(ways.flat().map(({ key }) => key));
  let requests = entries
    .filter((entry) => keys.has(entry.requested) && !isPreflight(entry))
    .map((to) => ({ to, start: clock.start(to) }))
    .sort((a, b) => a.start - b.start || a.to.index - b.to.index);
  const found = new Map<IndexedEntry, Following>();
  const paths = new Paths();
  for (const leads of ways) {
    for (const earliness of earlinesses(entries, clock)) {
      const timed = leads
        .filter(({ from }) => !found.has(from))
        .map(({ from, target, key }) => {
          const since = clock.answered(from) - earliness(from);
          return { from, target, key, since };
        });
      const open = new Redirects(timed, found);
      requests = requests.filter(({ to, start }) => {
        const accepts = ({ from }: Lead) => canFollow(from, to, clock) && paths.canJoin(from, to);
        const lead = open.find(to.requested, start, accepts);
        if (!lead) return true;
        found.set(lead.from, toFollowing(lead, to, clock));
        paths.join(lead.from, to);
        return false;
      });
    }
  }
  return found;
}

interface Way {
  readonly from: IndexedEntry;
  readonly target: string;
  /** The comparable form of the URL that was requested for the target. */
  readonly key: string;
}

/**
 * The URLs that may have been requested for each target, the most likely first. Firefox lists no request for an HTTP
 * URL that HSTS or a page's policy upgrades to HTTPS.
 */
function waysOf(redirecting: readonly IndexedEntry[]): readonly Way[][] {
  const ways: Way[][] = [];
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

/** How early an entry's successor may seem to start, from the strictest to the most tolerant interpretation. */
function earlinesses(
  entries: readonly IndexedEntry[],
  clock: Clock,
): ((from: IndexedEntry) => number)[] {
  const isInSeconds = entries.every(({ startedAt }) => startedAt % 1000 === 0);
  return [
    () => ROUNDED,
    () => INEXACT,
    (from) => {
      if (isInSeconds) return 1000;
      const quarter = (clock.answered(from) - clock.start(from)) / 4;
      return Math.max(INEXACT, Math.min(EARLIEST, quarter));
    },
  ];
}

/** A redirect starts before its successor, which follows soon. */
function canFollow(from: IndexedEntry, to: IndexedEntry, clock: Clock): boolean {
  const [before, after] = [clock.start(from), clock.start(to)];
  const isBefore = before < after || (before === after && from.index < to.index);
  return isBefore && after <= endedAt(from) + LONGEST_PAUSE && mayFollow(from, to);
}

function toFollowing({ from, target }: Lead, to: IndexedEntry, clock: Clock): Following {
  if (comparableUrl(target) === to.requested) return { to, target };
  const pause = clock.start(to) - clock.answered(from);
  return { to, target, between: isByBrowser(to, pause) ? 'upgrade' : 'unknown' };
}
