/** Opens tabs for panels: Firefox has no `tabs` for pages within DevTools. No permission is needed for it. */
import { browser } from '../browser.ts';
import type { OpenMessage } from '../messages.ts';

/** The panel's page, from the extension's root. */
const PANEL_PAGE = '/src/panel/index.html';

/**
 * Opens what a panel asks for in a tab beside the inspected one, and so in the same window: what belongs to a private one
 * stays there.
 */
export async function openTab(message: OpenMessage): Promise<void> {
  const tab = await browser.tabs.get(message.tabId).catch(() => undefined);
  const place = tab?.windowId === undefined ? {} : { windowId: tab.windowId, index: tab.index + 1 };
  await browser.tabs.create({ url: addressOf(message), ...place });
}

function addressOf(message: OpenMessage): string {
  return message.type === 'open-url'
    ? message.url
    : browser.runtime.getURL(`${PANEL_PAGE}?tabId=${message.tabId}`);
}
