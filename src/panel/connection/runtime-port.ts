/** The browser's port to the background script. */
import { browser, type Runtime } from '../../browser.ts';
import { type BackgroundMessage, PANEL_PORT } from '../../messages.ts';
import type { PanelPort } from './connection.ts';

/**
 * Opens a port to the background script, which starts the script. After the extension is updated, Chromium removes the
 * old panel's `runtime.id`, and `connect` throws "Extension context invalidated" permanently.
 */
export function openRuntimePort(): PanelPort | 'outdated' {
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
