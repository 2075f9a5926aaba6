import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortQueue } from '../../../src/background/panels/port-queue.ts';
import { toSnapshot } from '../../../src/background/panels/snapshot.ts';
import type { BackgroundMessage } from '../../../src/messages.ts';
import { record } from '../../support/chains.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Of so many chains, in several messages. */
const snapshot = (count: number): BackgroundMessage[] =>
  toSnapshot(
    7,
    Array.from({ length: count }, (_, id) =>
      record('GET http://a.test/ 302 / GET http://a.test/2 200', { requestId: String(id) }),
    ),
    0,
  );

const update: BackgroundMessage = {
  type: 'chains-updated',
  tabId: 7,
  chains: [],
  removed: [],
  dropped: 0,
};
const trouble: BackgroundMessage = { type: 'trouble', message: 'Full.' };

describe('the messages to a panel', () => {
  it('are sent immediately if none is waiting', () => {
    const post = vi.fn();
    const queue = new PortQueue(post);
    queue.sendSnapshot(snapshot(1));
    queue.send(update);
    expect(post.mock.calls.map(([{ type }]) => type)).toEqual(['snapshot', 'chains-updated']);
  });

  it('wait for the end of a long snapshot, whose first part is sent immediately', () => {
    const post = vi.fn();
    const queue = new PortQueue(post);
    const messages = snapshot(3000);
    expect(messages.length).toBeGreaterThan(3);
    queue.sendSnapshot(messages);
    queue.send(update);
    expect(post.mock.calls).toEqual([[messages[0]]]);
    vi.runAllTimers();
    expect(post.mock.calls.map(([message]) => message)).toEqual([...messages, update]);
    queue.send(trouble);
    expect(post).toHaveBeenLastCalledWith(trouble);
  });

  it('are dropped if they belong to a state that another snapshot has replaced', () => {
    const post = vi.fn();
    const queue = new PortQueue(post);
    const [first, last] = [snapshot(3000), snapshot(2)];
    queue.sendSnapshot(first);
    queue.send(update);
    queue.send(trouble);
    queue.sendSnapshot(last);
    vi.runAllTimers();
    expect(post.mock.calls.map(([message]) => message)).toEqual([first[0], ...last, trouble]);
  });

  it('are dropped when the panel is gone', () => {
    const post = vi.fn(() => {
      throw new Error('disconnected');
    });
    const queue = new PortQueue(post);
    queue.sendSnapshot(snapshot(3000));
    vi.runAllTimers();
    expect(post.mock.calls.length).toBeLessThan(3);
    expect(() => queue.send(update)).not.toThrow();
  });
});
