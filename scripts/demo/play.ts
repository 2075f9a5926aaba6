/** Plays the lab's scenarios in a driven browser and reads the result from Detour's panel. */
import {
  type ChainLines,
  gatesOf,
  lacksPreloadedHsts,
  leavesPage,
  type Scenario,
  shownChains,
} from '../../lab/scenario.ts';
import type { Lab } from '../../lab/server.ts';
import { scenarioPath, shorten } from '../../lab/urls.ts';
import type { DrivenBrowser } from '../browsers/index.ts';
import { poll, within } from '../browsers/wait.ts';
import {
  openChain,
  readRows,
  setFilter,
  toShownLines,
  waitForRows,
} from '../pictures/panel-page.ts';

/** A redirect that belongs to no scenario: once it is displayed, everything before it has been recorded. */
const SENTINEL = `${scenarioPath('get-302')}/old?after=`;

/** How long to wait for the expected chains, in milliseconds. */
const PATIENCE = 3000;

/** A played scenario. */
export interface Played {
  /** Each chain that the panel shows, as lines of text. */
  readonly chains: ChainLines;
  /** What it must show in this browser. */
  readonly expected: ChainLines;
  /** Whether the scenario relies on the preloaded HSTS list, and the browser's is not in force. */
  readonly lacksPreloadedHsts: boolean;
}

/**
 * Plays a scenario from its page with the panel filtered to it, waits until the expected number of chains has ended,
 * and reads them.
 * @throws if the panel doesn't show that many chains in time
 */
export async function playScenario(
  browser: DrivenBrowser,
  lab: Lab,
  scenario: Scenario,
): Promise<Played> {
  await browser.page.navigate(lab.url(scenario.id));
  // Quoted, because between slashes it would be a regular expression.
  await setFilter(browser, `"${scenarioPath(scenario.id)}/"`);
  lab.clearLog();
  await pressPlay(browser);
  for (const gate of gatesOf(scenario)) {
    await within(10_000, `a request at the gate ${gate}`, lab.held(gate));
    lab.release(gate);
  }
  const mayBeNone = scenario.withoutPreloadedHsts ?? shownChains(scenario, browser.name);
  if (mayBeNone.length === 0) await playSentinel(browser, lab, scenario);
  const lacksList = lacksPreloadedHsts(scenario, lab.log);
  const expected = shownChains(scenario, browser.name, lacksList);
  const rowCount = expected.length + (mayBeNone.length === 0 ? 1 : 0);
  await waitForRows(
    browser,
    `rows.length >= ${rowCount} && rows.every((row) => !row.pending)`,
    `${expected.length} chain(s) of ${scenario.id}`,
  );
  const chains = await readUntil(browser, scenario, expected);
  return { chains, expected, lacksPreloadedHsts: lacksList };
}

/**
 * Presses the button of a scenario's page, with user activation: requests without it count as the page's own. Scripts
 * run by puppeteer have it; in Chromium, a mouse click would not work, because it accepts none after a page was handed
 * to another app, until the user has responded.
 */
export async function pressPlay({ name, page }: DrivenBrowser): Promise<void> {
  if (name === 'firefox') await page.click('#play');
  // Once the script has returned: a page that leaves at once would take its result with it.
  else await page.evaluate(`void setTimeout(() => document.querySelector('#play').click(), 0)`);
}

/**
 * Reads the chains until they are as expected, because a browser may report a reason later; finally returns them as
 * they are.
 */
async function readUntil(browser: DrivenBrowser, scenario: Scenario, expected: ChainLines) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const chains: string[][] = [];
    for (const row of await readRows(browser)) {
      if (row.url.includes(SENTINEL)) continue;
      const shown = await openChain(browser, row.id);
      chains.push(toShownLines(shown, (url) => shorten(url, scenario.id)));
    }
    const shown = scenario.inAnyOrder ? arranged(chains, expected) : chains;
    if (JSON.stringify(shown) === JSON.stringify(expected) || Date.now() > deadline) return shown;
  }
}

/** Returns the chains in the order of the expected ones; unexpected ones come first. */
function arranged(chains: ChainLines, expected: ChainLines): ChainLines {
  const places = expected.map((chain) => JSON.stringify(chain));
  const placeOf = (chain: ChainLines[number]) => places.indexOf(JSON.stringify(chain));
  return [...chains].sort((a, b) => placeOf(a) - placeOf(b));
}

/** After a scenario that makes no chain, plays one that does, so that there is something to wait for. */
async function playSentinel(browser: DrivenBrowser, lab: Lab, scenario: Scenario): Promise<void> {
  const played = leavesPage(scenario)
    ? `location.href !== ${JSON.stringify(lab.url(scenario.id))} && document.readyState === 'complete'`
    : `document.querySelector('#result').dataset.state === 'done'`;
  const isPlayed = () => browser.page.evaluate<boolean>(played);
  await poll(isPlayed, { timeout: 10_000, what: `${scenario.id} to be played` });
  const url = `${lab.origin}${SENTINEL}${scenarioPath(scenario.id)}/`;
  await browser.page.evaluate(`fetch(${JSON.stringify(url)}).then(() => true)`);
}
