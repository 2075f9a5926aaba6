/** Chromium's own Network panel, controlled through the modules of its DevTools. */
import type { ElementHandle, Page } from 'puppeteer-core';
import type { ListedRequest } from './driven-browser.ts';
import { poll } from './wait.ts';

// The button `Import HAR file…` clicks this input, which is in the panel's shadow tree.
const FILE_INPUT = `(() => {
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'input' && element.type === 'file') return element;
      const found = element.shadowRoot && find(element.shadowRoot);
      if (found) return found;
    }
  };
  return find(document);
})()`;

const PANEL = `import('./ui/legacy/legacy.js').then(async ({ ViewManager }) => {
  await ViewManager.ViewManager.instance().showView('network');
  const { NetworkPanel } = await import('./panels/network/network.js');
  return NetworkPanel.NetworkPanel.instance();
})`;

/** The listed requests; false until some are rendered, not necessarily the first. */
const LISTED = `${PANEL}.then(async ({ networkLogView }) => {
  const { NetworkLog } = await import('./models/logs/logs.js');
  const nodes = networkLogView.dataGrid.rootNode().children;
  const requests = nodes.map((node) => node.request());
  const isDrawn = nodes.some((node) => node.existingElement()?.textContent);
  const all = NetworkLog.NetworkLog.instance().requests();
  return isDrawn && all.length === requests.length && requests.map((request) => ({
    method: request.requestMethod,
    url: request.url(),
    status: request.statusCode,
    location: request.responseHeaderValue('location') ?? '',
  }));
})`;

/** Imports a HAR into DevTools' Network panel, like its button. See `DrivenBrowser`. */
export async function importHar(
  devtools: Page,
  file: string,
  count: number,
): Promise<ListedRequest[]> {
  await devtools.evaluate(`${PANEL}.then(() => true)`);
  const input = await devtools.evaluateHandle(FILE_INPUT);
  await (input.asElement() as ElementHandle<HTMLInputElement>).uploadFile(file);
  let listed: ListedRequest[] | false = false;
  const isWhole = async () => {
    listed = (await devtools.evaluate(LISTED)) as ListedRequest[] | false;
    return listed && listed.length === count && listed;
  };
  const what = `${count} requests in Chromium's Network panel`;
  return poll(isWhole, { timeout: 10_000, what }).catch((cause) => {
    throw new Error(`It lists ${JSON.stringify(listed)}`, { cause });
  });
}
