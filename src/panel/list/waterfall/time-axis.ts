/**
 * The time axis of the waterfall: where on it a moment is. Times in which nothing ran are shortened where they would take
 * more of it than the times in which something did. Pure.
 */
import { lastHop, type RedirectChain } from '../../../core/chain/chain.ts';

export interface TimeAxis {
  /** When the first chain began, and up to when the axis goes: milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Where quiet times were shortened, from 0 to 1. */
  readonly breaks: readonly number[];
  /** The moments between which the axis is even, in milliseconds since the epoch, and their places in milliseconds. */
  readonly moments: readonly number[];
  readonly places: readonly number[];
}

/** A time in which nothing ran. */
interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** Lays out an axis on which all of the chains are; undefined where none of them has a time. */
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

/** Where a moment is on the axis, from 0 to 1. */
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

/** Says whether every moment has the same place on both. */
export function isSameAxis(a: TimeAxis | undefined, b: TimeAxis | undefined): boolean {
  if (!a || !b) return a === b;
  return areEqual(a.moments, b.moments) && areEqual(a.places, b.places);
}

/** In order of time, which is mostly that in which chains come. What a file says may be no time at all. */
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
 * Up to which length a quiet time is left as it is, so that all of them together take no more of the axis than what ran:
 * the shortest ones keep theirs.
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
  // An axis that ends with the last chain would move with every one that is added.
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

/** Times a power of ten. */
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
