import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { setFilter, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import type { HarEntry } from '../../../src/core/formats/har/har.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

// Its own: the Network panel must list nothing yet.
const harness = browserForTests({});

/** A chain of each kind: methods changed and kept, a form, several hosts, many hops, markup, none that a server sent, none answered. */
const SCENARIOS = [
  'post-302',
  'put-303',
  'form-307',
  'sign-in',
  'twenty-redirects',
  'markup-in-location',
  'hsts',
  'refused',
];

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** What a Network panel is to list of an entry. */
function listed({ request, response }: HarEntry) {
  const { method, url } = request;
  const location = response.headers.find(({ name }) => name.toLowerCase() === 'location');
  return { method, url, status: response.status, location: location?.value ?? '' };
}

const inOrder = <T extends { method: string; url: string; status: number }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (`${a.url} ${a.method}` < `${b.url} ${b.method}` ? -1 : 1));

describe(`The Network panel of ${browserName}`, () => {
  it.each([false, true])('opens what Detour exports: with secrets %s', async (withSecrets) => {
    const { browser, lab } = harness;
    await setTicked(browser, 'Preserve log', true);
    for (const id of SCENARIOS) {
      const scenario = findScenario(id);
      if (!scenario) throw new Error(`the lab has no ${id}`);
      await playScenario(browser, lab, scenario);
    }
    await setFilter(browser, '');
    const hasAll = `rows.length >= ${SCENARIOS.length} && rows.every(({ pending }) => !pending)`;
    await waitForRows(browser, hasAll, 'all chains to end');
    const { har, name } = await exportHar(browser, withSecrets);
    const { entries } = har.log;
    expect(entries.length).toBeGreaterThan(30);
    expect(new Set(entries.map(({ _cause }) => _cause))).toContain(
      browserName === 'chromium' ? 'hsts' : 'upgrade',
    );
    const folder = await mkdtemp(path.join(tmpdir(), 'detour-har-'));
    folders.push(folder);
    const file = path.join(folder, name);
    await writeFile(file, JSON.stringify(har));
    const requests = await browser.importHar(file, entries.length);
    expect(inOrder(requests)).toEqual(inOrder(entries.map(listed)));
  });
});
