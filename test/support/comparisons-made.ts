/** Counts the items that array methods look at while a function runs: machines and their load don't matter. */
import { vi } from 'vitest';

const SEARCHES = ['filter', 'find', 'findIndex', 'findLast', 'some', 'every'] as const;

/** Gives how many items were looked at in searches through arrays. */
export function comparisonsMade(run: () => void): number {
  let sum = 0;
  const spies = SEARCHES.map((name) => {
    const search: (...args: unknown[]) => unknown = Array.prototype[name];
    return vi.spyOn(Array.prototype, name).mockImplementation(function (
      this: unknown[],
      look,
      that,
    ) {
      const counted = (item: unknown, index: number, all: unknown[]) => {
        sum += 1;
        return (look as (...args: unknown[]) => unknown).call(that, item, index, all);
      };
      return search.call(this, counted);
    } as never);
  });
  try {
    run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return sum;
}
