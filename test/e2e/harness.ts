/** A lab and a real browser with Detour open in its DevTools, for a file of tests. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Lab, startLab } from '../../lab/server.ts';
import {
  type BrowserName,
  type DrivenBrowser,
  type OpenOptions,
  openBrowser,
} from '../../scripts/browsers/index.ts';
import { labOptions } from '../../scripts/demo/lab-browser.ts';
import {
  press,
  type ShownRow,
  setFilter,
  setPressed,
  setTicked,
  waitForRows,
} from '../../scripts/pictures/panel-page.ts';

export { setPressed, setTicked };

/** The browser that this run is for. */
export const browserName = process.env.DETOUR_BROWSER as BrowserName;

export interface Harness {
  readonly lab: Lab;
  readonly browser: DrivenBrowser;
}

/**
 * Starts a lab and a browser for the tests of a file, and brings the panel back to its beginning before each of them:
 * recording, not preserving, no filter, nothing shown.
 */
export function browserForTests(options: Partial<OpenOptions> = {}): Harness {
  const harness = {} as { lab: Lab; browser: DrivenBrowser };
  beforeAll(async () => {
    harness.lab = await startLab();
    harness.browser = await openBrowser(browserName, {
      extension: browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome',
      headless: true,
      ...labOptions(harness.lab),
      ...options,
    });
  });
  beforeEach(() => resetPanel(harness));
  afterAll(async () => {
    await harness.browser?.close();
    await harness.lab?.close();
  });
  return harness;
}

async function resetPanel({ browser, lab }: Harness): Promise<void> {
  await browser.openDevTools();
  await setFilter(browser, '');
  await setPressed(browser, 'Record', true);
  await setTicked(browser, 'Preserve log', false);
  await browser.page.navigate(`${lab.origin}/`);
  await press(browser, 'Clear');
  // Pinned chains, menus, cards and dialogs outlast that, but no new document.
  const isLeft = `document.querySelector('[data-chain-id], dialog, :popover-open') !== null`;
  if (await browser.panel.evaluate(isLeft)) await browser.panel.reload();
  await browser.waitForPanel(
    `document.querySelector('[data-empty=empty]') && true`,
    'an empty list',
  );
  lab.clearLog();
}

/** Has the inspected page request something of the lab, and waits until it has its answer. */
export async function requestFrom(
  { browser, lab }: Harness,
  path: string,
  init: RequestInit = {},
): Promise<void> {
  const url = JSON.stringify(lab.origin + path);
  await browser.page.evaluate(
    `fetch(${url}, ${JSON.stringify(init)}).then(() => true, () => false)`,
  );
}

/** Waits until so many chains are shown and have ended. */
export function endedIn({ browser }: Harness, count: number): Promise<ShownRow[]> {
  return waitForRows(
    browser,
    `rows.length === ${count} && rows.every((row) => !row.pending)`,
    `${count} ended chains`,
  );
}
