/**
 * `npm run versions`: plays all scenarios and runs the browser tests in each browser version that Debian's suites offer,
 * the newest of each major version, and writes the table in docs/browsers.md. The installed browsers stay as they are.
 * Requires Debian, and root for the versions of its unstable suite. Build first.
 *
 *     tsx scripts/versions/index.ts [--only chromium-150] [--scenarios]
 *
 * `--only` tries one version, `--scenarios` skips the browser tests; the table is then only printed.
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { distribution } from '../setup/setup-browsers.mjs';
import { bring, bringUnstable, offeredByUnstable } from './bring.ts';
import { newestOfEachMajor, type Offered, offeredBy } from './offered.ts';
import { type Tried, withVersionTable } from './table.ts';
import { playScenarios, runBrowserTests } from './trial.ts';

const DOCUMENT = 'docs/browsers.md';

const { values } = parseArgs({
  options: { only: { type: 'string' }, scenarios: { type: 'boolean', default: false } },
});

if (distribution() !== 'debian') {
  console.error('Several browser versions are offered by Debian only; this is another system.');
  process.exit(1);
}
const here = offeredBy();
const unstable = process.getuid?.() === 0 ? orElse([], offeredByUnstable) : [];
const versions = newestOfEachMajor([...here, ...unstable]).filter(
  ({ browser, version }) => !values.only || `${browser}-${version}.`.startsWith(`${values.only}.`),
);
const lanes = await Promise.all([lane('chromium'), lane('firefox')]);
const tried = lanes.flat();
const isWhole = !values.only && !values.scenarios;
if (isWhole) {
  writeFileSync(DOCUMENT, withVersionTable(readFileSync(DOCUMENT, 'utf8'), tried, today()));
}
const isFine = tried.every(
  ({ scenarios, tests }) => isPerfect(scenarios) && (values.scenarios || isPerfect(tests)),
);
process.exitCode = isFine ? 0 : 1;

/** One browser's versions in sequence, in parallel with the other browser's, as in `npm test`. */
async function lane(browser: Offered['browser']): Promise<Tried[]> {
  const results: Tried[] = [];
  for (const offered of versions.filter((each) => each.browser === browser)) {
    results.push(await tryOut(offered));
  }
  return results;
}

async function tryOut(offered: Offered): Promise<Tried> {
  const { browser, version, suite } = offered;
  console.log(`${browser} ${version} (${suite}): running`);
  const executable = orElse(undefined, () =>
    here.includes(offered) ? bring(offered) : bringUnstable(offered),
  );
  if (executable === undefined) return { ...offered, scenarios: undefined, tests: undefined };
  mkdirSync('out', { recursive: true });
  const log = `out/versions-${browser}-${version}.log`;
  writeFileSync(log, '');
  const print = (output: string) => appendFileSync(log, output);
  const scenarios = await playScenarios(browser, executable, print);
  const tests = values.scenarios ? undefined : await runBrowserTests(browser, executable, print);
  console.log(`${browser} ${version}: scenarios ${text(scenarios)}, tests ${text(tests)}; ${log}`);
  return { ...offered, scenarios, tests };
}

/** A version that can't be installed affects only its own row of the table. */
function orElse<T>(instead: T, bringIt: () => T): T {
  try {
    return bringIt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return instead;
  }
}

function isPerfect(score: Tried['scenarios']): boolean {
  return score !== undefined && score.right === score.of;
}

function text(score: Tried['scenarios']): string {
  return score ? `${score.right} of ${score.of}` : 'not run to the end';
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
