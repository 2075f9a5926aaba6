import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import {
  control,
  giveFile,
  openChain,
  press,
  readRows,
  type ShownRow,
  setFilter,
  toShownLines,
} from '../../../scripts/pictures/panel-page.ts';
import { takeSaved } from '../../../scripts/record/exported-har.ts';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';
import { browserForTests, browserName, endedIn } from '../harness.ts';

const harness = browserForTests();

/** What stands beside the sessions: `2 chains · Firefox 153.0`. */
const FACTS = `document.querySelector('[data-part=session]')?.textContent ?? ''`;
const PROBLEM = `document.querySelector('[data-notice=import-problem] span')?.textContent ?? ''`;
const LIVE = `[...document.querySelectorAll('.session')].find((each) => /^Live/.test(each.textContent))`;

const FIREFOX = readFileSync('test/fixtures/har/firefox.json', 'utf8');

afterEach(async () => {
  const { browser } = harness;
  await setFilter(browser, '');
  const close = control('Close imported session');
  while (await browser.panel.evaluate(`${LIVE} !== undefined`)) {
    await browser.panel.evaluate(`[...document.querySelectorAll('.session')].at(-1).click()`);
    await browser.waitForPanel(`${close} !== undefined`, 'a session to close');
    await press(browser, 'Close imported session');
  }
});

async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

/** The rows with the lines of each one's details. */
async function readAll(): Promise<{ row: ShownRow; lines: string[]; findings: string[] }[]> {
  const { browser } = harness;
  const all = [];
  for (const row of await readRows(browser)) {
    const lines = toShownLines(await openChain(browser, row.id), (url) => url);
    const findings = await browser.panel.evaluate<string[]>(
      `[...document.querySelectorAll('.details [data-finding]')].map((each) => each.textContent)`,
    );
    all.push({ row, lines, findings });
  }
  return all;
}

async function readNotes(): Promise<string[]> {
  const { browser } = harness;
  await browser.panel.evaluate(`document.querySelector('[data-part=notes] summary').click()`);
  return browser.waitForPanel(
    `((notes) => notes.length > 0 && notes)([...document.querySelectorAll('[data-part=notes] li')]
      .map((each) => each.textContent))`,
    'the notes',
  );
}

