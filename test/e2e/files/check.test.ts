/** `detour check` in a pipeline: Playwright records what a test does, and the check holds the site to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../../lab/server.ts';
import { findBrowser } from '../../../scripts/setup/setup.mjs';
import { detour } from '../../cli/run.ts';
import { browserName } from '../harness.ts';

describe.runIf(browserName === 'chromium')('a HAR recorded by Playwright', () => {
  let lab: Lab;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    [lab, browser, folder] = await Promise.all([
      startLab(),
      chromium.launch({
        executablePath: findBrowser('chromium') ?? '',
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      }),
      mkdtemp(path.join(tmpdir(), 'detour-recorded-')),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await lab.close();
    await rm(folder, { recursive: true });
  });

  /** A test that sends a form to the lab, by the scenario whose redirect is the site's. */
  async function record(scenario: string): Promise<string> {
    const file = path.join(folder, `${scenario}.har`);
    const context = await browser.newContext({ recordHar: { path: file } });
    const page = await context.newPage();
    await page.goto(lab.url(scenario));
    await Promise.all([page.waitForURL('**/new*'), page.click('#play')]);
    await context.close();
    return file;
  }

  const FAIL_ON = 'warning,post-became-get';
  const check = (file: string) => detour(['check', '--fail-on', FAIL_ON, '--max-hops', '2', file]);

  it('passes, and fails when a 302 is added', async () => {
    const good = await check(await record('form-307'));
    expect(good.output).toContain('307 Temporary Redirect');
    expect(good.output).toContain('POST kept');
    expect(good.code).toBe(0);
    const planted = await check(await record('form-302'));
    expect(planted.output).toMatch(/post-became-get · hop 1 · log\.entries\[\d+\]/);
    expect(planted.output).toContain(`✖ 1 finding (--fail-on ${FAIL_ON})`);
    expect(planted.code).toBe(1);
  });
});
