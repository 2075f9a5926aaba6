/**
 * The time axis of the waterfall, which maps times to positions. Idle periods are shortened if they would take up more
 * of the axis than active ones. Pure.
 */
import { lastHop, type RedirectChain } from '../../../core/chain/chain.ts';

export interface TimeAxis {
  /** When the first chain began, and where the axis ends, in milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Where idle periods were shortened, from 0 to 1. */
  readonly breaks: readonly number[];
  /**
   * The times between which the axis is linear, in milliseconds since the epoch, and their positions in milliseconds.
   */
  readonly moments: readonly number[];
  readonly places: readonly number[];
}

/** A period in which nothing ran. */
interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** Lays out an axis for all chains; undefined if none of them has a time. */
export function toTimeAxis(chains: Iterable<RedirectChain>): TimeAxis | undefined {
  const spans = spansOf(chains);
  const [first] = spans;
  if (!first) return undefined;
  const quiet: Quiet[] = [];
  let reach = first.from;
  for (const { from, to } of spans) {
    if (from > reach) quiet.push({ from: reach, to: from });
    reach = Math.max(reach, to);
  }
  const busy = reach - first.from - quiet.reduce((sum, each) => sum + lengthOf(each), 0);
  const most = mostQuiet(quiet.map(lengthOf), Math.max(1, busy));
  return layOut(first.from, reach, quiet, most);
}

/** Returns the position of a time on the axis, from 0 to 1. */
export function placeOf(time: number, { moments, places }: TimeAxis): number {
  const total = places.at(-1) ?? 0;
  let [low, high] = [0, moments.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= time) low = middle;
    else high = middle;
  }
  const [from = 0, to = 0] = [moments[low], moments[high]];
  const [start = 0, end = 0] = [places[low], places[high]];
  const share = to === from ? 0 : (time - from) / (to - from);
  return Math.min(1, Math.max(0, (start + share * (end - start)) / total));
}

/** Returns whether every time has the same position on both axes. */
export function isSameAxis(a: TimeAxis | undefined, b: TimeAxis | undefined): boolean {
  if (!a || !b) return a === b;
  return areEqual(a.moments, b.moments) && areEqual(a.places, b.places);
}

/** Sorts by time, which is usually the order of arrival. Times from files may be invalid. */
function spansOf(chains: Iterable<RedirectChain>): Quiet[] {
  const spans: Quiet[] = [];
  let isOrdered = true;
  for (const chain of chains) {
    const last = lastHop(chain);
    const from = chain.hops[0].startedAt;
    const to = Math.max(from, last.endedAt ?? last.startedAt);
    if (!Number.isFinite(to)) continue;
    isOrdered &&= from >= (spans.at(-1)?.from ?? from);
    spans.push({ from, to });
  }
  return isOrdered ? spans : spans.sort((a, b) => a.from - b.from);
}

/**
 * Returns the length up to which idle periods keep their length, so that together they take up no more of the axis than
 * active periods.
 */
function mostQuiet(lengths: number[], busy: number): number {
  let rest = busy;
  for (const [index, length] of lengths.sort((a, b) => a - b).entries()) {
    const share = rest / (lengths.length - index);
    if (length > share) return share;
    rest -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function layOut(start: number, reach: number, quiet: readonly Quiet[], most: number): TimeAxis {
  const moments = [start];
  const places = [0];
  const cuts: number[] = [];
  let [moment, place] = [start, 0];
  for (const { from, to } of quiet.filter((each) => lengthOf(each) > most)) {
    place += from - moment;
    moments.push(from, to);
    places.push(place, place + most);
    cuts.push(place + most / 2);
    place += most;
    moment = to;
  }
  // If the axis ended with the last chain, every new chain would shift it.
  const total = roundUp(Math.max(1, place + reach - moment));
  const end = moment + total - place;
  return {
    start,
    end,
    breaks: cuts.map((cut) => cut / total),
    moments: [...moments, end],
    places: [...places, total],
  };
}

/** Multiples of powers of ten. */
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

function roundUp(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return (STEPS.find((step) => step * power >= length) ?? 10) * power;
}

function lengthOf({ from, to }: Quiet): number {
  return to - from;
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
