import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  borderOf,
  COLUMNS,
  fittingColumns,
  gridTemplate,
  isWanted,
  OPTIONAL_COLUMNS,
  resizeColumn,
  toggleColumn,
} from '../../../src/panel/state/columns.ts';
import type { ColumnChoice } from '../../../src/panel/state/types.ts';

const USUAL: ColumnChoice = { shown: {}, widths: {} };

const choices = fc.record({
  shown: fc.dictionary(fc.constantFrom(...COLUMNS), fc.boolean()),
  widths: fc.dictionary(fc.constantFrom(...COLUMNS), fc.integer({ min: 60, max: 600 })),
}) as fc.Arbitrary<ColumnChoice>;

describe('the columns of a list', () => {
  it.each([
    [420, 'mark status method url'],
    [479, 'mark status method url'],
    [519, 'mark status method url'],
    [520, 'mark status method url time'],
    [580, 'mark status method url hops time'],
    [639, 'mark status method url hops time'],
    [640, 'mark status method url type hops time'],
  ])('at %i pixels are those that fit', (width, expected) => {
    expect(fittingColumns(USUAL, width).join(' ')).toBe(expected);
  });

  it('are all there, in order, if all are selected and fit', () => {
    const shown = Object.fromEntries(COLUMNS.map((column) => [column, true]));
    expect(fittingColumns({ ...USUAL, shown }, 1600)).toEqual(COLUMNS);
  });

  it('always include the URL and the mark, and nothing that the user has hidden', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 2000 }), (choice, width) => {
        const columns = fittingColumns(choice, width);
        expect(columns).toContain('url');
        expect(columns).toContain('mark');
        expect(columns.every((column) => isWanted(column, choice))).toBe(true);
        expect(columns).toEqual(COLUMNS.filter((column) => columns.includes(column)));
      }),
    );
  });

  it('are not fewer in a wider list', () => {
    fc.assert(
      fc.property(choices, fc.nat(1500), fc.nat(500), (choice, width, more) => {
        const narrow = fittingColumns(choice, width);
        expect(fittingColumns(choice, width + more)).toEqual(expect.arrayContaining(narrow));
      }),
    );
  });

  it('are hidden and shown again, except those without which a row is meaningless', () => {
    const hidden = toggleColumn('type', USUAL);
    expect(isWanted('type', hidden)).toBe(false);
    expect(isWanted('type', toggleColumn('type', hidden))).toBe(true);
    expect(isWanted('domain', USUAL)).toBe(false);
    expect(isWanted('domain', toggleColumn('domain', USUAL))).toBe(true);
    expect(isWanted('url', toggleColumn('url', USUAL))).toBe(true);
    expect(OPTIONAL_COLUMNS).not.toContain('url');
  });

  it('have the width that the user set, within bounds, until it is reset', () => {
    const wide = resizeColumn('type', 200.4, USUAL);
    expect(wide.widths).toEqual({ type: 200 });
    expect(gridTemplate(['type'], wide)).toContain('200px');
    expect(resizeColumn('type', 1, USUAL).widths.type).toBeGreaterThan(40);
    expect(resizeColumn('type', 1e6, USUAL).widths.type).toBeLessThan(1000);
    expect(resizeColumn('type', undefined, wide)).toEqual(USUAL);
  });

  it('are resized by the border away from the URL column', () => {
    expect(borderOf('status')).toBe('end');
    expect(borderOf('url')).toBeUndefined();
    expect(borderOf('time')).toBe('start');
  });
});
