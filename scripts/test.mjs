/**
 * `npm test`: installs what is missing, including both browsers, then runs everything. Its last line is `N passed, N
 * failed`. Plain Node without dependencies, because it runs before there are any.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { addPortuguese, ensureBrowser, ensureDependencies } from './setup/setup.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const REPORTS = 'out/test';

ensureDependencies();
ensureBrowser('chromium');
ensureBrowser('firefox');
addPortuguese('chromium');
addPortuguese('firefox');
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

/** @type {Count[]} */
const counts = [];
counts.push(await step('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']));
counts.push(await step('types', 'node_modules/typescript/bin/tsc', []));
counts.push(await tests('unit'));
counts.push(await step('build and package', 'scripts/package.mjs', []));
counts.push(
  await step('build the viewer', 'node_modules/tsx/dist/cli.mjs', ['scripts/viewer/build.ts']),
);
counts.push(
  await step('packages built again from source', 'scripts/packaging/rebuild-packages.mjs', []),
);
counts.push(await step('web-ext lint', 'scripts/packaging/lint-extension.mjs', []));
const browsers = await Promise.all(['chromium', 'firefox'].map(inBrowser));
counts.push(...browsers.flat());

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Runs one check, which counts as one test.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
async function step(name, script, args) {
  const { status, output, seconds } = await run(script, args);
  const isFine = status === 0;
  const [note = ''] = /^not done: .*$/m.exec(output) ?? [];
  console.log(`${isFine ? '✔' : '✖'} ${name} (${seconds} s) ${note}`.trim());
  if (!isFine) console.log(output);
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 };
}

/**
 * Runs everything for one browser, in parallel with the other one.
 * @param {string} browser
 */
async function inBrowser(browser) {
  return [await tests(browser), await oldest(browser)];
}

/**
 * Plays all scenarios in the oldest version of a browser that apt offers here, or says in one line that there is none.
 * @param {string} browser
 */
function oldest(browser) {
  const script = 'node_modules/tsx/dist/cli.mjs';
  const args = ['scripts/versions/oldest.ts', '--browser', browser];
  return step(`scenarios in the oldest ${browser}`, script, args);
}

/**
 * Runs a vitest project; each of its tests counts. A run that fails, or runs no test, counts as failed.
 * @param {string} project
 * @returns {Promise<Count>}
 */
async function tests(project) {
  const report = `${REPORTS}/${project}.json`;
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`);
  const { status, output, seconds } = await run(
    'node_modules/vitest/vitest.mjs',
    args,
    printTestFile,
  );
  const { numPassedTests: passed, numFailedTests } = readReport(report);
  const isFine = status === 0 && passed > 0;
  const failed = isFine ? numFailedTests : Math.max(1, numFailedTests);
  console.log(
    `${isFine ? '✔' : '✖'} ${project} tests: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
  if (!isFine) console.log(output);
  return { passed, failed };
}

/**
 * @param {string} file
 * @returns {{ numPassedTests: number, numFailedTests: number }}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 }; // the file was not written
  }
}

/**
 * Prints vitest's line about a finished test file: ` ✓ chromium test/e2e/list.test.ts (9 tests) 11.2s`.
 * @param {string} line
 */
function printTestFile(line) {
  if (/^ [✓❯×↓] .*\.test\.ts \(/.test(line)) console.log(line);
}

/**
 * @param {string} script
 * @param {string[]} args
 * @param {(line: string) => void} [onLine] called with each line of its output
 * @returns {Promise<{ status: number | null, output: string, seconds: string }>}
 */
function run(script, args, onLine = () => {}) {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    output += `${line}\n`;
    onLine(line);
  });
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ status, output, seconds });
    });
  });
}
