import { describe, expect, it } from 'vitest';
import type { NetworkEntry } from '../../../src/core/chain/network-facts.ts';
import { ReportedEntries } from '../../../src/panel/network/reported-entries.ts';

function entry(url: string, startedAt = 1000): NetworkEntry {
  const timings = { send: 0, wait: 1, receive: 0 };
  return { method: 'GET', url, status: 302, startedAt, endedAt: startedAt + 1, facts: { timings } };
}

const [one, two] = [entry('http://a.test/1'), entry('http://a.test/2')];

describe('entries from several sources', () => {
  it('are new once, whichever source is first', () => {
    const reported = new ReportedEntries();
    expect(reported.hear(one)).toBe(true);
    expect(reported.newIn([one, two])).toEqual([two]);
    expect(reported.hear(two)).toBe(false);
    expect(reported.newIn([one, two])).toEqual([]);
  });

  it('are as many as the source has that has most of those that are alike', () => {
    const reported = new ReportedEntries();
    expect(reported.newIn([one, one])).toHaveLength(2);
    expect([reported.hear(one), reported.hear(one), reported.hear(one)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('are the same though two sources date them a millisecond apart, but not ten', () => {
    const reported = new ReportedEntries();
    expect(reported.hear(one)).toBe(true);
    const [near, far] = [entry(one.url, 1001), entry(one.url, 1010)];
    expect(reported.newIn([near, far])).toEqual([far]);
    expect(reported.hear(entry(one.url, 1011))).toBe(false);
  });

  it('are not new if they are heard live only after all other sources were asked', () => {
    const reported = new ReportedEntries();
    reported.hear(one);
    reported.newIn([one, two]);
    reported.settle();
    expect(reported.hear(two)).toBe(false);
    expect([reported.hear(one), reported.hear(two)]).toEqual([true, true]);
  });
});
