import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { hostile } from '../../../lab/scenarios/hostile.ts';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import {
  control,
  openChain,
  press,
  readRows,
  setFilter,
  waitForRows,
  writeNote,
} from '../../../scripts/pictures/panel-page.ts';
import { takeSaved } from '../../../scripts/record/exported-har.ts';
import { unpack } from '../../../src/core/formats/report/packed.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';
import { LOADED, openPage } from './viewer-page.ts';

const harness = browserForTests();
const SELECTED = `document.querySelector('[role=row][aria-selected=true]')?.dataset.chainId`;

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function play(...ids: string[]): Promise<void> {
  await setTicked(harness.browser, 'Preserve log', true);
  for (const id of ids) {
    const scenario = findScenario(id);
    if (!scenario) throw new Error(`the lab has no ${id}`);
    await playScenario(harness.browser, harness.lab, scenario);
  }
  await setFilter(harness.browser, '');
  await waitForRows(harness.browser, `rows.length >= ${ids.length}`, 'all chains');
}

/** Exports what there is as a report, and gives its text and where it is on disk. */
async function exportReport(): Promise<{ text: string; url: string }> {
  const { browser } = harness;
  await press(browser, 'More export options');
  await press(browser, 'Report (HTML)');
  const { name, text } = await takeSaved(browser, 'html');
  const folder = await mkdtemp(path.join(tmpdir(), 'detour-report-'));
  folders.push(folder);
  const file = path.join(folder, name);
  await writeFile(file, text);
  return { text, url: pathToFileURL(file).href };
}

describe(`a report in ${browserName}`, () => {
  it('opens from disk at the chain that was open, with its note and without secrets', async () => {
    const { browser } = harness;
    await play('authorization-dropped', 'post-302', 'get-302');
    const post = (await readRows(browser)).find(({ method }) => method === 'POST → GET');
    const shown = await openChain(browser, post?.id ?? '');
    await writeNote(browser, 'The 302 loses the order.\n</script><b>Look</b>');
    const rows = await readRows(browser);
    const { text, url } = await exportReport();
    const report = await openPage(browser, url);
    await report.waitForPanel(`${SELECTED} === '${post?.id}'`, 'the open chain');
    expect(await readRows(report)).toEqual(rows);
    expect(await openChain(report, post?.id ?? '')).toEqual(shown);
    expect(await report.panel.evaluate(`document.querySelector('.note p').innerText`)).toBe(
      'The 302 loses the order.\n</script><b>Look</b>',
    );
    const [, packed = ''] = /id="detour-report"[^>]*>([^<]*)</.exec(text) ?? [];
    const data = await unpack(packed);
    expect(data).toMatch(/redacted-\d/);
    expect(data).not.toMatch(/"Authorization","value":"(?!\w+ redacted)/i);
    expect(text.length - packed.length).toBeLessThan(400_000);
    expect(await report.panel.evaluate(LOADED)).toEqual([]);
    for (const name of ['Record', 'Open files', 'Close imported session'])
      expect(await report.panel.evaluate(`${control(name)} === undefined`)).toBe(true);
  });

  it('shows hostile answers as text', async () => {
    const { browser } = harness;
    await play(...hostile.map(({ id }) => id));
    const count = (await readRows(browser)).length;
    const report = await openPage(browser, (await exportReport()).url);
    await report.waitForPanel(
      `document.querySelectorAll('[data-chain-id]').length === ${count}`,
      'all',
    );
    for (const { id } of await readRows(report)) {
      await openChain(report, id);
      await report.panel.evaluate(
        `document.querySelectorAll('details').forEach((each) => { each.open = true; })`,
      );
      expect(await report.panel.evaluate('typeof self.pwned')).toBe('undefined');
      expect(
        await report.panel.evaluate(
          `document.querySelectorAll('#root :is(img, script, iframe, b, style, link, form)').length`,
        ),
      ).toBe(0);
    }
  });

  it('can be exported from a report', async () => {
    const { browser } = harness;
    await play('post-302');
    const report = await openPage(browser, (await exportReport()).url);
    await report.waitForPanel(`${SELECTED} !== undefined`, 'the only chain, open');
    await press(report, 'More export options');
    await press(report, 'Report (HTML)');
    const { text } = await takeSaved(browser, 'html');
    expect(text).toContain('id="detour-report" data-name="redirects-');
  });
});
