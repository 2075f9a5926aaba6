import { expect, it, vi } from 'vitest';
import { type Channel, keptLog } from '../../../src/panel/network/kept-log.ts';

/** A channel to devtools pages that answer when they are told to. */
function createChannel() {
  const listeners: Parameters<Channel['addEventListener']>[1][] = [];
  return {
    postMessage: vi.fn(),
    addEventListener: (_: 'message', listener: (typeof listeners)[number]) =>
      void listeners.push(listener),
    answer: (tabId: number, entries: readonly unknown[]) => {
      for (const listener of listeners) listener({ data: { type: 'kept', tabId, entries } });
    },
  };
}

it('contains the response of its own tab’s devtools page, however late, and of no other', async () => {
  vi.useFakeTimers();
  try {
    const channel = createChannel();
    const answer = keptLog(7, channel).ask(false);
    expect(channel.postMessage).toHaveBeenCalledExactlyOnceWith({
      type: 'ask',
      tabId: 7,
      isLast: false,
    });
    channel.answer(8, ['of another tab']);
    await vi.advanceTimersByTimeAsync(60_000);
    channel.answer(7, ['kept']);
    expect(await answer).toMatchObject({ entries: ['kept'] });
  } finally {
    vi.useRealTimers();
  }
});
