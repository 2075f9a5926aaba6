/** Keeps the panel connected to the background script, which the browser stops after 30 s without activity. */
import type { BackgroundMessage, OpenMessage, PanelMessage, Subscription } from '../../messages.ts';
import type { Connection } from '../state/surroundings.ts';
import type { ConnectionState } from '../state/types.ts';

export interface PortListener {
  message(message: BackgroundMessage): void;
  /** Called when the port has closed. */
  closed(): void;
}

/** A connection to the background script; runtime-port.ts implements it with the browser's port. */
export interface PanelPort {
  listen(listener: PortListener): void;
  /** Throws if the port is closed. */
  send(message: PanelMessage): void;
  /** Closes the port; no listener is called afterward. */
  close(): void;
}

/** Opens a port, or returns `outdated` if the extension was updated and no port can ever be opened again. */
export type OpenPort = () => PanelPort | 'outdated';

export interface ConnectionListener {
  message(message: BackgroundMessage): void;
  state(state: ConnectionState): void;
}

/** Interruptions shorter than this, in milliseconds, are not shown. */
const GRACE = 1000;
/**
 * The first attempt is made immediately; these are the delays before the following ones, in milliseconds. A background
 * script that restarts by itself waits three seconds for its panels.
 */
const PAUSES = [0, 100, 300, 1000];
/**
 * How long a port may be silent before the panel tries another one, in milliseconds; the time grows by this much after
 * each failure. The background script responds immediately, but a port that is opened while Chromium stops the script
 * gets neither a response nor a close event.
 */
const ANSWER_DUE = 1500;

/** Connects and stays connected. The connection counts as established when the first message arrives. */
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
    // A port may close after its successor was opened, so only the current port counts.
    opened.listen({
      message: (message) => this.#port === opened && this.#received(message),
      closed: () => this.#port === opened && this.#lost(),
    });
    this.#overdue = setTimeout(() => this.#giveUp(), ANSWER_DUE * (this.#failures + 1));
    this.#subscribe();
    for (const message of this.#unsent.splice(0)) this.send(message);
  }

  /** Undefined if it failed for a reason that may be temporary. */
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
      // The port has just closed, and its event has not arrived yet. Reconnecting sends everything again.
      this.#lost();
    }
  }
}
