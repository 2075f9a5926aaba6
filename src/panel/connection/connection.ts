/** Keeps the panel joined to the background, which the browser stops whenever it has been idle for 30 s. */
import type { BackgroundMessage, OpenMessage, PanelMessage, Subscription } from '../../messages.ts';
import type { Connection } from '../state/surroundings.ts';
import type { ConnectionState } from '../state/types.ts';

export interface PortListener {
  message(message: BackgroundMessage): void;
  /** The other side is gone. */
  closed(): void;
}

/** One way to the background; the browser's own is in runtime-port.ts. */
export interface PanelPort {
  listen(listener: PortListener): void;
  /** Throws where the port is closed. */
  send(message: PanelMessage): void;
  /** Nothing more follows from it, nor is it told to be closed. */
  close(): void;
}

/** Opens a port; gives `outdated` where the extension was updated, so that none can be opened ever again. */
export type OpenPort = () => PanelPort | 'outdated';

export interface ConnectionListener {
  message(message: BackgroundMessage): void;
  state(state: ConnectionState): void;
}

/** A background that comes back sooner than this was never seen to be away, in milliseconds. */
const GRACE = 1000;
/**
 * The first try is at once; these are the pauses, in milliseconds, before the following ones. A background that has come
 * back by itself waits three seconds for its panels.
 */
const PAUSES = [0, 100, 300, 1000];
/**
 * How long a port may be silent before another one is tried, in milliseconds, and as much longer after each failure. A
 * background answers at once; but a port that was opened while Chromium stopped it is neither answered nor closed.
 */
const ANSWER_DUE = 1500;

/** Connects and stays connected. The first message after connecting is what proves that the background is there. */
export function connect(
  open: OpenPort,
  initial: Subscription,
  listener: ConnectionListener,
): Connection {
  return new LastingConnection(open, initial, listener);
}

type Timer = ReturnType<typeof setTimeout> | undefined;

class LastingConnection implements Connection {
  readonly #open: OpenPort;
  readonly #listener: ConnectionListener;
  #subscription: Subscription;
  #port: PanelPort | undefined;
  readonly #unsent: OpenMessage[] = [];
  #failures = 0;
  #grace: Timer;
  #overdue: Timer;

  constructor(open: OpenPort, subscription: Subscription, listener: ConnectionListener) {
    this.#open = open;
    this.#subscription = subscription;
    this.#listener = listener;
    this.#startGrace();
    this.#start();
  }

  subscribe(wanted: Subscription): void {
    this.#subscription = wanted;
    this.#subscribe();
  }

  send(message: OpenMessage): void {
    try {
      if (this.#port) this.#port.send(message);
      else this.#unsent.push(message);
    } catch {
      this.#unsent.push(message);
      this.#lost();
    }
  }

  #startGrace(): void {
    this.#grace ??= setTimeout(() => this.#listener.state('disconnected'), GRACE);
  }

  #start(): void {
    const opened = this.#tryToOpen();
    if (!opened) {
      this.#lost();
      return;
    }
    if (opened === 'outdated') {
      clearTimeout(this.#grace);
      this.#listener.state('outdated');
      return;
    }
    this.#port = opened;
    // A port may close after its successor was opened: only the current one counts.
    opened.listen({
      message: (message) => this.#port === opened && this.#received(message),
      closed: () => this.#port === opened && this.#lost(),
    });
    this.#overdue = setTimeout(() => this.#giveUp(), ANSWER_DUE * (this.#failures + 1));
    this.#subscribe();
    for (const message of this.#unsent.splice(0)) this.send(message);
  }

  /** Undefined where it failed for a reason that may pass. */
  #tryToOpen(): ReturnType<OpenPort> | undefined {
    try {
      return this.#open();
    } catch {
      return undefined;
    }
  }

  #giveUp(): void {
    this.#port?.close();
    this.#lost();
  }

  #received(message: BackgroundMessage): void {
    this.#failures = 0;
    clearTimeout(this.#overdue);
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#listener.state('connected');
    this.#listener.message(message);
  }

  #lost(): void {
    this.#port = undefined;
    clearTimeout(this.#overdue);
    this.#startGrace();
    setTimeout(() => this.#start(), PAUSES[Math.min(this.#failures, PAUSES.length - 1)]);
    this.#failures += 1;
  }

  #subscribe(): void {
    try {
      this.#port?.send({ type: 'subscribe', ...this.#subscription });
    } catch {
      // The port closed a moment ago and its event is still on the way; reconnecting says everything again.
      this.#lost();
    }
  }
}
