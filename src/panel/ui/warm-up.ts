/** Work that is done before it is asked for, while the browser has nothing else to do. */

type Idle = (step: (deadline: { timeRemaining(): number }) => void) => unknown;

/** What is left of an idle time, in milliseconds, when the next one is waited for: about what one item may take. */
const SPARE = 1;

/** How long an idle time is waited for, in milliseconds: a browser that draws nothing may not tell of any. */
const PATIENCE = 1000;

/**
 * Does something for each of many items, as many at a time as idle times allow, and one at least.
 * @param idle `requestIdleCallback`, or what stands for it
 */
export function warmUp<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  idle: Idle = (step) => requestIdleCallback(step, { timeout: PATIENCE }),
): void {
  const rest = items[Symbol.iterator]();
  const step: Parameters<Idle>[0] = (deadline) => {
    do {
      const next = rest.next();
      if (next.done) return;
      work(next.value);
    } while (deadline.timeRemaining() > SPARE);
    idle(step);
  };
  idle(step);
}
