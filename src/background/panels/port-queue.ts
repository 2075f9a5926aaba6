/** Sends a panel its messages in their order, a long snapshot bit by bit. */
import type { BackgroundMessage } from '../../messages.ts';

/**
 * How long the first message of a long snapshot is alone, in milliseconds: time to be drawn, before those that follow
 * keep the panel busy with reading them.
 */
const HEAD_START = 100;

export class PortQueue {
  #post: (message: BackgroundMessage) => void;
  #waiting: BackgroundMessage[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param post sends one message; it may throw where the panel is gone */
  constructor(post: (message: BackgroundMessage) => void) {
    this.#post = post;
  }

  /** Sends a message, after what waits. */
  send(message: BackgroundMessage): void {
    if (this.#waiting.length > 0) this.#waiting.push(message);
    else this.#try(message);
  }

  /** Sends the first message of a snapshot at once, and the others, one after the other, later. */
  sendSnapshot([first, ...others]: readonly BackgroundMessage[]): void {
    // What waits of the state before is of no use any more.
    const kept = this.#waiting.filter(({ type }) => type === 'trouble' || type === 'page-shown');
    this.#waiting = [...others, ...kept];
    clearTimeout(this.#timer);
    if (first) this.#try(first);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#sendNext(), HEAD_START);
  }

  /** One a turn, so that events of requests need not wait for all. */
  #sendNext(): void {
    const next = this.#waiting.shift();
    if (next) this.#try(next);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#sendNext());
  }

  #try(message: BackgroundMessage): void {
    try {
      this.#post(message);
    } catch {
      // Its page is gone and onDisconnect is on its way; who comes back gets a snapshot.
      this.#waiting = [];
    }
  }
}
