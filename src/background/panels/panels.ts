/** The panels that are open, by tab: each gets a snapshot when it subscribes, then updates. */
import { browser, type Runtime } from '../../browser.ts';
import type { Page } from '../../core/journeys/navigation.ts';
import { t } from '../../core/text/i18n.ts';
import {
  type BackgroundMessage,
  type OpenMessage,
  PANEL_PORT,
  type Subscription,
} from '../../messages.ts';
import type { Recording } from '../recording/recording.ts';
import { isPrivateTab } from './open.ts';
import { readPanelMessage } from './panel-message.ts';
import { PortQueue } from './port-queue.ts';
import { toSnapshot } from './snapshot.ts';

/** What panels request from the background script. */
export interface PanelHost {
  subscribed(subscription: Subscription): void;
  open(message: OpenMessage): void;
  /** A panel is gone: it was closed or reloaded, or its tab was closed. */
  left(): void;
}

type ChainsUpdated = Extract<BackgroundMessage, { type: 'chains-updated' }>;

export class Panels {
  #tabs = new Map<Runtime.Port, number | undefined>();
  #queues = new Map<Runtime.Port, PortQueue>();
  /** IDs of the chains that were sent to each tab's panels: only their removal is reported. */
  #shown = new Map<number, Set<string>>();
  /** The moment before which everything was cleared, as reported to each tab's panels. */
  #cleared = new Map<number, number | undefined>();

  /** Takes a new connection. Only Detour's own pages are listened to. */
  accept(port: Runtime.Port, host: PanelHost): void {
    if (port.name !== PANEL_PORT || !isOwnPage(port.sender)) {
      port.disconnect();
      return;
    }
    this.#tabs.set(port, undefined);
    this.#queues.set(port, new PortQueue((message) => port.postMessage(message)));
    port.onMessage.addListener((message) => this.#receive(port, message, host));
    port.onDisconnect.addListener(() => {
      const tabId = this.#tabs.get(port);
      this.#tabs.delete(port);
      this.#queues.delete(port);
      if (tabId !== undefined && !this.hasPanel(tabId)) {
        this.#shown.delete(tabId);
        this.#cleared.delete(tabId);
      }
      host.left();
    });
  }

  /** Disconnects panels in ordinary tabs from a tab that turns out to be in a private window. */
  refusePrivate(tabId: number): void {
    for (const [port, shown] of this.#tabs)
      if (shown === tabId && isInOrdinaryTab(port)) this.#refuse(port);
  }

  hasPanel(tabId: number): boolean {
    return [...this.#tabs.values()].includes(tabId);
  }

  /** Sends a tab's panels everything there is to show. */
  sendSnapshot(recording: Recording, tabId: number): void {
    const chains = recording.chains.of(tabId);
    this.#shown.set(tabId, new Set(chains.map(({ id }) => id)));
    const clearedBefore = recording.tabs.clearedBefore(tabId);
    this.#cleared.set(tabId, clearedBefore);
    const messages = toSnapshot(tabId, chains, recording.evicted.countOf(tabId), clearedBefore);
    for (const queue of this.#queuesOf(tabId)) queue.sendSnapshot(messages);
  }

  /** Returns whether a tab shows a page that its panels don't know of yet, even if no chain has changed. */
  isBehind(recording: Recording): boolean {
    return [...this.#shown.keys()].some(
      (tabId) => recording.tabs.clearedBefore(tabId) !== this.#cleared.get(tabId),
    );
  }

  /** Collects what changed for each tab's panels, to be sent with `sendUpdates`. */
  toUpdates(recording: Recording, changed: ReadonlySet<string>): ChainsUpdated[] {
    const goneOf = recording.evicted.take();
    return [...this.#shown].flatMap(([tabId, shown]) => {
      const chains = recording.chains.among(changed, tabId);
      const present = new Set(chains.map(({ id }) => id));
      const removed = [...changed].filter((id) => !present.has(id) && shown.delete(id));
      for (const id of present) shown.add(id);
      const clearedBefore = recording.tabs.clearedBefore(tabId);
      const isCleared = clearedBefore !== this.#cleared.get(tabId);
      const gone = goneOf(tabId);
      if (chains.length + removed.length + gone.length === 0 && !isCleared) return [];
      this.#cleared.set(tabId, clearedBefore);
      const dropped = recording.evicted.countOf(tabId);
      const cleared = clearedBefore !== undefined && { clearedBefore };
      const news = { chains, removed, dropped, ...(gone.length > 0 && { gone }), ...cleared };
      return [{ type: 'chains-updated', tabId, ...news }];
    });
  }

  /** Sends updates to the panels of their tabs. */
  sendUpdates(updates: readonly ChainsUpdated[]): void {
    for (const update of updates) this.#send(update, update.tabId);
  }

  /** Tells a tab's panels that it shows another page. */
  sendPage(page: Page): void {
    this.#send({ type: 'page-shown', ...page }, page.tabId);
  }

  /** Reports a failure to all panels, or to those of one tab. */
  sendTrouble(message: string, concerned?: number): void {
    for (const tabId of new Set(this.#tabs.values())) {
      if (tabId !== undefined && tabId === (concerned ?? tabId))
        this.#send({ type: 'trouble', message }, tabId);
    }
  }

  #send(message: BackgroundMessage, tabId: number): void {
    for (const queue of this.#queuesOf(tabId)) queue.send(message);
  }

  #queuesOf(tabId: number): PortQueue[] {
    return [...this.#queues].flatMap(([port, queue]) =>
      this.#tabs.get(port) === tabId ? [queue] : [],
    );
  }

  #receive(port: Runtime.Port, message: unknown, host: PanelHost): void {
    const read = readPanelMessage(message);
    if (!read) return;
    if (read.type !== 'subscribe') {
      host.open(read);
      return;
    }
    const { type: _subscribe, ...subscription } = read;
    void this.#subscribe(port, subscription, host);
  }

  async #subscribe(port: Runtime.Port, subscription: Subscription, host: PanelHost): Promise<void> {
    if (isInOrdinaryTab(port) && (await isPrivateTab(subscription.tabId))) {
      this.#refuse(port);
      return;
    }
    if (!this.#queues.has(port)) return; // it has disconnected in the meantime
    this.#tabs.set(port, subscription.tabId);
    host.subscribed(subscription);
  }

  #refuse(port: Runtime.Port): void {
    this.#tabs.set(port, undefined);
    const message = t`This tab can’t show a private window’s tab, because private-window data must
      stay there.`;
    this.#queues.get(port)?.send({ type: 'trouble', message });
  }
}

/** A panel in its own tab gets the tab to show from its address, which may contain any tab's ID. */
function isInOrdinaryTab({ sender }: Runtime.Port): boolean {
  return sender?.tab !== undefined && !sender.tab.incognito;
}

function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return (
    sender?.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
  );
}
