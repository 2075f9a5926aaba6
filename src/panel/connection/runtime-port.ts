/** The browser's port between the background script and the panel's store. */
import { browser, type Runtime } from '../../browser.ts';
import { type BackgroundMessage, PANEL_PORT } from '../../messages.ts';
import { receive, setConnection, toSubscription } from '../state/store.ts';
import type { Connection } from '../state/surroundings.ts';
import type { PanelStore } from '../state/types.ts';
import { connect, type PanelPort } from './connection.ts';

/** Keeps a store up to date with what the background script reports about a tab. */
export function connectToBackground(store: PanelStore, tabId: number): Connection {
  return connect(openRuntimePort, toSubscription(store.getState(), tabId), {
    message: (message) => store.update((state) => receive(state, message)),
    state: (connection) => store.update((state) => setConnection(state, connection)),
  });
}

/**
 * Opens a port to the background script, which starts the script. After the extension is updated, Chromium removes the
 * old panel's `runtime.id`, and `connect` throws "Extension context invalidated" permanently.
 */
function openRuntimePort(): PanelPort | 'outdated' {
  try {
    if (!browser.runtime?.id) return 'outdated';
    return toPanelPort(browser.runtime.connect({ name: PANEL_PORT }));
  } catch (error) {
    if (String(error).includes('context invalidated')) return 'outdated';
    throw error;
  }
}

function toPanelPort(port: Runtime.Port): PanelPort {
  return {
    listen(listener) {
      port.onMessage.addListener((message) => listener.message(message as BackgroundMessage));
      port.onDisconnect.addListener(() => {
        // Reading it keeps Chromium from logging "Unchecked runtime.lastError".
        void browser.runtime.lastError;
        listener.closed();
      });
    },
    send: (message) => port.postMessage(message),
    close: () => port.disconnect(),
  };
}
