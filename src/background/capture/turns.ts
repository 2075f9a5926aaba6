/**
 * Whose turn it is to be taken in. What woke the background, or came while it started, is played back later: in Firefox
 * listener by listener, and live events may overtake it. So an event that comes late is held back until the rest has come.
 */
import { inOrderOfTime, type QueuedEvent } from './event-order.ts';

/** An event that is older than this, in ms, is late; so long none must have been late before those held back go on. */
const LATE = 50;

/** But they are not held back for longer than this, in ms: on a machine that is overloaded every event is late. */
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

  /** Has an event taken in, in the order in which they happened. */
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

  /** Does what decides which events are recorded: before any that are held back. */
  decision(decide: () => void): void {
    if (this.#isHolding) this.#decisions.push(decide);
    else decide();
  }

  /** Does what builds on the events that have come: after any that are held back. */
  task(task: () => void): void {
    if (this.#isHolding) this.#tasks.push(task);
    else task();
  }

  /** Lets go of what is held back as soon as nothing more of it is to come; resolves then. */
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
