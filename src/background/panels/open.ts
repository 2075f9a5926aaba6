/** Opens tabs for panels: Firefox has no `tabs` for pages within DevTools. No permission is needed for it. */
import { browser, type Tabs } from '../../browser.ts';
import { t } from '../../core/text/i18n.ts';
import type { OpenMessage } from '../../messages.ts';
import { type Engine, opensNoPrivatePages } from '../capture/engine.ts';

/** The panel's page, from the extension's root. */
const PANEL_PAGE = '/src/panel/index.html';

/**
 * Opens what a panel requests in a tab next to the inspected one, and so in the same window: private-window data stays
 * there.
 * @returns a sentence that says why it wasn't opened, or undefined if it was
 */
export async function openTab(message: OpenMessage, engine: Engine): Promise<string | undefined> {
  const tab = await findTab(message.tabId);
  if (message.type === 'open-panel' && tab?.incognito && opensNoPrivatePages(engine)) {
    return t`The browser doesn’t open extension pages in private windows, and private-window data
      must stay there.`;
  }
  const place = tab?.windowId === undefined ? {} : { windowId: tab.windowId, index: tab.index + 1 };
  return browser.tabs.create({ url: addressOf(message), ...place }).then(
    () => undefined,
    (error: unknown) => t`Detour couldn’t open a tab: ${String(error)}.`,
  );
}

/** Returns whether a tab is in a private window. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  return (await findTab(tabId))?.incognito === true;
}

/** Chromium's `tabs.get` doesn't find a private window's tab, but `query` does. */
async function findTab(tabId: number): Promise<Tabs.Tab | undefined> {
  return (await browser.tabs.query({})).find(({ id }) => id === tabId);
}

function addressOf(message: OpenMessage): string {
  return message.type === 'open-url'
    ? message.url
    : browser.runtime.getURL(`${PANEL_PAGE}?tabId=${message.tabId}`);
}
