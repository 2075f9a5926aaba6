/** What the devtools page has kept of the network log, asked for by the panel of its tab. */
import { LOG_CHANNEL, type LogAnswer, type LogRequest } from '../../messages.ts';

/** The devtools page, as the panel knows it. */
export interface KeptLog {
  /** What it has kept of earlier pages, and before which moment nothing is wanted. Asked last, it keeps no more. */
  ask(isLast: boolean): Promise<Pick<LogAnswer, 'entries' | 'forgottenBefore'>>;
  /** Hands over what the panel has heard, for the next one, when this one goes. */
  handOver(entries: () => readonly object[]): void;
  /** Nothing of what began before a moment is wanted again, also by a panel that is loaded later. */
  forget(before: number): void;
}

/** The part of BroadcastChannel in use. */
export interface Channel {
  postMessage(message: LogRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: LogAnswer }) => void): void;
}

/**
 * Joins the panel of a tab to its devtools page. That page added the panel, so it is there and answers. It can't answer
 * before the panel is drawn, which takes a busy machine any time, so there is no deadline.
 */
export function keptLog(
  tabId: number,
  channel: Channel = new BroadcastChannel(LOG_CHANNEL),
): KeptLog {
  return {
    ask: (isLast) =>
      new Promise((resolve) => {
        channel.addEventListener('message', ({ data }) => {
          if (data.type === 'kept' && data.tabId === tabId) resolve(data);
        });
        channel.postMessage({ type: 'ask', tabId, isLast });
      }),
    handOver: (entries) =>
      addEventListener('pagehide', () =>
        channel.postMessage({ type: 'keep', tabId, entries: entries() }),
      ),
    forget: (before) => channel.postMessage({ type: 'forget', tabId, before }),
  };
}
