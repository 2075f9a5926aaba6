/** Runs Detour's tests in one version of a browser. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { BrowserName } from '../browsers/index.ts';
import { BROWSERS } from '../setup/setup-browsers.mjs';

/** How many passed, out of how many; undefined if the run did not finish. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

/** Plays every scenario of the lab, like `npm start` without a display. Its output goes to `print`. */
export async function playScenarios(
  browser: BrowserName,
  executable: string,
  print: (text: string) => void,
): Promise<Score | undefined> {
  const args = ['scripts/demo/demo.ts', '--browser', browser, '--headless'];
  const output = await run('node_modules/tsx/dist/cli.mjs', args, browser, executable, print);
  return readScenarioScore(output);
}

/** Reads the second to last line of the demo's output. */
export function readScenarioScore(output: string): Score | undefined {
  const [, right, of] = /^(\d+) of (\d+) scenarios recorded/m.exec(output) ?? [];
  return of === undefined ? undefined : { right: Number(right), of: Number(of) };
}

/** Runs the browser tests; skipped ones are not counted. */
export async function runBrowserTests(
  browser: BrowserName,
  executable: string,
  print: (text: string) => void,
): Promise<Score | undefined> {
  const report = `out/versions-${browser}.json`;
  const args = ['run', '--project', browser, '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`);
  await run('node_modules/vitest/vitest.mjs', args, browser, executable, print);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { right: numPassedTests, of: numPassedTests + numFailedTests };
  } catch {
    return undefined;
  }
}

function run(
  script: string,
  args: readonly string[],
  browser: BrowserName,
  executable: string,
  print: (text: string) => void,
): Promise<string> {
  const env = { ...process.env, [BROWSERS[browser].variable]: executable };
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      print(text);
    });
  }
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}
