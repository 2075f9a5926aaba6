/**
 * The demo: the lab, and a browser with Detour installed and DevTools open on its panel. With a display, the user takes
 * over; without one, every scenario is played and checked, and the results are written to out/.
 *
 *     tsx scripts/demo/demo.ts [--browser chromium|firefox] [--headless]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { shownChains } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { type Lab, startLab } from '../../lab/server.ts';
import { scenarioPath } from '../../lab/urls.ts';
import type { HarEntry } from '../../src/core/formats/har/har.ts';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../browsers/index.ts';
import { openChain, press, setFilter, waitForRows } from '../pictures/panel-page.ts';
import { disagreements, exportHar } from '../record/exported-har.ts';
import { labOptions } from './lab-browser.ts';
import { playScenario } from './play.ts';
import { playAll } from './play-all.ts';

/** The scenario whose chain is open in the picture. */
const PICTURED = 'form-302';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
  },
});

process.exitCode = await main(values.browser as BrowserName, values.headless).catch((error) => {
  console.error(`\n✖ ${error instanceof Error ? error.message : error}`);
  return 1;
});

async function main(name: BrowserName, headless: boolean): Promise<number> {
  const lab = await startLab(headless ? {} : { releaseAfter: 1500 });
  try {
    const browser = await openBrowser(name, {
      extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
      headless,
      ...labOptions(lab),
    });
    console.log(`${browser.name} ${browser.version} · the lab is at ${lab.origin}/`);
    try {
      if (headless) return await playAndCheck(browser, lab);
      console.log('Pick a scenario and watch the Redirects panel. Close the browser to end this.');
      await browser.closed;
      return 0;
    } finally {
      await browser.close();
    }
  } finally {
    await lab.close();
  }
}

async function playAndCheck(browser: DrivenBrowser, lab: Lab): Promise<number> {
  await press(browser, 'Preserve log');
  const { failed, received } = await playAll(
    scenarios,
    (scenario) => {
      lab.clearLog();
      return playScenario(browser, lab, scenario);
    },
    (scenario) => shownChains(scenario, browser.name),
    lab.log,
  );
  const entries = await attempt('out/redirects.har', () => saveHar(browser));
  const problems = entries ? disagreements(entries, received, browser.name) : [];
  for (const problem of problems) console.error(`✖ ${problem}`);
  console.log(
    `\n${scenarios.length - failed.length} of ${scenarios.length} scenarios recorded as they should be; ` +
      `${entries?.length ?? 0} hops exported, ${problems.length} at odds with the server's log`,
  );
  if (failed.length > 0) console.log(`Not as they should be: ${failed.join(', ')}`);
  const isPictured = await attempt('out/panel.png', () => takePicture(browser));
  return failed.length + problems.length === 0 && entries && isPictured ? 0 : 1;
}

/** Reports that a file was written, or why it could not be, for example because the browser has died. */
async function attempt<T>(file: string, write: () => Promise<T>): Promise<T | undefined> {
  try {
    const written = await write();
    console.log(`${file} is written`);
    return written;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n', 1);
    console.error(`✖ ${file} could not be written: ${reason}`);
    return undefined;
  }
}

async function saveHar(browser: DrivenBrowser): Promise<readonly HarEntry[]> {
  await mkdir('out', { recursive: true });
  await setFilter(browser, '');
  const { har } = await exportHar(browser, true);
  await writeFile('out/redirects.har', `${JSON.stringify(har, null, 2)}\n`);
  return har.log.entries;
}

async function takePicture(browser: DrivenBrowser): Promise<true> {
  await setFilter(browser, `"${scenarioPath(PICTURED)}/"`);
  const rows = await waitForRows(browser, 'rows.length > 0', `the chain of ${PICTURED}`);
  if (rows[0]) await openChain(browser, rows[0].id);
  await setFilter(browser, '');
  await writeFile('out/panel.png', await browser.screenshot());
  return true;
}
