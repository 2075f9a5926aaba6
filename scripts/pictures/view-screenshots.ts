/**
 * Takes a picture of every view of the panel, in both browsers, both themes, 400 px and 1,600 px wide, into out/views,
 * to be looked at. Build first.
 *
 *     npm run views -- [--browser chromium|firefox] [--view text-of-its-name]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startLab } from '../../lab/server.ts';
import { type BrowserName, openBrowser } from '../browsers/index.ts';
import { labOptions } from '../demo/lab-browser.ts';
import { type Stage, VIEWS } from './views.ts';

const FOLDER = 'out/views';
const SIZES = [
  [1600, 700],
  [400, 700],
] as const;

const SETTLED = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100, true))))`;

const { values } = parseArgs({
  options: { browser: { type: 'string' }, view: { type: 'string', default: '' } },
});
const views = Object.entries(VIEWS).filter(([name]) => name.includes(values.view));
await mkdir(FOLDER, { recursive: true });
for (const name of values.browser ? [values.browser] : ['chromium', 'firefox']) {
  for (const [view, open] of views)
    for (const size of SIZES) await takeView(name as BrowserName, view, open, size);
}

/** In a separate browser, so that no view contains anything from another. */
async function takeView(
  name: BrowserName,
  view: string,
  open: (stage: Stage) => Promise<void>,
  [width, height]: (typeof SIZES)[number],
): Promise<void> {
  const lab = await startLab();
  const browser = await openBrowser(name, {
    extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    headless: true,
    ...labOptions(lab),
  });
  try {
    await browser.setPanelSize(width, height); // before, because a menu closes when the panel is resized
    await open({ browser, lab });
    for (const theme of ['light', 'dark'] as const) {
      await browser.setTheme(theme);
      const file = `${FOLDER}/${view.replaceAll(/[^a-z]+/g, '-')}-${name}-${theme}-${width}.png`;
      await browser.panel.evaluate(SETTLED);
      await writeFile(file, await browser.panelScreenshot());
      console.log(file);
    }
  } finally {
    await browser.close();
    await lab.close();
  }
}
