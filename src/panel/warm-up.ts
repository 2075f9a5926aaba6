/** Work that is done before it is asked for, while the browser has nothing else to do. */

type Idle = (step: (deadline: { timeRemaining(): number }) => void) => unknown;

/** What is left of an idle time, in milliseconds, when the next one is waited for: about what one item may take. */
const SPARE = 1;

/**
 * Does something for each of many items, as many at a time as idle times allow.
 * @param idle `requestIdleCallback`, or what stands for it
 */
export function warmUp<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  idle: Idle = (step) => requestIdleCallback(step),
): void {
  const rest = items[Symbol.iterator]();
  const step: Parameters<Idle>[0] = (deadline) => {
    while (deadline.timeRemaining() > SPARE) {
      const next = rest.next();
      if (next.done) return;
      work(next.value);
    }
    idle(step);
  };
  idle(step);
}
