/** Compares two accounts of the same events, with clocks that nearly agree. */

import type { Hop } from '../chain/chain.ts';

export interface Span {
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** The earliest time at which it may have begun, if its beginning was not observed. */
  readonly earliest?: number;
}

/** How long a hop may have run if its end was not seen, in milliseconds. */
const UNSEEN = 10_000;

/**
 * How long before its first observed event a hop may have begun if its beginning was not observed, in milliseconds. A
 * restarted background script gets events late.
 */
const LATE = 1000;

/** Returns when a hop ran; a long time if its end was not seen. */
export function spanOf({ startedAt, endedAt = startedAt + UNSEEN, partial }: Hop): Span {
  return { startedAt, endedAt, ...(partial && { earliest: startedAt - LATE }) };
}

/** How far apart the clocks of two accounts may be at most, in milliseconds. */
export const NEAR = 100;

/**
 * How far apart the two accounts of one event may be, in milliseconds; the closest matches are made first. Measured:
 * the log's start is up to 20 ms before webRequest's and 5 ms after it, and the two nearly always overlap.
 */
export const TOLERANCES: readonly number[] = [1, 10, NEAR];

/**
 * Returns the earliest start that the log may report for a hop that webRequest dates at `time`, both in milliseconds: at
 * a navigation, the log's time is earlier.
 */
export function earliestInLog(time: number): number {
  return time - NEAR;
}

/**
 * Determines which `a` is which `b`: those that happened at the same time. If several did, they are matched in the
 * given order, provided there are as many of one as of the other; otherwise, none is matched.
 * @param as in order of time, as are `bs`
 * @param tolerances how far apart they may be, in milliseconds, the closest first
 */
export function alignInTime<A extends Span, B extends Span>(
  as: readonly A[],
  bs: readonly B[],
  tolerances = TOLERANCES,
): Map<A, B> {
  const found = new Map<A, B>();
  const [restA, restB] = [new Set(as), new Set(bs)];
  const align = (tolerance: number, startOf: StartOf) => {
    if (restA.size === 0 || restB.size === 0) return;
    for (const [a, b] of alignWithin(tolerance, [...restA], [...restB], startOf)) {
      found.set(a, b);
      restA.delete(a);
      restB.delete(b);
    }
  };
  for (const tolerance of tolerances) align(tolerance, ({ startedAt }) => startedAt);
  // A match that assumes no earlier beginning is better.
  if ([...restA].some(({ earliest }) => earliest !== undefined)) align(0, earliestStart);
  return found;
}

type StartOf = (span: Span) => number;

/** Returns the earliest time at which something began. */
export function earliestStart({ startedAt, earliest = startedAt }: Span): number {
  return earliest;
}

function alignWithin<A extends Span, B extends Span>(
  tolerance: number,
  as: readonly A[],
  bs: readonly B[],
  startOf: StartOf,
): [A, B][] {
  return clusters(tolerance, as, bs, startOf).flatMap(({ as, bs }) => {
    if (as.length !== bs.length) return [];
    return as.flatMap((a, index): [A, B][] => {
      const b = bs[index];
      return b && meet({ ...a, startedAt: startOf(a) }, b, tolerance) ? [[a, b]] : [];
    });
  });
}

interface Cluster<A, B> {
  readonly as: A[];
  readonly bs: B[];
}

/** Splits both accounts, in order of time, wherever nothing happened for longer than the tolerance. */
function clusters<A extends Span, B extends Span>(
  tolerance: number,
  as: readonly A[],
  bs: readonly B[],
  startOf: StartOf,
): Cluster<A, B>[] {
  const all = [
    ...as.map((a) => ({ span: a as Span, put: (to: Cluster<A, B>) => to.as.push(a) })),
    ...bs.map((b) => ({ span: b as Span, put: (to: Cluster<A, B>) => to.bs.push(b) })),
  ].sort((one, other) => startOf(one.span) - startOf(other.span));
  const found: Cluster<A, B>[] = [];
  let current: Cluster<A, B> = { as: [], bs: [] };
  let reach = Number.NEGATIVE_INFINITY;
  for (const { span, put } of all) {
    if (startOf(span) > reach + tolerance) {
      current = { as: [], bs: [] };
      found.push(current);
    }
    put(current);
    reach = Math.max(reach, span.endedAt);
  }
  return found;
}

/** Returns whether two happened at the same time, within the tolerance. */
export function meet(a: Span, b: Span, tolerance: number): boolean {
  return a.startedAt <= b.endedAt + tolerance && b.startedAt <= a.endedAt + tolerance;
}

/** How far apart the log may date the start of one request, in milliseconds: Chromium computes it anew each time. */
const SAME = 2;

/** Returns whether two entries of a log may be about one request, by their starts. */
export function startAlike(a: Pick<Span, 'startedAt'>, b: Pick<Span, 'startedAt'>): boolean {
  return Math.abs(a.startedAt - b.startedAt) <= SAME;
}
