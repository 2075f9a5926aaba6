import { expect, it } from 'vitest';
import { drawnLines } from '../../../../src/panel/list/window/drawn-lines.ts';

/** From the first to the last. */
const lines = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

it('draws the lines in view and some around them, however long the list is', () => {
  expect(drawnLines(10_000, 500, 20, [])).toEqual(lines(494, 525));
});

it('draws the last lines of a list that follows its end', () => {
  expect(drawnLines(100, 'end', 20, [])).toEqual(lines(74, 99));
});

it('draws all lines of a short list', () => {
  expect(drawnLines(3, 'end', 20, [])).toEqual([0, 1, 2]);
  expect(drawnLines(3, 0, 20, [])).toEqual([0, 1, 2]);
  expect(drawnLines(0, 0, 20, [0])).toEqual([]);
});

it('fills the view of a list that became shorter than its scroll position', () => {
  expect(drawnLines(50, 5000, 20, [])).toEqual(lines(24, 49));
});

it('draws the lines that are always drawn, once each and in order', () => {
  expect(drawnLines(1000, 500, 2, [0, 1, 501, 999, 1000, -1])).toEqual([
    ...[0, 1],
    ...lines(494, 507),
    999,
  ]);
});
