import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { type TimeAxis, toTimeAxis } from '../../../../src/panel/list/waterfall/time-axis.ts';
import {
  axisTitle,
  barTitle,
  breakLines,
  toBar,
} from '../../../../src/panel/list/waterfall/waterfall.ts';
import { answered, chainOf, hop } from '../../samples.ts';

const at = (startedAt: number, endedAt?: number) =>
  endedAt === undefined ? { startedAt } : { startedAt, endedAt };

const redirected = chainOf('x', [
  answered('POST', 'http://a.test/', 302, 'http://a.test/2', at(1000, 1020)),
  answered('GET', 'http://a.test/2', 200, undefined, at(1025, 1100)),
]);

const axisOf = (...chains: RedirectChain[]): TimeAxis => {
  const axis = toTimeAxis(chains);
  if (!axis) throw new Error('no axis');
  return axis;
};

describe('a bar of the waterfall', () => {
  it('is where its chain ran, with a part for every hop', () => {
    const bar = toBar(redirected, axisOf(redirected));
    expect(bar).toEqual({
      from: 0,
      length: 1,
      parts: [
        { tone: 'redirect', share: 0.25 },
        { tone: 'answer', share: 0.75 },
      ],
    });
  });

  it('is in one piece if its parts could not be distinguished', () => {
    const hops = Array.from({ length: 21 }, (_, index) =>
      answered('GET', 'http://a.test/', 302, 'http://a.test/', at(1000 + index, 1001 + index)),
    );
    const loop = chainOf('loop', hops as unknown as RedirectChain['hops']);
    expect(toBar(loop, axisOf(loop))?.parts).toHaveLength(1);
    expect(barTitle(loop, axisOf(loop))).toContain('21 hops');
  });

  it('extends to the end of the axis while its chain is pending', () => {
    const { endedAt: _none, ...open } = hop('GET', 'http://a.test/2', at(1010));
    const pending = chainOf(
      'p',
      [answered('GET', 'http://a.test/', 302, 'http://a.test/2', at(1000, 1010)), open],
      { ended: false },
    );
    const bar = toBar(pending, axisOf(redirected, pending));
    expect(bar?.from).toBe(0);
    expect(bar?.length).toBe(1);
    expect(bar?.parts.at(-1)?.tone).toBe('pending');
    expect(barTitle(pending, axisOf(redirected, pending))).toContain('In progress');
  });

  it('marks a failed hop by its part', () => {
    const failed = chainOf('f', [hop('GET', 'http://a.test/', { error: 'net::ERR_FAILED' })]);
    expect(toBar(failed, axisOf(failed))?.parts).toEqual([{ tone: 'failed', share: 1 }]);
    expect(barTitle(failed, axisOf(failed))).toContain('GET net::ERR_FAILED');
  });

  it('has parts even if it takes no time', () => {
    const instant = chainOf('i', [
      answered('GET', 'http://a.test/', 302, 'http://a.test/', at(5, 5)),
      answered('GET', 'http://a.test/', 200, undefined, at(5, 5)),
    ]);
    const bar = toBar(instant, axisOf(instant));
    expect(bar?.length).toBe(0);
    expect(bar?.parts.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });

  it('doesn’t exist if a file has no time', () => {
    const timeless = chainOf('t', [hop('GET', 'http://a.test/', at(Number.NaN))]);
    expect(toBar(timeless, axisOf(redirected))).toBeUndefined();
  });

  it('says when it began, how long each hop took, and how long it took in total', () => {
    const later = chainOf('y', [
      answered('GET', 'http://a.test/', 301, 'http://a.test/2', at(1050, 1060)),
      answered('GET', 'http://a.test/2', 404, undefined, at(1062, 1090)),
    ]);
    const lines = barTitle(later, axisOf(redirected, later)).split('\n');
    expect(lines[0]).toMatch(/^Started at .*, 50 ms after the earliest in the list$/);
    expect(lines.slice(1)).toEqual(['GET 301 · 12 ms', 'GET 404 · 28 ms', '40 ms total']);
    expect(barTitle(redirected, axisOf(redirected, later))).toContain(', earliest in the list');
  });
});

describe('the breaks of the axis', () => {
  const quietly = (count: number) =>
    axisOf(
      ...Array.from({ length: count + 1 }, (_, index) =>
        chainOf(`${index}`, [
          answered('GET', 'http://a.test/', 200, undefined, at(index * 1e6, index * 1e6 + 10)),
        ]),
      ),
    );

  it('are drawn as lines, and described', () => {
    expect(breakLines(quietly(2)).match(/repeating-linear-gradient/g)).toHaveLength(2);
    expect(axisTitle(quietly(2))).toContain('2 idle periods are shortened');
    expect(axisTitle(quietly(1))).toContain('at the dotted line');
    expect(axisTitle(quietly(0))).not.toContain('shortened');
  });

  it('are not drawn if there are none, or so many that they would hide the bars', () => {
    expect(breakLines(quietly(0))).toBe('none');
    expect(breakLines(quietly(50))).toBe('none');
  });
});
