/**
 * The order in which events are processed. Events that woke the background script, or arrived while it started, are
 * played back later: in Firefox listener by listener, and live events may overtake them. So a late event is held back
 * until the rest has arrived.
 */
import { inOrderOfTime, type QueuedEvent } from './event-order.ts';

/** An event that is older than this, in ms, is late. Held events continue once none has been late for as long. */
const LATE = 50;

/** Events are never held longer than this, in ms, because every event is late on an overloaded machine. */
const LONGEST = 2000;

export class Turns {
  readonly #takeIn: (event: QueuedEvent) => void;
  #isHolding = true;
  #lateAt = Number.NEGATIVE_INFINITY;
  #decisions: (() => void)[] = [];
  #events: QueuedEvent[] = [];
  #tasks: (() => void)[] = [];

  /** Holds everything back until it is opened. */
  constructor(takeIn: (event: QueuedEvent) => void) {
    this.#takeIn = takeIn;
  }

  /** Processes an event, in the order in which events happened. */
  event(event: QueuedEvent): void {
    const isLate = Date.now() - event.details.timeStamp > LATE;
    if (isLate) this.#lateAt = Date.now();
    if (this.#isHolding) this.#events.push(event);
    else if (isLate) {
      this.#isHolding = true;
      this.#events.push(event);
      void this.open();
    } else this.#takeIn(event);
  }

  /** Does what decides which events are recorded, before any held events. */
  decision(decide: () => void): void {
    if (this.#isHolding) this.#decisions.push(decide);
    else decide();
  }

  /** Does what depends on earlier events, after any held events. */
  task(task: () => void): void {
    if (this.#isHolding) this.#tasks.push(task);
    else task();
  }

  /** Releases the held events as soon as no more are expected; resolves then. */
  async open(): Promise<void> {
    const deadline = Date.now() + LONGEST;
    do await new Promise((resolve) => setTimeout(resolve, LATE));
    while (Date.now() - this.#lateAt < LATE && Date.now() < deadline);
    this.#isHolding = false;
    for (const decide of this.#decisions.splice(0)) decide();
    for (const event of inOrderOfTime(this.#events.splice(0))) this.#takeIn(event);
    for (const task of this.#tasks.splice(0)) task();
  }
}
