/**
 * Plays all scenarios in the oldest version of a browser that this machine's package lists offer, if it is older than
 * the installed one. Prints one line if there is none; otherwise fails unless all are recorded as expected.
 *
 *     tsx scripts/versions/oldest.ts --browser chromium|firefox
 */
import { parseArgs } from 'node:util';
import type { BrowserName } from '../browsers/index.ts';
import { findBrowser } from '../setup/setup.mjs';
import { distribution } from '../setup/setup-browsers.mjs';
import { versionOf } from '../setup/setup-versions.mjs';
import { bring } from './bring.ts';
import { compareVersions, newestOfEachMajor, offeredBy } from './offered.ts';
import { playScenarios } from './trial.ts';

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
const browser = values.browser as BrowserName;
const installed = versionOf(findBrowser(browser) ?? '');
const oldest =
  distribution() === 'debian'
    ? newestOfEachMajor(offeredBy()).find((each) => each.browser === browser)
    : undefined;

if (!oldest || (installed !== undefined && compareVersions(oldest.version, installed) >= 0)) {
  console.log(`not done: apt offers no older ${browser} than ${installed} here`);
} else {
  const executable = bring(oldest);
  const score = await playScenarios(browser, executable, (text) => process.stdout.write(text));
  console.log(`${browser} ${oldest.version}: ${score?.right ?? 'no'} of ${score?.of} scenarios`);
  process.exitCode = score && score.right === score.of ? 0 : 1;
}
