import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeSignIns } from '../../../bench/export.ts';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import {
  control,
  giveFile,
  openChain,
  press,
  setFilter,
  waitForRows,
} from '../../../scripts/pictures/panel-page.ts';
import { exportHar, takeSaved } from '../../../scripts/record/exported-har.ts';
import { findBrowser } from '../../../scripts/setup/setup.mjs';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { readCsv } from '../../support/csv.ts';
import { recordProblems } from '../../support/schemas/chain-schema.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

const harness = browserForTests();

async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

describe(`Export HAR in ${browserName}`, () => {
  it('omits credentials by default, and resets the choice each time', async () => {
    const { browser } = harness;
    await play('authorization-dropped');
    const { har: redacted } = await exportHar(browser);
    const secrets = credentials(redacted);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/redacted-\d/);
    const { har: whole } = await exportHar(browser, true);
    expect(credentials(whole).join()).not.toContain('redacted');
    expect(credentials(whole)).toHaveLength(secrets.length);
    await press(browser, 'More export options');
    await browser.waitForPanel(`!${control('Include secrets')}.checked`, 'the box to be off again');
    await press(browser, 'More export options');
    expect(credentials((await exportHar(browser)).har)).toEqual(secrets);
  });

  it('saves what is displayed, according to the filter', async () => {
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

  it('is replayed by Playwright, independently of Detour', async () => {
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

/** A chain whose first URL names a secret that its second holds. */
const SECRET = 'correct-horse-battery';

async function playSecret(id: string): Promise<void> {
  const { browser, lab } = harness;
  await setTicked(browser, 'Preserve log', true);
  const url = `${lab.origin}/s/${id}/old?code=${SECRET}`;
  await browser.page.evaluate(`fetch('${url}').then(() => true)`);
}

async function choose(label: string): Promise<void> {
  const { browser } = harness;
  await browser.waitForPanel(`${control(label)}?.disabled === false`, label);
  await press(browser, label);
}

describe(`More exports in ${browserName}`, () => {
  it('saves each format, redacted', async () => {
    const { browser } = harness;
    await playSecret('get-301');
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    const texts: Record<string, string> = {};
    for (const [label, extension] of [
      ['HAR', 'har'],
      ['NDJSON', 'ndjson'],
      ['CSV', 'csv'],
      ['Markdown', 'md'],
    ] as const) {
      await choose('More export options');
      await choose(label);
      texts[extension] = (await takeSaved(browser, extension)).text;
      expect(texts[extension]).toContain('code=redacted-1');
      expect(texts[extension]).not.toContain(SECRET);
    }
    expect(harProblems(JSON.parse(texts.har ?? ''))).toBeUndefined();
    const lines = (texts.ndjson ?? '').trimEnd().split('\n');
    expect(lines.map(recordProblems)).toEqual([undefined]);
    expect(readCsv(texts.csv ?? '')).toHaveLength(3);
    expect(texts.md).toMatch(/^### `GET`, 2 hops\n\n```text\nGET http.* 301 Moved Permanently\n/);
  });

  it('saves the filtered chains, all, or the open one', async () => {
    const { browser } = harness;
    for (const id of ['get-301', 'get-302', 'get-307']) await playSecret(id);
    const haveEnded = 'rows.length === 3 && rows.every((row) => !row.pending)';
    const rows = await waitForRows(browser, haveEnded, 'three chains');
    await setFilter(browser, 'status:302');
    await waitForRows(browser, 'rows.length === 1', 'one chain');
    const save = async (scope: string) => {
      await choose('More export options');
      await browser.waitForPanel(`${scopeBox(scope)}?.disabled === false`, scope);
      await browser.panel.evaluate(`void ${scopeBox(scope)}.click()`);
      await choose('NDJSON');
      return (await takeSaved(browser, 'ndjson')).text.trimEnd().split('\n').length;
    };
    expect([await save('Filtered'), await save('All')]).toEqual([1, 3]);
    await setFilter(browser, '');
    await waitForRows(browser, 'rows.length === 3', 'three chains');
    await openChain(browser, rows[2]?.id ?? '');
    expect(await save('Selected')).toBe(1);
  });

  it('shows what would be replaced', async () => {
    const { browser } = harness;
    await playSecret('get-301');
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    await choose('More export options');
    await browser.waitForPanel(`!!document.querySelector('[data-part=replaced]')`, 'the preview');
    await browser.panel.evaluate(
      `void document.querySelector('[data-part=replaced] summary').click()`,
    );
    const shown = `[...document.querySelectorAll('.replaced tr')].map((row) =>
      [...row.cells].map((cell) => cell.textContent).join(' '))`;
    await browser.waitForPanel(`${shown}.some((row) => row.startsWith('code parameter'))`, 'code');
    await press(browser, 'More export options');
  });

  it('writes many chains while the panel stays responsive, until it is canceled', async () => {
    const { browser } = harness;
    const many = gzipSync(toNdjson(makeSignIns(2000), { includeSecrets: true }));
    await giveFile(browser, 'drop', 'many.ndjson.gz', many);
    await browser.waitForPanel(
      `!!document.querySelector('[data-part=session]')`,
      'the chains',
      60_000,
    );
    await press(browser, 'Export HAR');
    const notice = `document.querySelector('[data-notice=exporting]')?.textContent ?? ''`;
    expect(await browser.waitForPanel(notice, 'word of it', 30_000)).toMatch(
      /^Writing redirects-[-\d]+\.har… \d+%Cancel$/,
    );
    await setFilter(browser, 'nothing');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
    await press(browser, 'Cancel');
    await browser.waitForPanel(`${notice} === ''`, 'the writing to stop');
    await setFilter(browser, '');
    await press(browser, 'Close imported session');
    await playSecret('get-301');
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    // Had the first file been written, it would come first.
    expect((await exportHar(browser)).har.log.entries).toHaveLength(2);
  });

  it('is operated by keyboard: opened, selected from, closed', async () => {
    const { browser } = harness;
    await playSecret('get-301');
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    const isOpen = `document.querySelector('.menu:popover-open') !== null`;
    // It takes the focus a moment after it opens.
    const hasFocus = `document.activeElement.matches('.menu:popover-open')`;
    await browser.panel.evaluate(`${control('More export options')}.focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(hasFocus, 'the card');
    await browser.panel.press('Escape');
    await browser.waitForPanel(
      `!(${isOpen}) && document.activeElement === ${control('More export options')}`,
      'the card to close, and the focus where it was',
    );
    await browser.panel.press('Enter');
    await browser.waitForPanel(hasFocus, 'the card again');
    await browser.panel.evaluate(`${control('CSV')}.focus()`);
    await browser.panel.press('Enter');
    expect(readCsv((await takeSaved(browser, 'csv')).text)).toHaveLength(3);
    await browser.waitForPanel(`!(${isOpen})`, 'the card to close');
  });
});

describe(`Copy as in ${browserName}`, () => {
  it('copies the chain as a command, redacted, and says so', async () => {
    const { browser } = harness;
    await playSecret('get-301');
    const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    await openChain(browser, row?.id ?? '');
    await choose('Copy as');
    await browser.waitForPanel(`${control('cURL')} !== undefined`, 'the card');
    await browser.panel.evaluate(`${control('cURL')}.focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(
      `document.querySelector('.menu-said')?.textContent.startsWith('Copied. Secrets are replaced')`,
      'what was done',
    );
    await browser.panel.evaluate(`void ${control('Filter')}.select()`);
    await browser.panel.press('Control+v');
    const pasted = `${control('Filter')}.value`;
    await browser.waitForPanel(`${pasted}.startsWith('curl ')`, 'the command, pasted');
    const command = await browser.panel.evaluate<string>(pasted);
    expect(command).toContain('--location');
    expect(command).toContain('code=redacted-1');
    expect(command).not.toContain(SECRET);
  });
});

/** A scope's button in the export card. */
function scopeBox(label: string): string {
  return `[...document.querySelectorAll('.menu input[type=radio]')].find((input) =>
    input.closest('label').textContent.startsWith(${JSON.stringify(label)}))`;
}

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
