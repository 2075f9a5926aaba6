import { expect, it } from 'vitest';
import { warmUp } from '../../../src/panel/ui/warm-up.ts';

it('processes all items, in as many idle periods as necessary', () => {
  const done: number[] = [];
  const times: number[][] = [];
  let waiting: ((deadline: { timeRemaining(): number }) => void) | undefined;
  warmUp(
    [1, 2, 3, 4, 5],
    (item) => void done.push(item),
    (step) => {
      waiting = step;
    },
  );
  expect(done).toEqual([]);
  while (waiting) {
    const step = waiting;
    waiting = undefined;
    // Two items fit into each.
    let left = 3.5;
    step({ timeRemaining: () => left-- });
    times.push(done.splice(0));
  }
  expect(times.flat()).toEqual([1, 2, 3, 4, 5]);
  expect(times.length).toBeGreaterThan(1);
});
