/**
 * Takes the pictures for the stores and the README in the lab, in the real DevTools. Build first.
 * The stores require 1280 × 800 (out/store); the README's are smaller and from Chromium (docs/images).
 *
 *     tsx scripts/pictures/store-screenshots.ts [--browser chromium|firefox]     default: both
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { scenarios } from '../../lab/scenarios/index.ts';
import { startLab } from '../../lab/server.ts';
import { scenarioPath } from '../../lab/urls.ts';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../browsers/index.ts';
import { labOptions } from '../demo/lab-browser.ts';
import { playScenario } from '../demo/play.ts';
import { openChain, press, setFilter, waitForRows } from './panel-page.ts';

/** What is in the list; two screens of it would be no more informative. */
const PLAYED = [
  ...['http-https-www-slash', 'sign-in', 'order-lost', 'api-version', 'upload-confirmed'],
  ...['five-statuses', 'hsts', 'https-to-http', 'cors-redirect-refused', 'loop-of-two'],
  ...['oidc-form-post', 'form-302'],
];

interface Picture {
  readonly name: string;
  /** The scenario whose chain is open. */
  readonly of: string;
  /** What is done before the picture is taken. */
  readonly prepare?: (browser: DrivenBrowser) => Promise<void>;
}

const STORE_PICTURES: readonly Picture[] = [
  { name: 'method-changed', of: 'form-302', prepare: openFix },
  { name: 'sign-in', of: 'oidc-form-post' },
  { name: 'detours', of: 'http-https-www-slash' },
  { name: 'status-card', of: 'form-302', prepare: openStatusCard },
  { name: 'export', of: 'order-lost', prepare: (browser) => press(browser, 'More export options') },
];
const STORE_SIZE = { width: 1280, height: 800 };

/** The README's pictures of a first session, after its first picture, which has no open details. */
const README_PICTURES: readonly Picture[] = [
  { name: '2-understand', of: 'form-302' },
  { name: '3-fix', of: 'form-302', prepare: openFix },
  { name: '4-send', of: 'form-302', prepare: (browser) => press(browser, 'More export options') },
];
const README_SIZE = { width: 1120, height: 476 };

const { values } = parseArgs({ options: { browser: { type: 'string' } } });
for (const name of values.browser ? [values.browser] : ['chromium', 'firefox']) {
  await takeAll(name as BrowserName);
}

async function takeAll(name: BrowserName): Promise<void> {
  const lab = await startLab();
  const browser = await openBrowser(name, {
    extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    headless: true,
    ...labOptions(lab),
  });
  try {
    await press(browser, 'Preserve log');
    for (const id of PLAYED) {
      for (const scenario of scenarios.filter((each) => each.id === id)) {
        await playScenario(browser, lab, scenario);
      }
    }
    await browser.page.navigate(`${lab.origin}/`);
    await setWindowSize(browser, STORE_SIZE);
    await mkdir('out/store', { recursive: true });
    for (const [index, picture] of STORE_PICTURES.entries()) {
      await take(browser, picture, `out/store/${name}-${index + 1}-${picture.name}.png`);
    }
    if (name === 'chromium') await takeForReadme(browser);
  } finally {
    await browser.close();
    await lab.close();
  }
}

async function takeForReadme(browser: DrivenBrowser): Promise<void> {
  await closeDetails(browser);
  await setWindowSize(browser, README_SIZE);
  await save(browser, 'docs/images/1-see.png');
  for (const picture of README_PICTURES) {
    await take(browser, picture, `docs/images/${picture.name}.png`);
  }
}

async function take(browser: DrivenBrowser, picture: Picture, file: string): Promise<void> {
  await closeDetails(browser);
  await setFilter(browser, `"${scenarioPath(picture.of)}/"`);
  const [row] = await waitForRows(browser, 'rows.length > 0', `a chain of ${picture.of}`);
  if (row) await openChain(browser, row.id);
  await setFilter(browser, '');
  await waitForRows(browser, 'rows.length > 3', 'the whole list');
  await picture.prepare?.(browser);
  await save(browser, file);
}

async function save(browser: DrivenBrowser, file: string): Promise<void> {
  const settled = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`;
  await browser.panel.evaluate(`${settled}.then(() => true)`);
  const png = await browser.screenshot();
  await writeFile(file, png);
  console.log(`${file}: ${sizeOf(png).join(' × ')}, ${Math.round(png.length / 1000)} kB`);
}

/** Sizes the window so that the whole picture, including DevTools' own bars, has the requested size. */
async function setWindowSize(
  browser: DrivenBrowser,
  { width, height }: typeof STORE_SIZE,
): Promise<void> {
  await browser.setPanelSize(width, height - 100);
  const [, taken] = sizeOf(await browser.screenshot());
  await browser.setPanelSize(width, 2 * height - 100 - taken);
}

/** Reads width and height from a PNG's first chunk (PNG specification, IHDR). */
function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Not with Escape, which opens DevTools' console if there is nothing to close. */
async function closeDetails(browser: DrivenBrowser): Promise<void> {
  await browser.panel.evaluate(`document.querySelector(':popover-open')?.hidePopover()`);
  await browser.panel.evaluate(`document.querySelector('[aria-label="Close details"]')?.click()`);
  await browser.waitForPanel(`!document.querySelector('[data-hop-index]')`, 'no details');
}

async function openStatusCard(browser: DrivenBrowser): Promise<void> {
  await browser.panel.click('[data-hop-index] .status-chip');
  await browser.waitForPanel(`document.querySelector(':popover-open') && true`, 'the card');
}

async function openFix(browser: DrivenBrowser): Promise<void> {
  await browser.panel.evaluate(`document.querySelector('[data-part=fix] > summary')?.click()`);
}
