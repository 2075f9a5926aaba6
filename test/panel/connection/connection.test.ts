import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackgroundMessage, PanelMessage } from '../../../src/messages.ts';
import {
  connect,
  type PanelPort,
  type PortListener,
} from '../../../src/panel/connection/connection.ts';

/** The background's end of one port. */
interface FakePort extends PanelPort {
  readonly sent: PanelMessage[];
  readonly listener: PortListener;
  answer(): void;
  readonly closed: boolean;
  /** What is sent from now on throws, as on a port whose disconnect event is still on the way. */
  break(): void;
}

const settings = { tabId: 7, recording: true, preserveLog: false };
const snapshot: BackgroundMessage = { type: 'snapshot', tabId: 7, chains: [], dropped: 0 };

function fakePort(): FakePort {
  const sent: PanelMessage[] = [];
  const listeners: PortListener[] = [];
  let [broken, closed] = [false, false];
  return {
    sent,
    get listener() {
      const [listener] = listeners;
      if (!listener) throw new Error('nobody listens');
      return listener;
    },
    listen: (listener) => listeners.push(listener),
    send(message) {
      if (broken) throw new Error('Attempting to use a disconnected port object');
      sent.push(message);
    },
    answer() {
      this.listener.message(snapshot);
    },
    break() {
      broken = true;
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
    },
  };
}

function setUp() {
  const ports: FakePort[] = [];
  let outdated = false;
  const open = vi.fn(() => {
    if (outdated) return 'outdated' as const;
    const port = fakePort();
    ports.push(port);
    return port;
  });
  const messages: BackgroundMessage[] = [];
  const states: string[] = [];
  const connection = connect(open, settings, {
    message: (message) => messages.push(message),
    state: (state) => states.push(state),
  });
  const last = () => {
    const port = ports.at(-1);
    if (!port) throw new Error('no port');
    return port;
  };
  const update = () => {
    outdated = true;
  };
  return { connection, ports, last, messages, states, open, update };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the connection', () => {
  it('tries another port if one neither responds nor closes, and waits longer each time', () => {
    const { ports, last, messages } = setUp();
    vi.advanceTimersByTime(1499);
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(ports.map(({ closed }) => closed)).toEqual([true, false]);
    vi.advanceTimersByTime(2999);
    expect(ports).toHaveLength(2);
    vi.advanceTimersByTime(1 + 100);
    expect(ports.map(({ closed }) => closed)).toEqual([true, true, false]);
    ports[1]?.answer(); // too late
    expect(messages).toEqual([]);
    last().answer();
    expect(messages).toEqual([snapshot]);
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(3);
  });

  it('subscribes immediately and passes messages on', () => {
    const { last, messages, states } = setUp();
    expect(last().sent).toEqual([{ type: 'subscribe', ...settings }]);
    last().answer();
    expect(messages).toEqual([snapshot]);
    expect(states).toEqual(['connected']);
  });

  it('subscribes again after every change', () => {
    const { connection, last } = setUp();
    connection.subscribe({ ...settings, preserveLog: true });
    expect(last().sent.at(-1)).toEqual({ type: 'subscribe', ...settings, preserveLog: true });
  });

  it('is restored with the latest settings, and doesn’t report a short interruption', () => {
    const { connection, ports, last, states } = setUp();
    last().answer();
    connection.subscribe({ ...settings, recording: false });
    last().listener.closed();
    vi.advanceTimersByTime(0);
    expect(ports).toHaveLength(2);
    expect(last().sent).toEqual([{ type: 'subscribe', ...settings, recording: false }]);
    vi.advanceTimersByTime(900);
    last().answer();
    vi.advanceTimersByTime(5000);
    expect(new Set(states)).toEqual(new Set(['connected']));
  });

  it('reports an interruption of more than a second, until the background script responds', () => {
    const { last, states } = setUp();
    last().answer();
    last().listener.closed();
    vi.advanceTimersByTime(1100);
    expect(states).toEqual(['connected', 'disconnected']);
    last().answer();
    expect(states.at(-1)).toBe('connected');
  });

  it('reports a background script that never responds', () => {
    const { states } = setUp();
    vi.advanceTimersByTime(1100);
    expect(states).toEqual(['disconnected']);
  });

  it('retries immediately, then less and less often', () => {
    const { ports, last } = setUp();
    const waits: number[] = [];
    for (let tries = 1; tries <= 7; tries++) {
      last().listener.closed();
      let waited = 0;
      for (; ports.length === tries; waited += 100) vi.advanceTimersByTime(waited === 0 ? 0 : 100);
      waits.push(waited - 100);
    }
    expect(waits).toEqual([0, 100, 300, 1000, 1000, 1000, 1000]);
  });

  it('retries immediately again after it was established', () => {
    const { ports, last } = setUp();
    for (let tries = 0; tries < 4; tries++) {
      last().listener.closed();
      vi.advanceTimersByTime(3000);
    }
    last().answer();
    const before = ports.length;
    last().listener.closed();
    vi.advanceTimersByTime(0);
    expect(ports).toHaveLength(before + 1);
  });

  it('does not lose what is sent on a port that has just closed', () => {
    const { connection, ports, last } = setUp();
    last().answer();
    last().break();
    connection.subscribe({ ...settings, clearedAt: 5 });
    vi.advanceTimersByTime(0);
    expect(ports).toHaveLength(2);
    expect(last().sent).toEqual([{ type: 'subscribe', ...settings, clearedAt: 5 }]);
  });

  it('tells every new background script what was cleared', () => {
    const { connection, last } = setUp();
    last().answer();
    connection.subscribe({ ...settings, clearedAt: 5 });
    last().listener.closed();
    vi.advanceTimersByTime(0);
    expect(last().sent).toEqual([{ type: 'subscribe', ...settings, clearedAt: 5 }]);
  });

  it('no longer listens to a port that was replaced', () => {
    const { ports, messages, last } = setUp();
    const [first] = ports;
    first?.listener.closed();
    vi.advanceTimersByTime(0);
    first?.listener.message(snapshot);
    first?.listener.closed();
    expect(messages).toEqual([]);
    vi.advanceTimersByTime(1);
    last().answer();
    vi.advanceTimersByTime(10_000);
    expect(messages).toEqual([snapshot]);
    expect(ports).toHaveLength(2);
    expect(last()).not.toBe(first);
  });

  it('ends permanently after an update of the extension', () => {
    const { last, states, open, update } = setUp();
    last().answer();
    update();
    last().listener.closed();
    vi.advanceTimersByTime(60_000);
    expect(states).toEqual(['connected', 'outdated']);
    expect(open).toHaveBeenCalledTimes(2);
  });
});

describe('a request to open a URL', () => {
  const message = { type: 'open-panel', tabId: 7 } as const;

  it('is sent immediately', () => {
    const { connection, last } = setUp();
    connection.send(message);
    expect(last().sent.at(-1)).toEqual(message);
  });

  it('is sent to the next background script, once, if this one is gone', () => {
    const { connection, ports } = setUp();
    ports[0]?.answer();
    ports[0]?.break();
    connection.send(message);
    vi.advanceTimersByTime(100);
    expect(ports).toHaveLength(2);
    expect(ports[1]?.sent).toEqual([{ type: 'subscribe', ...settings }, message]);
    ports[1]?.answer();
    ports[1]?.listener.closed();
    vi.advanceTimersByTime(100);
    expect(ports[2]?.sent).toEqual([{ type: 'subscribe', ...settings }]);
  });
});
