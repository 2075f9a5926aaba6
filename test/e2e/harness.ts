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

/** What most tests want, once it has been started: it stays open from file to file, until the run ends. */
let common: Promise<Started> | undefined;

interface Started extends Harness {
  /** The panel's size was changed: it can't be made quite as it was. */
  isResized: boolean;
}

/**
 * Gives the tests of a file a lab and a browser, and brings the panel back to its beginning: recording, not preserving, no
 * filter, nothing shown.
 * @param options of a browser of the file's own; without any, files share one, which begins each as if it were new
 * @param reset `once` where each test begins with a navigation and a filter of its own, and leaves nothing open
 */
export function browserForTests(
  options?: Partial<OpenOptions>,
  reset: 'before each test' | 'once' = 'before each test',
): Harness {
  const harness = {} as { lab: Lab; browser: DrivenBrowser };
  const isCommon = options === undefined;
  beforeAll(async () => {
    const { lab, browser } = isCommon ? await startCommon() : await start(options);
    Object.assign(harness, { lab, browser });
  });
  const before = reset === 'once' ? beforeAll : beforeEach;
  before(() => resetPanel(harness));
  afterAll(async () => {
    if (!isCommon) await close(harness);
  });
  return harness;
}

async function start(options: Partial<OpenOptions>): Promise<Started> {
  const lab = await startLab();
  const browser = await openBrowser(browserName, {
    extension: browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    headless: true,
    ...labOptions(lab),
    ...options,
  });
  const started: Started = { lab, browser, isResized: false };
  const { setPanelSize } = browser;
  browser.setPanelSize = (width, height) => {
    started.isResized = true;
    return setPanelSize(width, height);
  };
  return started;
}

/** A browser that cannot be made as new is replaced: it was resized, or a test has left it dead or stuck. */
async function startCommon(): Promise<Started> {
  const known = await common?.catch(() => undefined);
  if (known && (await canRenew(known))) return known;
  if (known) await close(known);
  common = start({});
  return common;
}

async function canRenew(started: Started): Promise<boolean> {
  if (started.isResized) return false;
  try {
    await renew(started);
    return true;
  } catch {
    return false;
  }
}

async function renew({ browser, lab }: Started): Promise<void> {
  lab.resume();
  await browser.openDevTools();
  await browser.page.navigate(`${lab.origin}/`);
  await browser.forgetPages();
  await browser.setTheme('light');
  await browser.background.evaluate('(globalThis.browser ?? chrome).storage.local.clear()');
  await browser.panel.evaluate('localStorage.clear()');
  await browser.panel.reload();
}

async function close(harness: Partial<Harness>): Promise<void> {
  await harness.browser?.close();
  await harness.lab?.close();
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
