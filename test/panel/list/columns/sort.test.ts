import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { nextOrder, sortRows } from '../../../../src/panel/list/columns/sort.ts';
import { toRow } from '../../../../src/panel/list/rows/rows.ts';
import { COLUMNS } from '../../../../src/panel/state/columns.ts';
import type { Column, SortOrder } from '../../../../src/panel/state/types.ts';
import { record } from '../../../support/chains.ts';

const chain = (requestId: string, drawing: string, type?: string): RedirectChain =>
  record(drawing, { requestId, ...(type !== undefined && { type }) });

const ROWS = [
  chain('long', 'GET http://b.test/ 302 / GET http://b.test/2 302 / GET http://b.test/3 200'),
  chain('pending', 'GET http://c.test/ 302 / GET http://c.test/2 …', 'image'),
  chain('changed', 'POST http://a.test/ (1 B) 302 / GET http://a.test/2 200'),
  chain('failed', 'GET http://d.test/ 307 / GET http://d.test/2 net::ERR_FAILED'),
].map(toRow);

const sorted = (column: Column, direction: SortOrder['direction']) =>
  sortRows(ROWS, { column, direction }).map(({ id }) => id);

describe('the list', () => {
  it.each([
    ['mark', ['failed', 'changed', 'long', 'pending']],
    ['method', ['long', 'pending', 'failed', 'changed']],
    ['url', ['changed', 'long', 'pending', 'failed']],
    ['type', ['long', 'changed', 'failed', 'pending']],
    ['hops', ['pending', 'changed', 'failed', 'long']],
  ] as const)('is sorted by %s, with equal rows in order of arrival', (column, expected) => {
    expect(sorted(column, 'ascending')).toEqual(expected);
  });

  it('keeps the order of equal rows when it is reversed', () => {
    expect(sorted('hops', 'descending')).toEqual(['long', 'pending', 'changed', 'failed']);
  });

  it('has a chain without a duration last, in both directions', () => {
    expect(sorted('time', 'ascending').at(-1)).toBe('pending');
    expect(sorted('time', 'descending').at(-1)).toBe('pending');
    expect(sorted('time', 'descending')[0]).toBe('long');
  });

  it('loses and duplicates no row, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ROWS),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom('ascending' as const, 'descending' as const),
        (rows, column, direction) => {
          const result = sortRows(rows, { column, direction });
          expect(new Set(result)).toEqual(new Set(rows));
          expect(result).toHaveLength(rows.length);
          expect(sortRows(result, { column, direction })).toEqual(result);
        },
      ),
    );
  });

  it('returns to the order of arrival with the third click on a header', () => {
    const first = nextOrder(undefined, 'hops');
    expect(first).toEqual({ column: 'hops', direction: 'ascending' });
    const second = nextOrder(first, 'hops');
    expect(second).toEqual({ column: 'hops', direction: 'descending' });
    expect(nextOrder(second, 'hops')).toBeUndefined();
    expect(nextOrder(second, 'time')).toEqual({ column: 'time', direction: 'ascending' });
    expect(sortRows(ROWS, undefined)).toBe(ROWS);
  });
});
