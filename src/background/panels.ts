/** The panels that are open, by tab: each gets a snapshot when it subscribes, then updates. */
import { browser, type Runtime } from '../browser.ts';
import type { RedirectChain } from '../core/chain.ts';
import { type BackgroundMessage, PANEL_PORT, type Subscription } from '../messages.ts';
import { readPanelMessage } from './panel-message.ts';
import type { Recording } from './recording.ts';

/** What panels ask of the background. */
export interface PanelHost {
  subscribed(subscription: Subscription): void;
  /** A panel went: it was closed or reloaded, or its tab was closed. */
  left(): void;
}

type ChainsUpdated = Extract<BackgroundMessage, { type: 'chains-updated' }>;

export class Panels {
  #tabs = new Map<Runtime.Port, number | undefined>();
  /** Ids of the chains that panels were sent: only their going is worth a word. */
  #shown = new Set<string>();

  /** Takes a new connection. Only Detour's own pages are listened to. */
  accept(port: Runtime.Port, host: PanelHost): void {
    if (port.name !== PANEL_PORT || !isOwnPage(port.sender)) {
      port.disconnect();
      return;
    }
    this.#tabs.set(port, undefined);
    port.onMessage.addListener((message) => this.#receive(port, message, host));
    port.onDisconnect.addListener(() => {
      this.#tabs.delete(port);
      host.left();
    });
  }

  hasPanel(tabId: number): boolean {
    return [...this.#tabs.values()].includes(tabId);
  }

  /** Sends a tab's panels all that there is to show. */
  sendSnapshot(recording: Recording, tabId: number): void {
    const chains = recording.chainsOf(tabId);
    for (const { id } of chains) this.#shown.add(id);
    this.#send({ type: 'snapshot', tabId, chains, dropped: recording.dropped(tabId) }, tabId);
  }

  /** Puts together what changed of what each tab's panels show, to be sent with `sendUpdates`. */
  toUpdates(recording: Recording, changes: ReadonlyMap<string, number>): ChainsUpdated[] {
    const updates = new Map<number, { chains: RedirectChain[]; removed: string[] }>();
    for (const [id, tabId] of changes) {
      const chain = recording.chain(id);
      if (!chain && !this.#shown.delete(id)) continue;
      const update = updates.get(tabId) ?? { chains: [], removed: [] };
      updates.set(tabId, update);
      if (chain) {
        this.#shown.add(id);
        update.chains.push(chain);
      } else update.removed.push(id);
    }
    return [...updates].map(([tabId, update]) => ({
      type: 'chains-updated',
      tabId,
      ...update,
      dropped: recording.dropped(tabId),
    }));
  }

  /** Sends updates to the panels of their tabs. */
  sendUpdates(updates: readonly ChainsUpdated[]): void {
    for (const update of updates) this.#send(update, update.tabId);
  }

  /** Tells all panels what could not be done. */
  sendTrouble(message: string): void {
    for (const tabId of this.#tabs.values()) {
      if (tabId !== undefined) this.#send({ type: 'trouble', message }, tabId);
    }
  }

  #send(message: BackgroundMessage, tabId: number): void {
    for (const [port, tab] of this.#tabs) {
      if (tab !== tabId) continue;
      try {
        port.postMessage(message);
      } catch {
        // Its page is gone and onDisconnect is on its way; who comes back gets a snapshot.
      }
    }
  }

  #receive(port: Runtime.Port, message: unknown, host: PanelHost): void {
    const read = readPanelMessage(message);
    if (!read) return;
    const { type: _subscribe, ...subscription } = read;
    this.#tabs.set(port, subscription.tabId);
    host.subscribed(subscription);
  }
}

function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return (
    sender?.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
  );
}
