/** Work done in advance, while the browser is idle. */

type Idle = (step: (deadline: { timeRemaining(): number }) => void) => unknown;

/**
 * The remaining idle time, in milliseconds, below which the next idle period is awaited: about the time that one item
 * takes.
 */
const SPARE = 1;

/** How long to wait for an idle period, in milliseconds; a browser that renders nothing may report none. */
const PATIENCE = 1000;

/**
 * Processes many items, as many per idle period as fit, but at least one.
 * @param idle `requestIdleCallback` or a substitute
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
