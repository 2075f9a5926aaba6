/** Plays the lab's scenarios in a driven browser and tells what Detour's panel made of them. */
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

/** A redirect of no scenario's: what was to be recorded before it has been, once it is shown. */
const SENTINEL = `${scenarioPath('get-302')}/old?after=`;

/** How long to wait for chains to become what they should be, in ms. */
const PATIENCE = 3000;

/** A scenario as it was played. */
export interface Played {
  /** Each chain that the panel shows, in lines of text. */
  readonly chains: ChainLines;
  /** What it must show in this browser. */
  readonly expected: ChainLines;
  /** The scenario relies on the preloaded HSTS list, and the browser's is not in force. */
  readonly lacksPreloadedHsts: boolean;
}

/**
 * Plays a scenario from its page with the panel filtered to it, waits until as many chains as it should make have
 * ended, and reads them.
 * @throws if the panel does not show as many chains in time
 */
export async function playScenario(
  browser: DrivenBrowser,
  lab: Lab,
  scenario: Scenario,
): Promise<Played> {
  await browser.page.navigate(lab.url(scenario.id));
  // Quoted: between slashes it would be a regular expression.
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
 * Presses the button of a scenario's page, with user activation: what is sent without it counts as the page's own doing.
 * Puppeteer's scripts have it, and in Chromium no mouse click would do, for it takes none after a page was handed to
 * another program, until that is answered.
 */
export async function pressPlay({ name, page }: DrivenBrowser): Promise<void> {
  if (name === 'firefox') await page.click('#play');
  else await page.evaluate(`void document.querySelector('#play').click()`);
}

/** Reads the chains until they are as expected, for a browser may tell a reason later; at the latest, as they are then. */
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

/** The chains in the order of those that are expected; what is not expected comes first, as it is. */
function arranged(chains: ChainLines, expected: ChainLines): ChainLines {
  const places = expected.map((chain) => JSON.stringify(chain));
  const placeOf = (chain: ChainLines[number]) => places.indexOf(JSON.stringify(chain));
  return [...chains].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Follows a scenario that makes no chain with one that does, so that there is something to wait for. */
async function playSentinel(browser: DrivenBrowser, lab: Lab, scenario: Scenario): Promise<void> {
  const played = leavesPage(scenario)
    ? `location.href !== ${JSON.stringify(lab.url(scenario.id))} && document.readyState === 'complete'`
    : `document.querySelector('#result').dataset.state === 'done'`;
  const isPlayed = () => browser.page.evaluate<boolean>(played);
  await poll(isPlayed, { timeout: 10_000, what: `${scenario.id} to be played` });
  const url = `${lab.origin}${SENTINEL}${scenarioPath(scenario.id)}/`;
  await browser.page.evaluate(`fetch(${JSON.stringify(url)}).then(() => true)`);
}
