import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../lab/scenarios/index.ts';
import { exportHar } from '../../scripts/exported-har.ts';
import { control, setFilter, waitForRows } from '../../scripts/panel-page.ts';
import { playScenario } from '../../scripts/play.ts';
import { findBrowser } from '../../scripts/setup.mjs';
import { browserForTests, browserName, setTicked } from './harness.ts';

const harness = browserForTests();

async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

describe(`Export HAR in ${browserName}`, () => {
  it('leaves out credentials unless asked, and asks anew each time', async () => {
    const { browser } = harness;
    await play('authorization-dropped');
    const { har: redacted } = await exportHar(browser);
    const secrets = credentials(redacted);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/redacted-\d/);
    const { har: whole } = await exportHar(browser, true);
    expect(credentials(whole).join()).not.toContain('redacted');
    expect(credentials(whole)).toHaveLength(secrets.length);
    await browser.waitForPanel(`!${control('Include secrets')}.checked`, 'the box to be off again');
    expect(credentials((await exportHar(browser)).har)).toEqual(secrets);
  });

  it('saves what is shown: the filter counts', async () => {
    const { browser, lab } = harness;
    await setTicked(browser, 'Preserve log', true);
    for (const id of ['get-301', 'get-302']) {
      await browser.page.evaluate(`fetch('${lab.origin}/s/${id}/old').then(() => true)`);
    }
    const haveEnded = 'rows.length === 2 && rows.every((row) => !row.pending)';
    await waitForRows(browser, haveEnded, 'two chains that have ended');
    expect((await exportHar(browser)).har.log.entries).toHaveLength(4);
    await setFilter(browser, 'get-302');
    await waitForRows(browser, 'rows.length === 1', 'one chain');
    const { har, name } = await exportHar(browser);
    expect(har.log.entries.map((entry) => entry.response.status)).toEqual([302, 200]);
    expect(har.log.creator.name).toBe('Detour');
    expect(name).toMatch(/\.har$/);
  });

  it('is replayed by Playwright, which knows nothing of Detour', async () => {
    await play('sign-in');
    const { har } = await exportHar(harness.browser);
    const [first] = har.log.entries;
    const last = har.log.entries.at(-1);
    if (!first || !last) throw new Error('nothing was exported');
    const folder = await mkdtemp(path.join(tmpdir(), 'detour-har-'));
    const file = path.join(folder, 'redirects.har');
    await writeFile(file, JSON.stringify(har));
    const browser = await chromium.launch({
      executablePath: findBrowser('chromium') ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await browser.newPage();
      await page.routeFromHAR(file, { notFound: 'abort' });
      harness.lab.clearLog();
      await page.goto(first.request.url);
      expect(page.url()).toBe(last.request.url);
      expect(harness.lab.log).toEqual([]);
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
});

interface Headers {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** The values of all credentials in a HAR. */
function credentials(har: {
  log: { entries: readonly { request: Headers; response: Headers }[] };
}) {
  return har.log.entries
    .flatMap(({ request, response }) => [...request.headers, ...response.headers])
    .filter(({ name }) => /^(cookie|set-cookie|authorization)$/i.test(name))
    .map(({ value }) => value);
}
