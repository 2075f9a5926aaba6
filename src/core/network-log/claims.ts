/** Log entries whose status matches no hop, but that ran at the same time as a hop of their URL. */
import { isInternal } from '../chain/chain.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { countUpTo } from '../lists/count-up-to.ts';
import { groupBy } from '../lists/group-by.ts';
import { isMissed } from './joined-hop.ts';
import { byTimeAndChain, byTimeAndContent, type KnownHop } from './matching.ts';
import { entryKey } from './pieces.ts';
import { alignInTime, earliestStart, NEAR, spanOf } from './time-spans.ts';

/** What is known about entries that may belong to hops. */
export interface Claims {
  /** The entries that belong to a hop: they contain what webRequest missed of it, or contradict it. */
  readonly entries: ReadonlyMap<KnownHop, NetworkEntry>;
  /** Entries that ran at no hop's time. */
  readonly free: readonly NetworkEntry[];
}

/** A contradiction is only accepted if both happened at the very same time. In milliseconds. */
const SAME_TIME = [1, 10];

/**
 * Determines what the entries are. An entry that is near a hop but doesn't clearly belong to it is not used, because it
 * would be shown twice.
 * @param hopsOf returns the hops of a URL (see `comparableText`)
 * @param hasEntry returns whether a hop already has its entry
 */
export function claim(
  entries: Iterable<NetworkEntry>,
  hopsOf: (url: string) => Iterable<KnownHop>,
  hasEntry: (known: KnownHop) => boolean,
): Claims {
  const free: NetworkEntry[] = [];
  const found = new Map<KnownHop, NetworkEntry>();
  for (const [url, same] of groupBy(entries, entryKey)) {
    const hops = [...hopsOf(url)].sort(byTimeAndChain);
    const near = same.filter(nearAny(hops));
    const nearby = new Set(near);
    for (const entry of same) if (!nearby.has(entry)) free.push(entry);
    if (near.length === 0) continue;
    const lacking = hops.filter((known) => !hasEntry(known) && !isInternal(known.hop.redirect));
    const shown = near.filter(({ hop }) => hop !== undefined).sort(byTimeAndContent);
    for (const [known, entry] of pairsOf(lacking, shown)) found.set(known, entry);
  }
  return { entries: found, free };
}

/** Returns a test for entries that ran near any of the hops. */
function nearAny(hops: readonly KnownHop[]): (entry: NetworkEntry) => boolean {
  const spans = hops
    .map(({ hop }) => spanOf(hop))
    .sort((a, b) => earliestStart(a) - earliestStart(b));
  const starts = spans.map(earliestStart);
  let last = Number.NEGATIVE_INFINITY;
  /** For each span, the latest end of all spans up to it. */
  const ends = spans.map(({ endedAt }) => {
    last = Math.max(last, endedAt);
    return last;
  });
  return ({ startedAt, endedAt }) => {
    const begun = countUpTo(starts, endedAt + NEAR);
    return begun > 0 && (ends[begun - 1] ?? 0) >= startedAt - NEAR;
  };
}

function pairsOf(hops: readonly KnownHop[], entries: readonly NetworkEntry[]) {
  const missed = hops.filter(({ hop }) => isMissed(hop));
  const pairs = [...groupBy(missed, ({ hop }) => hop.method)].flatMap(([method, same]) => [
    ...alignInTime(
      same,
      entries.filter((entry) => entry.method === method),
    ),
  ]);
  const taken = new Set(pairs.map(([, entry]) => entry));
  const answered = hops.filter(({ hop }) => hop.response && !hop.intercepted);
  const rest = entries.filter((entry) => !taken.has(entry));
  const contradicting = [...alignInTime(answered, rest, SAME_TIME)];
  return [...pairs, ...contradicting.filter(([known]) => !pairs.some(([hop]) => hop === known))];
}