describe(`Import in ${browserName}`, () => {
  it.each([
    ['sign-in', 'har'],
    ['sign-in', 'ndjson'],
    ['post-302', 'har'],
    ['post-302', 'ndjson'],
  ])('shows what was exported of %s unchanged, from %s', async (id, format) => {
    const { browser } = harness;
    await play(id);
    const before = await readAll();
    expect(before.length).toBeGreaterThan(0);
    await press(browser, 'More export options');
    await press(browser, 'Include secrets');
    await press(browser, format.toUpperCase());
    const { name, text } = await takeSaved(browser, format);
    await giveFile(browser, 'choose', name, text);
    const facts = await browser.waitForPanel<string>(FACTS, 'the imported session');
    expect(facts).toMatch(
      browserName === 'firefox'
        ? /· Firefox [\d.]+ · Detour [\d.]+$/
        : /· Chrome [\d.]+ · Detour [\d.]+$/,
    );
    expect(await readAll()).toEqual(before);
  });

  it('reconstructs the chains of another tool’s file, and says that they are inferred', async () => {
    const { browser } = harness;
    await giveFile(browser, 'drop', 'firefox.har', FIREFOX);
    const facts = await browser.waitForPanel<string>(FACTS, 'the imported session');
    expect(facts).toMatch(/^\d+ chains · Firefox [\d.]+ · links inferred · /);
    const rows = await readRows(browser);
    expect(facts).toContain(`${rows.length} chains`);
    expect(rows.every(({ source }) => source === '')).toBe(true);
    await openChain(browser, rows[0]?.id ?? '');
    expect(
      await browser.panel.evaluate(
        `document.querySelector('.details [data-part=inferred]').textContent`,
      ),
    ).toBe('link inferred');
    const notes = await readNotes();
    expect(notes.join()).toContain('assembled by URL and time');
  });

  it('reads gzip', async () => {
    const { browser } = harness;
    await giveFile(browser, 'drop', 'firefox.har.gz', gzipSync(FIREFOX));
    expect(await browser.waitForPanel(FACTS, 'the imported session')).toContain('Firefox');
  });

  it('reports where a file is truncated, and changes nothing else', async () => {
    const { browser } = harness;
    await play('post-302');
    const before = await readRows(browser);
    await giveFile(browser, 'drop', 'half.har', FIREFOX.slice(0, FIREFOX.length / 2));
    expect(await browser.waitForPanel(PROBLEM, 'the problem')).toMatch(
      /^half\.har: The file is truncated: the JSON ends unexpectedly at line \d+, column \d+\.$/,
    );
    expect(await readRows(browser)).toEqual(before);
    expect(await browser.panel.evaluate(FACTS)).toBe('');
    await press(browser, 'Dismiss');
    await browser.waitForPanel(`${PROBLEM} === ''`, 'the problem to go');
    await giveFile(browser, 'choose', 'half.gz', gzipSync(FIREFOX).subarray(0, 200));
    expect(await browser.waitForPanel(PROBLEM, 'the problem')).toContain(
      'half.gz: Couldn’t decompress the whole gzip file',
    );
    await press(browser, 'Dismiss');
  });

  it('reads NDJSON except for invalid lines, also compressed, and reports the first', async () => {
    const { browser } = harness;
    const lines = toNdjson([record('POST http://a.test/ (3 B) 302 / GET http://b.test/ 200')], {
      includeSecrets: true,
    });
    const text = `${lines}{"version":1,"id":"9"}\n${lines.slice(0, 99)}`;
    await giveFile(browser, 'drop', 'log.ndjson.gz', gzipSync(text));
    expect(await browser.waitForPanel(FACTS, 'the imported session')).toBe(
      '1 chain · 2 unreadable entries',
    );
    const [note] = await readNotes();
    expect(note).toBe('2 lines could not be read. The first is line 2: tabId is missing.');
    const [row] = await readRows(browser);
    expect(row).toMatchObject({ status: '302 › 200', mark: 'warning' });
  });

  it.each([
    [
      'log.ndjson',
      '{"version":99}\n',
      /^log\.ndjson: No line .* from a newer Detour; this one reads/,
    ],
    [
      'chains.csv',
      toCsv([], { includeSecrets: true }),
      /^chains\.csv: The file is CSV, which omits/,
    ],
  ])('says why %s can’t be opened, and changes nothing else', async (name, text, said) => {
    const { browser } = harness;
    await play('post-302');
    const before = await readRows(browser);
    await giveFile(browser, 'drop', name, text);
    expect(await browser.waitForPanel(PROBLEM, 'the problem')).toMatch(said);
    expect(await readRows(browser)).toEqual(before);
    await press(browser, 'Dismiss');
  });

  it('lets the recording continue, one click away', async () => {
    const { browser, lab } = harness;
    await giveFile(browser, 'drop', 'firefox.har', FIREFOX);
    await browser.waitForPanel(FACTS, 'the imported session');
    const imported = await readRows(browser);
    const live = `${LIVE}?.textContent`;
    expect(await browser.panel.evaluate(live)).toBe('Live · 0 chains');
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-302/old').then(() => true)`);
    await browser.waitForPanel(`${live} === 'Live · 1 chain'`, 'the recording to go on');
    expect(await readRows(browser)).toEqual(imported);
    await browser.panel.evaluate(`${LIVE}.click()`);
    const [row] = await endedIn(harness, 1);
    expect(row?.status).toBe('302 › 200');
    expect(await browser.panel.evaluate(FACTS)).toBe('');
  });

  it('can be canceled, and keeps the panel responsive', async () => {
    const { browser } = harness;
    await play('post-302');
    const large = { log: { version: '1.2', entries: Array.from({ length: 300_000 }, entryOf) } };
    const text = gzipSync(JSON.stringify(large), { level: 1 });
    await giveFile(browser, 'drop', 'large.har', text);
    await browser.waitForPanel(`${control('Cancel')} !== undefined`, 'the file to be read');
    const [row] = await readRows(browser);
    await openChain(browser, row?.id ?? '');
    await press(browser, 'Cancel');
    await browser.waitForPanel(`${control('Cancel')} === undefined`, 'the reading to stop');
    expect(await browser.panel.evaluate(FACTS)).toBe('');
    expect(await readRows(browser)).toHaveLength(1);
  });
});

/** Half of them redirect, to the other half. */
function entryOf(_: unknown, index: number) {
  const url = (place: number) => `https://a.test/${place}`;
  const redirects = index % 2 === 0;
  const headers = redirects ? [{ name: 'Location', value: url(index + 1) }] : [];
  return {
    startedDateTime: new Date(1_700_000_000_000 + index * 10).toISOString(),
    time: 10,
    request: { method: 'GET', url: url(index), headers: [{ name: 'Accept', value: '*/*' }] },
    response: { status: redirects ? 302 : 200, headers },
    timings: { send: 0, wait: 10, receive: 0 },
  };
}
