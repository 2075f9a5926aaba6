/**
 * Records what the browsers really fire, as fixtures for tests without a browser: plays every lab scenario with the
 * probe of test/extensions/probe and writes test/fixtures/BROWSER/SCENARIO.json, its events in order, one per line.
 * An older version, named by CHROME_PATH or FIREFOX_PATH, gets its own folder.
 *
 *     tsx scripts/record/record-fixtures.ts [--browser chromium|firefox] [--folder test/fixtures/firefox-140] [SCENARIO …]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gatesOf, type Scenario } from '../../lab/scenario.ts';
import { findScenario, scenarios } from '../../lab/scenarios/index.ts';
import { type Lab, startLab } from '../../lab/server.ts';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../browsers/index.ts';
import { labOptions } from '../demo/lab-browser.ts';
import { pressPlay } from '../demo/play.ts';

type Seen = [name: string, details: Record<string, unknown>];

/** How long a scenario must be quiet to count as finished, in milliseconds: some of its requests never end. */
const QUIET = 250;

/**
 * Request headers that describe the client and don't matter to redirects. Sec-Fetch-Site and -User are kept because they
 * indicate clicks, Accept and Sec-Fetch-Mode because they indicate what a redirect may lead to.
 */
const NOISE =
  /^(user-agent|accept-\w+|sec-(?!fetch-(?:site|user|mode)$).*|dnt|priority|te|pragma)$/i;

/** Takes the events from the probe. */
const TAKE = 'seen.splice(0)';

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string' }, folder: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((id) => !findScenario(id));
if (unknown.length > 0) throw new Error(`The lab has no scenario ${unknown.join(', ')}`);
const wanted =
  positionals.length === 0 ? scenarios : scenarios.filter(({ id }) => positionals.includes(id));
for (const name of values.browser ? [values.browser] : ['chromium', 'firefox']) {
  await recordAll(name as BrowserName);
}

async function recordAll(name: BrowserName): Promise<void> {
  const lab = await startLab({ port: 8307, httpsPort: 8443 });
  const browser = await openBrowser(name, {
    extension: 'test/extensions/probe',
    headless: true,
    devtools: false,
    ...labOptions(lab),
  });
  const version = JSON.stringify(`${browser.name} ${browser.version}`);
  const folder = values.folder ?? `test/fixtures/${name}`;
  await mkdir(folder, { recursive: true });
  for (const scenario of wanted) {
    const lines = (await recordOne(browser, lab, scenario)).map((event) => JSON.stringify(event));
    const text = `{"browser": ${version},\n"events": [\n${lines.join(',\n')}\n]}\n`;
    await writeFile(`${folder}/${scenario.id}.json`, text);
  }
  await browser.close();
  await lab.close();
  console.log(`${folder}: ${wanted.length} scenarios`);
}

async function recordOne(browser: DrivenBrowser, lab: Lab, scenario: Scenario): Promise<Seen[]> {
  await browser.page.navigate(lab.url(scenario.id));
  await takeAll(browser);
  await pressPlay(browser);
  for (const gate of gatesOf(scenario)) {
    await lab.held(gate);
    lab.release(gate);
  }
  const events = await takeAll(browser, QUIET + (scenario.pause ?? 0));
  const start = Number(events[0]?.[1].timeStamp ?? 0);
  return events.map(([name, details]) => [name, clean(details, start)]);
}

/** Takes events until no more arrive. */
async function takeAll(browser: DrivenBrowser, patience = QUIET): Promise<Seen[]> {
  const events: Seen[] = [];
  for (let quiet = 0; quiet < patience; quiet += 50) {
    await sleep(50);
    const more = await browser.background.evaluate<Seen[]>(TAKE);
    if (more.length > 0) quiet = 0;
    events.push(...more);
  }
  return events;
}

/** Makes times relative to the scenario's first event and removes noise, so that two recordings are similar. */
function clean(details: Record<string, unknown>, start: number): Record<string, unknown> {
  const { timeStamp, requestHeaders, ...rest } = details;
  const headers = requestHeaders as { name: string }[] | undefined;
  return {
    ...rest,
    timeStamp: Math.round((Number(timeStamp) - start) * 10) / 10,
    ...(headers && { requestHeaders: headers.filter(({ name }) => !NOISE.test(name)) }),
  };
}
