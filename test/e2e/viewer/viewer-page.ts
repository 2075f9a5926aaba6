/** The viewer's page, or a report, in the tab that a browser's tests drive: read and used as the panel is. */
import { pathToFileURL } from 'node:url';
import type { DrivenBrowser, DrivenTab } from '../../../scripts/browsers/index.ts';
import { waitForPanel } from '../../../scripts/browsers/panel.ts';

export const VIEWER = pathToFileURL('dist/viewer/index.html').href;

/** The tab's page as what panel-page.ts drives; keys are pressed in no page. */
export function asPanel(browser: DrivenBrowser): DrivenTab {
  const { page } = browser;
  const panel: DrivenTab['panel'] = { ...browser.panel, evaluate: page.evaluate };
  return {
    ...browser,
    panel,
    waitForPanel: (expression, what, timeout) => waitForPanel(page, expression, what, timeout),
  };
}

/** Opens a page anew, whatever the tab shows, and waits until it is drawn. */
export async function openPage(browser: DrivenBrowser, url: string): Promise<DrivenTab> {
  await browser.page.navigate('about:blank');
  await browser.page.navigate(url);
  const viewer = asPanel(browser);
  await viewer.waitForPanel(`document.querySelector('.panel') && true`, 'the viewer');
  return viewer;
}

/** What the page has loaded by the network; its own blobs and data are none. */
export const LOADED = `performance.getEntriesByType('resource').map(({ name }) => name)
  .filter((name) => !/^(blob|data):/.test(name))`;
