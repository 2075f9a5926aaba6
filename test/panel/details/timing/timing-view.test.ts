import { describe, expect, it } from 'vitest';
import type { NetworkFacts } from '../../../../src/core/chain/chain.ts';
import { timingView } from '../../../../src/panel/details/timing/timing-view.ts';
import { chainOf, hop } from '../../samples.ts';

const network: NetworkFacts = {
  timings: { blocked: 2, connect: 6, ssl: 4, send: 0, wait: 10, receive: 2 },
};
const at = (startedAt: number, endedAt: number | undefined, rest = {}) =>
  hop('GET', 'http://a.test/', { startedAt, ...(endedAt !== undefined && { endedAt }), ...rest });
const unended = (startedAt: number) => {
  const { endedAt: _, ...rest } = hop('GET', 'http://a.test/', { startedAt });
  return rest;
};

describe('the waterfall of a chain', () => {
  it('has the phases from the network log, in sequence, with TLS separate from connect', () => {
    const view = timingView(chainOf('x', [at(1000, 1020, { network })]), false);
    expect(view.hops[0]?.stretches).toEqual([
      { phase: 'blocked', from: 0, share: 0.1 },
      { phase: 'connect', from: 0.1, share: 0.1 },
      { phase: 'ssl', from: 0.2, share: 0.2 },
      { phase: 'wait', from: 0.4, share: 0.5 },
      { phase: 'receive', from: 0.9, share: 0.1 },
    ]);
    expect(view.hops[0]).toMatchObject({
      isLogged: true,
      duration: '20 ms',
      start: '+0 ms',
      address: 'a.test/',
    });
    expect(view.hops[0]?.phases.map(({ text }) => text)).toContain('TLS 4 ms');
    expect(view.source).toMatch(/^Phases are from the DevTools network log/);
  });

  it('has one bar if only the times of events are known, and says so', () => {
    const view = timingView(chainOf('x', [at(1000, 1030), at(1050, 1100)]), false);
    expect(view.hops.map(({ stretches }) => stretches)).toEqual([
      [{ phase: 'whole', from: 0, share: 0.3 }],
      [{ phase: 'whole', from: 0.5, share: 0.5 }],
    ]);
    expect(view.hops[1]).toMatchObject({ start: '+50 ms', duration: '50 ms', isLogged: false });
    expect(view.summary).toBe('100 ms from the first request to the end of the last response.');
    expect(view.source).toMatch(/^Times are from browser events/);
  });

  it('says for each hop which one applies if there are both', () => {
    const view = timingView(chainOf('x', [at(1000, 1020, { network }), at(1020, 1040)]), false);
    expect(view.hops.map(({ isLogged }) => isLogged)).toEqual([true, false]);
    expect(view.source).toMatch(/Hops without a log entry/);
  });

  it('says that a file’s times are the file’s own', () => {
    const view = timingView(chainOf('x', [at(1000, 1020, { network }), at(1020, 1040)]), true);
    expect(view.hops.map(({ source }) => source)).toEqual(['file', 'file, no phases']);
    expect(view.source).toMatch(/^Times are from the file/);
  });

  it('draws nothing for a hop that has not ended, or whose end was not observed', () => {
    const running = chainOf('x', [at(1000, 1010), unended(1010)], { ended: false });
    expect(timingView(running, false).hops[1]).toMatchObject({
      stretches: [],
      duration: 'in progress',
    });
    const cut = chainOf('x', [at(1000, 1010), unended(1010)]);
    expect(timingView(cut, false).hops[1]).toMatchObject({
      stretches: [],
      duration: 'not observed',
    });
    expect(timingView(cut, false).summary).toBe('The end of the chain was not observed.');
  });

  it('stays within its scale whatever the clocks say', () => {
    const view = timingView(chainOf('x', [at(2000, 1000), at(500, 600), at(3000, 3000)]), false);
    const ends = view.hops.flatMap(({ stretches }) =>
      stretches.flatMap(({ from, share }) => [from, from + share]),
    );
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(1);
  });

  it('has a few round marks', () => {
    const texts = (end: number) =>
      timingView(chainOf('x', [at(0, end)]), false).ticks.map(({ text }) => text);
    expect(texts(307)).toEqual(['0', '100 ms', '200 ms']);
    expect(texts(4)).toEqual(['0', '1 ms', '2 ms', '3 ms']);
    expect(texts(0).length).toBeGreaterThan(0);
    for (const end of [Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN])
      expect(texts(end).length).toBeLessThan(10);
  });
});
