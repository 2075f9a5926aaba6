import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { DrivenTab } from '../../../scripts/browsers/index.ts';
import { openChain, showTab, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { TABS } from '../../../src/panel/details/details-tabs.ts';
import { expectAccessible } from '../axe.ts';
import { browserForTests, browserName } from '../harness.ts';
import { openPage, VIEWER } from './viewer-page.ts';

const harness = browserForTests(undefined, 'once');
const folder = mkdtempSync(path.join(tmpdir(), 'detour-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A report of a file, as `detour check` writes it. */
function writeReport(file: string): string {
  const report = path.join(folder, 'report.html');
  const args = ['check', '--fail-on', 'none', '--format', 'html', '--output', report, file];
  execFileSync(process.execPath, ['dist/cli/detour.js', ...args], { stdio: 'ignore' });
  return pathToFileURL(report).href;
}

/** Opens each tab of the details of a chain. */
async function expectAccessibleTabs(shown: DrivenTab, id: string): Promise<void> {
  await openChain(shown, id);
  for (const tab of TABS) {
    await showTab(shown, tab.id);
    await expectAccessible(shown);
  }
}

it(`axe finds nothing in a viewer with nothing open, in ${browserName}`, async () => {
  await expectAccessible(await openPage(harness.browser, VIEWER));
});

it(`axe finds nothing in the viewer's example, in ${browserName}`, async () => {
  const viewer = await openPage(harness.browser, `${VIEWER}#example`);
  const [, form] = await waitForRows(viewer, 'rows.length > 14', 'the example');
  await expectAccessible(viewer);
  await expectAccessibleTabs(viewer, form?.id ?? '');
});

it(`axe finds nothing in a report, in ${browserName}`, async () => {
  const report = await openPage(harness.browser, writeReport('test/fixtures/har/firefox.json'));
  const [first] = await waitForRows(report, 'rows.length === 2', 'its chains');
  expect(first?.id).toBeDefined();
  await expectAccessibleTabs(report, first?.id ?? '');
});
