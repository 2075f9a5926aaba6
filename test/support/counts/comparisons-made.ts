/** Counts the items that array methods examine while a function runs, independently of the machine and its load. */
import { vi } from 'vitest';

const SEARCHES = ['filter', 'find', 'findIndex', 'findLast', 'some', 'every'] as const;

type Look = (item: unknown, index: number, all: unknown[]) => unknown;
type Find = (this: unknown[], look: Look) => unknown;

/** Returns how many items were examined in array searches. */
export function comparisonsMade(run: () => void): number {
  let sum = 0;
  const spies = SEARCHES.map((name) => {
    const search = Array.prototype[name] as Find;
    const counting: Find = function (look) {
      return search.call(this, (item, index, all) => {
        sum += 1;
        return look(item, index, all);
      });
    };
    return vi.spyOn(Array.prototype, name).mockImplementation(counting as never);
  });
  try {
    run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return sum;
}
