import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventName } from '../../../src/background/capture/request-event.ts';
import { Turns } from '../../../src/background/capture/turns.ts';
import { request } from '../lives.ts';

let taken: string[];
let turns: Turns;

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
  turns = new Turns(({ name, details }) => taken.push(`${name} ${details.url}`));
});
afterEach(() => vi.useRealTimers());

/** An event that happened so many ms ago. */
function event(name: EventName, path: string, age = 0): void {
  const details = request('1', { url: path, timeStamp: Date.now() - age });
  turns.event({ name, details });
}

const opened = async () => {
  void turns.open();
  await vi.advanceTimersByTimeAsync(50);
};

describe('what arrives while the background script starts', () => {
  it('waits for its turn: decisions, events as they happened, what depends on them', async () => {
    turns.task(() => taken.push('task'));
    event('onBeforeRequest', '/b', 1);
    event('onBeforeRequest', '/a', 2);
    turns.decision(() => taken.push('decision'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(taken).toEqual([]);
    await opened();
    expect(taken).toEqual(['decision', 'onBeforeRequest /a', 'onBeforeRequest /b', 'task']);
  });

  it('waits for replayed events', async () => {
    void turns.open();
    await vi.advanceTimersByTimeAsync(40);
    event('onBeforeRequest', '/b', 200);
    await vi.advanceTimersByTimeAsync(40);
    expect(taken).toEqual([]);
    event('onSendHeaders', '/a', 300);
    await vi.advanceTimersByTimeAsync(100);
    expect(taken).toEqual(['onSendHeaders /a', 'onBeforeRequest /b']);
  });

  it('doesn’t wait forever if every event is late', async () => {
    void turns.open();
    for (let time = 0; time < 2100; time += 20) {
      event('onBeforeRequest', `/${time}`, 100);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(taken).toContain('onBeforeRequest /0');
  });
});

describe('what arrives later', () => {
  it('is processed immediately', async () => {
    await opened();
    event('onBeforeRequest', '/a');
    turns.task(() => taken.push('task'));
    turns.decision(() => taken.push('decision'));
    expect(taken).toEqual(['onBeforeRequest /a', 'task', 'decision']);
  });

  it('waits for a late event, which is put in order', async () => {
    await opened();
    event('onBeforeRequest', '/b', 200);
    event('onBeforeRequest', '/c');
    turns.task(() => taken.push('task'));
    event('onSendHeaders', '/a', 300);
    expect(taken).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(taken).toEqual(['onSendHeaders /a', 'onBeforeRequest /b', 'onBeforeRequest /c', 'task']);
    event('onBeforeRequest', '/d');
    expect(taken.at(-1)).toBe('onBeforeRequest /d');
  });
});
