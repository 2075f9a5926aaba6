import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/panel/state/columns.ts';
import {
  DEFAULT_LIST,
  toListSettings,
  withoutColumnChoice,
} from '../../../src/panel/state/list-settings.ts';

describe('the stored list settings', () => {
  it('are read as chosen', () => {
    const chosen = {
      shown: { type: false, domain: true },
      widths: { status: 200 },
      sort: { column: 'time', direction: 'descending' },
      groupBy: 'site',
    };
    expect(toListSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it.each([undefined, null, 'wide', 7, [], { shown: 'all', widths: [], sort: 'time' }])(
    'have their defaults if they are %j',
    (stored) => {
      expect(toListSettings(stored)).toEqual(DEFAULT_LIST);
    },
  );

  it('are read without invalid columns, widths and orders', () => {
    const stored = {
      shown: { type: false, toString: true, hops: 'yes' },
      widths: { type: Number.NaN, hops: -5, domain: 1e9, nothing: 4 },
      sort: { column: '__proto__', direction: 'ascending' },
      groupBy: 'toString',
    };
    const { shown, widths, sort, groupBy } = toListSettings(stored);
    expect(shown).toEqual({ type: false });
    expect(Object.keys(widths).sort()).toEqual(['domain', 'hops']);
    expect(widths.hops).toBeGreaterThan(0);
    expect(widths.domain).toBeLessThan(1000);
    expect(sort).toBeUndefined();
    expect(groupBy).toBeUndefined();
  });

  it('can be anything, and contain only columns', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { shown, widths } = toListSettings(stored);
        expect(COLUMNS).toEqual(
          expect.arrayContaining([...Object.keys(shown), ...Object.keys(widths)]),
        );
      }),
    );
  });

  it('lose the columns and keep the order when the columns are reset', () => {
    const list = toListSettings({
      shown: { type: false },
      widths: { time: 90 },
      sort: { column: 'hops', direction: 'ascending' },
    });
    expect(withoutColumnChoice(list)).toEqual({ ...DEFAULT_LIST, sort: list.sort });
  });
});
