import { describe, expect, it } from 'vitest';
import { toItems } from '../../../src/panel/list/groups/groups.ts';
import { pinnedFirst, stuckItems } from '../../../src/panel/list/pinned-rows.ts';
import { toRow } from '../../../src/panel/list/rows/rows.ts';
import { postToGet } from '../samples.ts';

/** Rows by their ids; an upper-case one is pinned. */
const rows = (ids: string) =>
  [...ids].map((id) =>
    toRow({ ...postToGet(id), ...(id !== id.toLowerCase() && { pinned: true as const }) }),
  );
const order = (ids: string) =>
  pinnedFirst(rows(ids))
    .map(({ id }) => id)
    .join('');

describe('pinned rows', () => {
  it('come before all others, in their order', () => {
    expect(order('aBcDe')).toBe('BDace');
    expect(order('abc')).toBe('abc');
    expect(order('ABC')).toBe('ABC');
    expect(order('')).toBe('');
  });

  it('stay in view unless there are too many, and then only the first ones', () => {
    const stuck = (ids: string, room = 20) =>
      stuckItems(toItems(rows(ids), undefined, [], new Set()), room);
    expect(stuck('')).toBe(0);
    expect(stuck('ab')).toBe(0);
    expect(stuck('ABc')).toBe(2);
    expect(stuck('AB')).toBe(2);
    expect(stuck('ABCDEFGhi')).toBe(5);
    expect([stuck('ABCd', 5), stuck('ABCd', 1), stuck('ABCd', 0)]).toEqual([2, 0, 0]);
  });

  it('form their own group, which scrolls with the others', () => {
    const items = toItems(pinnedFirst(rows('aBc')), 'type', [], new Set());
    expect(items.map((item) => (item.kind === 'group' ? item.label : item.id))).toEqual([
      'Pinned',
      'B',
      'fetch/xhr',
      'a',
      'c',
    ]);
    expect(stuckItems(items, 20)).toBe(0);
  });
});
