/**
 * All messages between the panel and the background script. Both directions are idempotent: to reconnect is to
 * subscribe again.
 */
import type { RedirectChain } from './core/chain/chain.ts';
import type { Page } from './core/journeys/navigation.ts';
import type { GoneChain } from './core/network-log/gone-hops.ts';

/** The name of the panel's port. */
export const PANEL_PORT = 'panel';

/** The name of the channel between a panel and the devtools page of its tab. */
export const LOG_CHANNEL = 'network-log';

/**
 * From a panel to the devtools page: requests what was kept of the network log, because the panel itself listens from
 * now on; or, when the panel goes, hands over what it has heard; or says that entries from before a time are no longer
 * needed.
 */
export type LogRequest =
  | { readonly type: 'ask'; readonly tabId: number; readonly isLast: boolean }
  | { readonly type: 'keep'; readonly tabId: number; readonly entries: readonly object[] }
  | { readonly type: 'forget'; readonly tabId: number; readonly before: number };

/** From the devtools page to a panel. */
export interface LogAnswer {
  readonly type: 'kept';
  readonly tabId: number;
  /** Redirects and what they led to, as reported by the browser, in the order in which they were reported. */
  readonly entries: readonly unknown[];
  /** Entries from before this time are not needed; absent if nothing was discarded. */
  readonly forgottenBefore?: number;
}

/** What a panel needs from its tab. Sent on connecting and whenever the user changes any of it. */
export interface Subscription {
  readonly tabId: number;
  /** Whether new chains are recorded. */
  readonly recording: boolean;
  /** Whether chains are kept when the user navigates away. */
  readonly preserveLog: boolean;
  /** Chains that began before this time, in milliseconds since the epoch, are no longer needed. */
  readonly clearedAt?: number;
  /** Recording was paused until this time, in milliseconds since the epoch: what happened before it is not needed. */
  readonly resumedAt?: number;
}

/** What to open in a tab beside the inspected one: an http(s) URL, requested with GET, or the panel itself. */
export type OpenMessage =
  | { readonly type: 'open-url'; readonly tabId: number; readonly url: string }
  | { readonly type: 'open-panel'; readonly tabId: number };

export type PanelMessage = ({ readonly type: 'subscribe' } & Subscription) | OpenMessage;

export type BackgroundMessage =
  /**
   * The whole state of one tab, which replaces the panel's. A long one is split into several messages, sent one after
   * another.
   */
  | {
      readonly type: 'snapshot';
      readonly tabId: number;
      readonly chains: readonly RedirectChain[];
      /** How many of the tab's chains were evicted, since it was cleared, because of the storage limit. */
      readonly dropped: number;
      readonly clearedBefore?: number;
      /** How many of its chains are in earlier and later messages; absent if there are none. */
      readonly before?: number;
      readonly after?: number;
    }
  /** Whole chains, new or changed, each replacing the one with its ID; chains with the `removed` IDs are gone. */
  | {
      readonly type: 'chains-updated';
      readonly tabId: number;
      readonly chains: readonly RedirectChain[];
      readonly removed: readonly string[];
      readonly dropped: number;
      /**
       * The chains evicted since the last message, including those that no message contained; absent if there are none.
       */
      readonly gone?: readonly GoneChain[];
      /** Chains that began before this time are gone, because the tab showed another page; absent if there are none. */
      readonly clearedBefore?: number;
    }
  /** The tab shows another page. A panel that is opened later learns this from the page's chain, if there is one. */
  | ({ readonly type: 'page-shown' } & Page)
  /** Something that the background script could not do, in one sentence for the user. */
  | { readonly type: 'trouble'; readonly message: string };
