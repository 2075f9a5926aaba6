/** Every message between panel and background. Both directions are idempotent: to reconnect is to subscribe again. */
import type { RedirectChain } from './core/chain/chain.ts';
import type { Page } from './core/journeys/navigation.ts';
import type { GoneChain } from './core/network-log/gone-hops.ts';

/** The name of the panel's port. */
export const PANEL_PORT = 'panel';

/** The name of the channel between a panel and the devtools page of its tab. */
export const LOG_CHANNEL = 'network-log';

/**
 * Of a panel to the devtools page: what has been kept of the network log is wanted, as from now on the panel listens
 * itself; or what began before a moment is not wanted any more.
 */
export type LogRequest =
  | { readonly type: 'ask'; readonly tabId: number }
  | { readonly type: 'forget'; readonly tabId: number; readonly before: number };

/** Of the devtools page to a panel. */
export interface LogAnswer {
  readonly type: 'kept';
  readonly tabId: number;
  /** As the browser gave them: redirects and what they led to, in the order in which they were reported. */
  readonly entries: readonly unknown[];
  /** What began before this moment is not wanted; absent where nothing was forgotten. */
  readonly forgottenBefore?: number;
}

/** What a panel wants of its tab. Sent on connecting and again whenever the user changes one of them. */
export interface Subscription {
  readonly tabId: number;
  /** New chains are recorded. */
  readonly recording: boolean;
  /** Chains outlive the navigation that follows them. */
  readonly preserveLog: boolean;
  /** Chains that began before this moment, in milliseconds since the epoch, are not wanted any more. */
  readonly clearedAt?: number;
  /** The recording was paused until this moment, in milliseconds since the epoch: what happened before it is not wanted. */
  readonly resumedAt?: number;
}

/** What is to be opened in a tab beside the inspected one: an http(s) URL, asked for with GET, or the panel itself. */
export type OpenMessage =
  | { readonly type: 'open-url'; readonly tabId: number; readonly url: string }
  | { readonly type: 'open-panel'; readonly tabId: number };

export type PanelMessage = ({ readonly type: 'subscribe' } & Subscription) | OpenMessage;

export type BackgroundMessage =
  /** The whole state of one tab; replaces what the panel had. A long one is cut into several, sent one after the other. */
  | {
      readonly type: 'snapshot';
      readonly tabId: number;
      readonly chains: readonly RedirectChain[];
      /** How many of the tab's chains were dropped, since it was cleared, to stay within the storage's bounds. */
      readonly dropped: number;
      readonly clearedBefore?: number;
      /** How many of its chains are in the messages before this one and after it; absent where there are none. */
      readonly before?: number;
      readonly after?: number;
    }
  /** Whole chains, new or in a new state, each replacing the one with its id; those of the `removed` ids are gone. */
  | {
      readonly type: 'chains-updated';
      readonly tabId: number;
      readonly chains: readonly RedirectChain[];
      readonly removed: readonly string[];
      readonly dropped: number;
      /** The chains dropped since the last message, including those that no message contained; absent if there are none. */
      readonly gone?: readonly GoneChain[];
      /** What began before this moment went, as the tab came to show another page; absent where nothing did. */
      readonly clearedBefore?: number;
    }
  /** The tab shows another page. A panel that is opened later learns of it by the page's chain, if that has one. */
  | ({ readonly type: 'page-shown' } & Page)
  /** Something that the background could not do, in one sentence for the user. */
  | { readonly type: 'trouble'; readonly message: string };
