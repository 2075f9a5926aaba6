/** What the devtools page has kept of the network log, for the panel of its tab. */
import { LOG_CHANNEL, type LogAnswer, type LogRequest } from '../../messages.ts';

/** The devtools page, as the panel uses it. */
export interface KeptLog {
  /** What it has kept of earlier pages, and the time before which nothing is wanted. After the last request, it keeps no more. */
  ask(isLast: boolean): Promise<Pick<LogAnswer, 'entries' | 'forgottenBefore'>>;
  /** Hands over the panel's entries to the next panel when this one closes. */
  handOver(entries: () => readonly object[]): void;
  /** Forgets what began before a time, for panels that are loaded later, too. */
  forget(before: number): void;
}

/** The part of BroadcastChannel that is used. */
export interface Channel {
  postMessage(message: LogRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: LogAnswer }) => void): void;
}

/**
 * Joins the panel of a tab to its devtools page. That page added the panel, so it exists and will respond. It can't
 * respond before the panel is drawn, which may take a busy machine any time, so there is no deadline.
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
