/** Sends a panel its messages in order, and a long snapshot in parts. */
import type { BackgroundMessage } from '../../messages.ts';

/**
 * How long the panel has for the first message of a long snapshot, in milliseconds: it draws that one before the rest
 * keep it busy.
 */
const HEAD_START = 100;

export class PortQueue {
  #post: (message: BackgroundMessage) => void;
  #waiting: BackgroundMessage[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param post sends one message; may throw if the panel is gone */
  constructor(post: (message: BackgroundMessage) => void) {
    this.#post = post;
  }

  /** Sends a message, after those that wait. */
  send(message: BackgroundMessage): void {
    if (this.#waiting.length > 0) this.#waiting.push(message);
    else this.#try(message);
  }

  /** Sends the first message of a snapshot at once, and the others, one after the other, later. */
  sendSnapshot([first, ...others]: readonly BackgroundMessage[]): void {
    // Waiting messages about the previous state are obsolete.
    const kept = this.#waiting.filter(({ type }) => type === 'trouble' || type === 'page-shown');
    this.#waiting = [...others, ...kept];
    clearTimeout(this.#timer);
    if (first) this.#try(first);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#sendNext(), HEAD_START);
  }

  /** One per turn, so that request events needn't wait for all of them. */
  #sendNext(): void {
    const next = this.#waiting.shift();
    if (next) this.#try(next);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#sendNext());
  }

  #try(message: BackgroundMessage): void {
    try {
      this.#post(message);
    } catch {
      // Its page is gone and onDisconnect will follow; a panel that reconnects gets a snapshot.
      this.#waiting = [];
    }
  }
}
