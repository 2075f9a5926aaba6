import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignHops } from '../../../src/core/compare/align.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';

/** `0-0 -1 1-2`: which hop stands for which; a hop alone has no number on the other side. */
function aligned(before: string, after: string): string {
  return alignHops(record(before).hops, record(after).hops)
    .map((pair) => `${pair.before ?? ''}-${pair.after ?? ''}`)
    .join(' ');
}

const A = 'GET http://a.test/a 302';
const B = 'GET http://a.test/b 302';
const C = 'GET http://a.test/c 302';
const END = 'GET http://a.test/end 200';

describe('the alignment of hops', () => {
  it('pairs the hops of a chain with themselves', () => {
    expect(aligned(`${A} / ${B} / ${END}`, `${A} / ${B} / ${END}`)).toBe('0-0 1-1 2-2');
  });

  it('pairs the hops after an inserted or removed one', () => {
    expect(aligned(`${A} / ${C} / ${END}`, `${A} / ${B} / ${C} / ${END}`)).toBe('0-0 -1 1-2 2-3');
    expect(aligned(`${A} / ${B} / ${C} / ${END}`, `${A} / ${C} / ${END}`)).toBe('0-0 1- 2-1 3-2');
    expect(aligned(`${A} / ${END}`, `${B} / ${A} / ${END}`)).toBe('-0 0-1 1-2');
    expect(aligned(`${A} / ${B} / ${C} / ${END}`, `${A} / ${END}`)).toBe('0-0 1- 2- 3-1');
  });

  it('pairs a hop with its counterpart if the method, status or target changed', () => {
    const before = 'POST http://a.test/orders (24 B) 302 / GET http://a.test/v2/orders 200';
    const after = 'POST http://a.test/orders (24 B) 307 / POST http://b.test/v3/things (24 B) 200';
    expect(aligned(before, after)).toBe('0-0 1-1');
  });

  it('pairs by path across hosts, such as those of a test and a production system', () => {
    const before =
      'GET http://stage.test/a 301 / GET http://stage.test/b 302 / GET http://stage.test/c 200';
    const after = 'GET https://www.test/a 301 / GET https://www.test/c/ 200';
    expect(aligned(before, after)).toBe('0-0 1- 2-1');
  });

  it('pairs redirects with redirects if everything else is new', () => {
    const before = 'GET http://a.test/a 302 / GET http://a.test/old 200';
    const after = 'GET http://a.test/a 302 / GET http://a.test/x 302 / GET http://a.test/y 200';
    expect(aligned(before, after)).toBe('0-0 -1 1-2');
  });

  it('pairs the first iterations of loops', () => {
    expect(aligned(`${A} / ${B} / ${A} / ${B}`, `${A} / ${B} / ${A} / ${B} / ${A} / ${B}`)).toBe(
      '0-0 1-1 2-2 3-3 -4 -5',
    );
  });

  it('lists removed hops before added ones at the same position', () => {
    const before = `${A} / GET http://x.test/1 302 / ${B} / ${END}`;
    const after = `${A} / ${B} / ${C} / ${END}`;
    expect(aligned(before, after)).toBe('0-0 1- 2-1 -2 3-3');
  });

  it('contains every hop once and in order, whichever chain comes first', () => {
    const hops = fc
      .array(anEvent, { minLength: 4, maxLength: 60 })
      .map((events) => recordAll(events).flatMap((chain) => chain.hops));
    fc.assert(
      fc.property(hops, hops, (before, after) => {
        const pairs = alignHops(before, after);
        const numbers = (side: 'before' | 'after') =>
          pairs.map((pair) => pair[side]).filter((index) => index !== undefined);
        expect(numbers('before')).toEqual([...before.keys()]);
        expect(numbers('after')).toEqual([...after.keys()]);
        const met = (all: typeof pairs) =>
          all.filter((pair) => pair.before !== undefined && pair.after !== undefined);
        const mirrored = alignHops(after, before).map((pair) => ({
          before: pair.after,
          after: pair.before,
        }));
        expect(met(mirrored)).toEqual(met(pairs));
      }),
    );
  });
});
