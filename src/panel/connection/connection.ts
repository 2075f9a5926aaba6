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
  /** Nothing more comes of it, nor is it told to be closed. */
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
  let subscription = initial;
  let port: PanelPort | undefined;
  const unsent: OpenMessage[] = [];
  let failures = 0;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let overdue: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    const opened = tryToOpen();
    if (!opened) {
      lost();
      return;
    }
    if (opened === 'outdated') {
      clearTimeout(grace);
      listener.state('outdated');
      return;
    }
    port = opened;
    // A port may close after its successor was opened: only the current one counts.
    opened.listen({
      message: (message) => port === opened && received(message),
      closed: () => port === opened && lost(),
    });
    overdue = setTimeout(giveUp, ANSWER_DUE * (failures + 1));
    subscribe();
    for (const message of unsent.splice(0)) send(message);
  }

  function giveUp(): void {
    port?.close();
    lost();
  }

  /** Undefined where it failed for a reason that may pass. */
  function tryToOpen(): ReturnType<OpenPort> | undefined {
    try {
      return open();
    } catch {
      return undefined;
    }
  }

  function received(message: BackgroundMessage): void {
    failures = 0;
    clearTimeout(overdue);
    clearTimeout(grace);
    grace = undefined;
    listener.state('connected');
    listener.message(message);
  }

  function lost(): void {
    port = undefined;
    clearTimeout(overdue);
    grace ??= setTimeout(() => listener.state('disconnected'), GRACE);
    setTimeout(start, PAUSES[Math.min(failures, PAUSES.length - 1)]);
    failures += 1;
  }

  function subscribe(): void {
    try {
      port?.send({ type: 'subscribe', ...subscription });
    } catch {
      // The port closed a moment ago and its event is still on the way; reconnecting says everything again.
      lost();
    }
  }

  function send(message: OpenMessage): void {
    try {
      if (port) port.send(message);
      else unsent.push(message);
    } catch {
      unsent.push(message);
      lost();
    }
  }

  grace = setTimeout(() => listener.state('disconnected'), GRACE);
  start();
  return {
    subscribe(wanted) {
      subscription = wanted;
      subscribe();
    },
    send,
  };
}
