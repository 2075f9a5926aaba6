import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import {
  isSameAxis,
  placeOf,
  type TimeAxis,
  toTimeAxis,
} from '../../../../src/panel/list/waterfall/time-axis.ts';
import { answered, chainOf } from '../../samples.ts';

/** A chain that ran from one moment to another. */
const ran = (startedAt: number, endedAt: number): RedirectChain =>
  chainOf(`${startedAt}`, [
    answered('GET', 'http://a.test/', 200, undefined, { startedAt, endedAt }),
  ]);

const axisOf = (...spans: readonly [number, number][]): TimeAxis => {
  const axis = toTimeAxis(spans.map(([from, to]) => ran(from, to)));
  if (!axis) throw new Error('no axis');
  return axis;
};

describe('the time axis', () => {
  it('is linear while something runs most of the time', () => {
    const axis = axisOf([1000, 1040], [1060, 1100]);
    expect(axis).toMatchObject({ start: 1000, end: 1100, breaks: [] });
    expect(placeOf(1000, axis)).toBe(0);
    expect(placeOf(1025, axis)).toBeCloseTo(0.25);
    expect(placeOf(1100, axis)).toBe(1);
  });

  it('shortens an idle period to the length of what ran, and says where', () => {
    const axis = axisOf([0, 100], [60_000, 60_100]);
    expect(axis.breaks).toEqual([0.5]);
    expect(placeOf(100, axis)).toBeCloseTo(0.25);
    expect(placeOf(30_000, axis)).toBeCloseTo(0.5, 2);
    expect(placeOf(60_000, axis)).toBeCloseTo(0.75);
  });

  it('keeps short idle periods beside a long one', () => {
    const axis = axisOf([0, 100], [110, 200], [9000, 9100]);
    expect(axis.breaks).toHaveLength(1);
    expect(placeOf(110, axis) - placeOf(100, axis)).toBeCloseTo(
      (placeOf(100, axis) - placeOf(90, axis)) * 1,
    );
  });

  it('stays the same while new chains fit', () => {
    const before = axisOf([0, 100], [120, 205]);
    expect(isSameAxis(before, axisOf([0, 100], [120, 205], [180, 240]))).toBe(true);
    expect(isSameAxis(before, axisOf([0, 100], [120, 205], [180, 400]))).toBe(false);
    expect(isSameAxis(before, undefined)).toBe(false);
  });

  it('is undefined if no chain has a time', () => {
    expect(toTimeAxis([])).toBeUndefined();
    expect(toTimeAxis([ran(Number.NaN, Number.NaN)])).toBeUndefined();
  });

  it('has room for a single moment', () => {
    const axis = axisOf([5, 5]);
    expect(placeOf(5, axis)).toBe(0);
    expect(axis.end).toBeGreaterThan(5);
  });

  it('keeps the order of times, includes all chains, and shows no more idle time than active time', () => {
    const spans = fc.array(fc.tuple(fc.nat(1e6), fc.nat(1e3)), { minLength: 1 });
    fc.assert(
      fc.property(spans, (given) => {
        const all = given.map(([from, length]): [number, number] => [from, from + length]);
        const axis = axisOf(...all);
        const moments = all.flat().sort((a, b) => a - b);
        const places = moments.map((moment) => placeOf(moment, axis));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(Math.min(...places)).toBe(0);
        expect(Math.max(...places)).toBeLessThanOrEqual(1);
        // The axis is at most 1.34 of what it holds, which is at most twice what ran: 500 of 1 ms and more.
        const busy = coveredBy(all);
        expect(axis.places.at(-1)).toBeLessThanOrEqual(Math.max(1, busy) * 2 * 1.34);
      }),
    );
  });
});

/** How long at least one of the spans lasted. */
function coveredBy(spans: readonly [number, number][]): number {
  let [sum, reach] = [0, 0];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, reach));
    reach = Math.max(reach, to);
  }
  return sum;
}
