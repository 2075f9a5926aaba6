/** Two accounts of the same happenings, told by clocks that nearly agree, put side by side. */

export interface Span {
  /** Milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** How long a hop may have run whose end was not seen, in milliseconds. */
const UNSEEN = 10_000;

/** When a hop ran; a long time where its end was not seen. */
export function spanOf({
  startedAt,
  endedAt = startedAt + UNSEEN,
}: Partial<Span> & Pick<Span, 'startedAt'>): Span {
  return { startedAt, endedAt };
}

/**
 * How far apart the two accounts of one happening may be, in milliseconds; what fits closely goes first. Measured, the
 * log's start lies up to 20 ms before webRequest's and 5 ms after it, and the two nearly always overlap.
 */
export const TOLERANCES: readonly number[] = [1, 10, 100];

/**
 * Finds out which `a` is which `b`: those that happened at the same time. Where several did, they are taken in the order given,
 * if there are as many of the one as of the other; if not, nobody can say, and none is taken.
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
  for (const tolerance of tolerances) {
    if (restA.size === 0 || restB.size === 0) break;
    for (const [a, b] of alignWithin(tolerance, [...restA], [...restB])) {
      found.set(a, b);
      restA.delete(a);
      restB.delete(b);
    }
  }
  return found;
}

function alignWithin<A extends Span, B extends Span>(
  tolerance: number,
  as: readonly A[],
  bs: readonly B[],
): [A, B][] {
  return clusters(tolerance, as, bs).flatMap(({ as, bs }) => {
    if (as.length !== bs.length) return [];
    return as.flatMap((a, index): [A, B][] => {
      const b = bs[index];
      return b && meet(a, b, tolerance) ? [[a, b]] : [];
    });
  });
}

interface Cluster<A, B> {
  readonly as: A[];
  readonly bs: B[];
}

/** Cuts both accounts, in order of time, wherever nothing happened for longer than the tolerance. */
function clusters<A extends Span, B extends Span>(
  tolerance: number,
  as: readonly A[],
  bs: readonly B[],
): Cluster<A, B>[] {
  const all = [
    ...as.map((a) => ({ span: a as Span, put: (to: Cluster<A, B>) => to.as.push(a) })),
    ...bs.map((b) => ({ span: b as Span, put: (to: Cluster<A, B>) => to.bs.push(b) })),
  ].sort((one, other) => one.span.startedAt - other.span.startedAt);
  const found: Cluster<A, B>[] = [];
  let current: Cluster<A, B> = { as: [], bs: [] };
  let reach = Number.NEGATIVE_INFINITY;
  for (const { span, put } of all) {
    if (span.startedAt > reach + tolerance) {
      current = { as: [], bs: [] };
      found.push(current);
    }
    put(current);
    reach = Math.max(reach, span.endedAt);
  }
  return found;
}

/** Says whether two happened at the same time, as far as the tolerance allows. */
export function meet(a: Span, b: Span, tolerance: number): boolean {
  return a.startedAt <= b.endedAt + tolerance && b.startedAt <= a.endedAt + tolerance;
}
