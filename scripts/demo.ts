/**
 * The main job: the lab, a browser with Detour installed, DevTools open on its panel. With a display it is the user's
 * from there on; without one every scenario is played and checked, and the results are written to out/.
 *
 *     tsx scripts/demo.ts [--browser chromium|firefox] [--headless]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { LogEntry } from '../lab/log.ts';
import { type Scenario, shownChains } from '../lab/scenario.ts';
import { scenarios } from '../lab/scenarios/index.ts';
import { type Lab, startLab } from '../lab/server.ts';
import { scenarioPath } from '../lab/urls.ts';
import { type BrowserName, type DrivenBrowser, openBrowser } from './browsers/index.ts';
import { disagreements, exportHar } from './exported-har.ts';
import { labOptions } from './lab-browser.ts';
import { openChain, press, setFilter, waitForRows } from './panel-page.ts';
import { playScenario } from './play.ts';

/** The scenario whose chain is open in the picture. */
const PICTURED = 'form-302';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
  },
});

process.exitCode = await main(values.browser as BrowserName, values.headless);

async function main(name: BrowserName, headless: boolean): Promise<number> {
  const lab = await startLab(headless ? {} : { releaseAfter: 1500 });
  const browser = await openBrowser(name, {
    extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    headless,
    ...labOptions(lab),
  });
  console.log(`${browser.name} ${browser.version} · the lab is at ${lab.origin}/`);
  try {
    if (headless) return await playAll(browser, lab);
    console.log('Pick a scenario and watch the Redirects panel. Close the browser to end this.');
    await browser.closed;
    return 0;
  } finally {
    await browser.close();
    await lab.close();
  }
}

async function playAll(browser: DrivenBrowser, lab: Lab): Promise<number> {
  await press(browser, 'Preserve log');
  const received: LogEntry[] = [];
  let failures = 0;
  for (const scenario of scenarios) {
    const chains = await playScenario(browser, lab, scenario);
    received.push(...lab.log);
    if (!report(scenario, chains, shownChains(scenario, browser.name))) failures += 1;
  }
  const { entries } = await save(browser);
  const problems = disagreements(entries, received, browser.name);
  for (const problem of problems) console.error(`✖ ${problem}`);
  console.log(
    `\n${scenarios.length - failures} of ${scenarios.length} scenarios recorded as they should be; ` +
      `${entries.length} hops exported, ${problems.length} at odds with the server's log`,
  );
  console.log('out/redirects.har and out/panel.png are written');
  return failures + problems.length === 0 ? 0 : 1;
}

function report(
  scenario: Scenario,
  chains: readonly (readonly string[])[],
  expected: readonly (readonly string[])[],
): boolean {
  const isRight = JSON.stringify(chains) === JSON.stringify(expected);
  console.log(`\n${isRight ? '✔' : '✖'} ${scenario.title} (${scenario.id})`);
  if (chains.length === 0) console.log('    no redirect');
  for (const chain of chains) console.log(table(chain));
  if (!isRight) {
    console.log('  expected:');
    for (const chain of expected) console.log(table(chain));
  }
  return isRight;
}

/** A chain's lines as a table: number, method, status, URL; between them what became of method and body. */
function table(lines: readonly string[]): string {
  let hop = 0;
  const rows = lines.map((line) => {
    if (/^ {2}|^⇢ /.test(line)) return `       ${line.trim()}`;
    const [method = '', url = '', ...answer] = line.split(' ');
    hop += 1;
    return `    ${String(hop).padStart(2)} ${method.padEnd(7)}${answer.join(' ').padEnd(24)} ${clip(url)}`;
  });
  return rows.length <= 12 ? rows.join('\n') : fold(rows);
}

/** Loops and long chains: both ends tell enough. */
function fold(rows: readonly string[]): string {
  return [...rows.slice(0, 6), `       … ${rows.length - 10} lines more`, ...rows.slice(-4)].join(
    '\n',
  );
}

function clip(url: string): string {
  return url.length <= 100 ? url : `${url.slice(0, 60)}…${url.slice(-30)}`;
}

async function save(browser: DrivenBrowser) {
  await mkdir('out', { recursive: true });
  await setFilter(browser, '');
  const { har } = await exportHar(browser, true);
  await writeFile('out/redirects.har', `${JSON.stringify(har, null, 2)}\n`);
  await setFilter(browser, `"${scenarioPath(PICTURED)}/"`);
  const [row] = await waitForRows(browser, 'rows.length === 1', `the chain of ${PICTURED}`);
  if (row) await openChain(browser, row.id);
  await setFilter(browser, '');
  await writeFile('out/panel.png', await browser.screenshot());
  return har.log;
}
