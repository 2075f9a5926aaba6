/** Which hops of two chains match. */
import { type Hop, isRedirect } from '../chain/chain.ts';

/** Indexes of the two hops; one is undefined if its chain has no matching hop. */
export interface HopPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** What two hops are compared by, read once. */
interface Traits {
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | undefined;
  readonly leadsOn: boolean;
}

/**
 * The cost of a hop without a match. Two hops that both redirect, or both end, cost no more as a pair than as two
 * single ones.
 */
const ALONE = 4;

/** RFC 3986 appendix B, as far as the comparison needs it. It matches every string. */
const URL_PARTS = /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/is;

/**
 * Pairs the hops of two chains in order, with the least total difference: an added or removed hop stays single, and
 * those after it still match. Hops with nothing in common form a pair if nothing else prevents it.
 */
export function alignHops(before: readonly Hop[], after: readonly Hop[]): HopPair[] {
  const [from, to] = [before.map(traitsOf), after.map(traitsOf)];
  // One of several alignments with the same cost is chosen, and the choice must not depend on which chain comes first.
  const pairs = isFirst(from, to)
    ? cheapestPairs(from, to)
    : cheapestPairs(to, from).map(([a, b]) => [b, a] as const);
  return withOthers(pairs, before.length, after.length);
}

/** Compares scores: a lower cost is better, then more pairs. */
interface Score {
  readonly cost: number;
  readonly pairs: number;
}

type Pairs = readonly (readonly [number, number])[];

/** Needleman and Wunsch's alignment, from the end, so that the first of repeated hops match. */
function cheapestPairs(from: readonly Traits[], to: readonly Traits[]): Pairs {
  const scores = scoreTable(from, to);
  const at = (i: number, j: number) => scores[i]?.[j] ?? { cost: 0, pairs: 0 };
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    const [paired, without] = [joined(from[i], to[j], at(i + 1, j + 1)), alone(at(i + 1, j))];
    if (isEqual(paired, at(i, j))) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (isEqual(without, at(i, j))) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The score of everything after each pair of places. */
function scoreTable(from: readonly Traits[], to: readonly Traits[]): Score[][] {
  const table: Score[][] = [];
  for (let i = from.length; i >= 0; i -= 1) {
    const row: Score[] = [];
    const below = table[i + 1] ?? [];
    table[i] = row;
    for (let j = to.length; j >= 0; j -= 1) {
      row[j] = best([
        ...(i < from.length && j < to.length ? [joined(from[i], to[j], below[j + 1])] : []),
        ...(i < from.length ? [alone(below[j])] : []),
        ...(j < to.length ? [alone(row[j + 1])] : []),
      ]);
    }
  }
  return table;
}

const NOTHING: Score = { cost: 0, pairs: 0 };

function joined(a: Traits | undefined, b: Traits | undefined, rest = NOTHING): Score {
  return { cost: rest.cost + (a && b ? unlikeness(a, b) : 0), pairs: rest.pairs + 1 };
}

function alone(rest = NOTHING): Score {
  return { cost: rest.cost + ALONE, pairs: rest.pairs };
}

function best(scores: readonly Score[]): Score {
  return scores.reduce(
    (least, score) =>
      score.cost < least.cost || (score.cost === least.cost && score.pairs > least.pairs)
        ? score
        : least,
    scores[0] ?? NOTHING,
  );
}

function isEqual(a: Score, b: Score): boolean {
  return a.cost === b.cost && a.pairs === b.pairs;
}

/** The cost of two hops' difference, from 0 to 10. */
function unlikeness(a: Traits, b: Traits): number {
  const cost = (trait: keyof Traits, points: number) => (a[trait] === b[trait] ? 0 : points);
  return (
    cost('scheme', 1) +
    cost('host', 1) +
    (cost('path', 4) || cost('query', 1)) +
    cost('method', 1) +
    cost('status', 1) +
    cost('leadsOn', 2)
  );
}

function traitsOf(hop: Hop): Traits {
  const [, scheme = '', host = '', path = '', query = ''] = URL_PARTS.exec(hop.url) ?? [];
  const { method, response } = hop;
  return {
    method,
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    // `/a` and `/a/` count as the same address when two chains are compared.
    path: path.replace(/\/$/, '').toLowerCase(),
    query,
    status: response?.status,
    leadsOn: isRedirect(hop),
  };
}

function isFirst(from: readonly Traits[], to: readonly Traits[]): boolean {
  return JSON.stringify(from) <= JSON.stringify(to);
}

/** Puts single hops between the pairs around them, those of the earlier chain first. */
function withOthers(pairs: Pairs, before: number, after: number): HopPair[] {
  const all: HopPair[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [before, after] as const]) {
    for (; i < a; i += 1) all.push({ before: i, after: undefined });
    for (; j < b; j += 1) all.push({ before: undefined, after: j });
    if (a < before) all.push({ before: a, after: b });
    i = a + 1;
    j = b + 1;
  }
  return all;
}
