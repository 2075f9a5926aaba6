import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DrivenTab } from '../../../scripts/browsers/index.ts';
import { poll } from '../../../scripts/browsers/wait.ts';
import {
  compareWith,
  control,
  giveFile,
  openChain,
  press,
  setFilter,
  waitForRows,
} from '../../../scripts/pictures/panel-page.ts';
import { takeSaved } from '../../../scripts/record/exported-har.ts';
import { serveViewer, type ViewerServer } from '../../../scripts/viewer/serve.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName } from '../harness.ts';
import { LOADED, openPage, VIEWER } from './viewer-page.ts';

const harness = browserForTests(undefined, 'once');
const FIREFOX = readFileSync('test/fixtures/har/firefox.json', 'utf8');
const FACTS = `document.querySelector('[data-part=session]')?.textContent ?? ''`;
const HASH = 'decodeURIComponent(location.hash)';
const SESSIONS = `[...document.querySelectorAll('.session')].map((each) => each.textContent)`;

let server: ViewerServer;
let viewer: DrivenTab;

beforeAll(async () => {
  // Chromium's DevTools ask a page's host for a file of their own, by the page.
  await harness.browser.closeDevTools();
  server = await serveViewer(undefined, '/violations');
});
afterAll(() => server?.close());

describe.each([
  ['from disk', () => VIEWER],
  ['by http, under a strict policy', () => `http://localhost:${server.port}/`],
])(`the viewer in ${browserName}, %s`, (_, address) => {
  beforeEach(async () => {
    viewer = await openPage(harness.browser, address());
    await viewer.panel.evaluate('localStorage.clear()');
    viewer = await openPage(harness.browser, address());
  });

  it('explains its purpose, and shows an example', async () => {
    await viewer.waitForPanel(`document.querySelector('[data-empty=nothing-open]') && true`, 'it');
    expect(await viewer.panel.evaluate(`${control('Record')} === undefined`)).toBe(true);
    await press(viewer, 'See an example');
    const rows = await waitForRows(viewer, 'rows.length > 14', 'the example');
    const [, form] = rows;
    expect(form).toMatchObject({ status: '302 › 200', method: 'POST → GET' });
    const { hops } = await openChain(viewer, form?.id ?? '');
    expect(hops.map(({ method }) => method)).toEqual(['POST', 'GET']);
    await viewer.waitForPanel(`${HASH} === '#example&chain=${form?.id}'`, 'the chain’s address');
  });

  it('opens at the chain named in its address', async () => {
    const selected = `document.querySelector('[role=row][aria-selected=true]')?.dataset.chainId`;
    viewer = await openPage(harness.browser, `${address()}#example`);
    const [, , put] = await waitForRows(viewer, 'rows.length > 14', 'the example');
    viewer = await openPage(harness.browser, `${address()}#example&chain=${put?.id}`);
    await viewer.waitForPanel(`${selected} === '${put?.id}'`, 'the chain');
  });

  it('opens HAR, NDJSON and gzip side by side, and closes them', async () => {
    await giveFile(viewer, 'choose', 'firefox.har', FIREFOX);
    expect(await viewer.waitForPanel(FACTS, 'the HAR')).toContain('Firefox');
    const text = toNdjson([record('POST http://a.test/ (3 B) 302 / GET http://b.test/ 200')], {
      includeSecrets: true,
    });
    await giveFile(viewer, 'drop', 'one.ndjson.gz', gzipSync(text));
    await viewer.waitForPanel(`${SESSIONS}.length === 2`, 'the NDJSON');
    expect(await viewer.panel.evaluate(SESSIONS)).toEqual(['firefox.har', 'one.ndjson.gz']);
    expect(await viewer.panel.evaluate(FACTS)).toBe('1 chain');
    await giveFile(viewer, 'drop', 'half.har', FIREFOX.slice(0, 999));
    const problem = `document.querySelector('[data-notice=import-problem] span')?.textContent`;
    expect(await viewer.waitForPanel(problem, 'the problem')).toContain(
      'half.har: The file is trunc',
    );
    await press(viewer, 'Close imported session');
    await viewer.waitForPanel(`${FACTS}.includes('Firefox')`, 'the other file');
    await press(viewer, 'Close imported session');
    await viewer.waitForPanel(
      `document.querySelector('[data-empty=nothing-open]') && true`,
      'none',
    );
  });

  it('filters, compares, copies and exports', async () => {
    await press(viewer, 'See an example');
    await waitForRows(viewer, 'rows.length > 14', 'the example');
    await setFilter(viewer, 'method-changed');
    const [first, second] = await waitForRows(viewer, 'rows.length === 4', 'changed methods');
    await press(viewer, 'Export HAR');
    const { name, text } = await takeSaved(harness.browser, 'har');
    expect(name).toMatch(/^redirects-.*\.har$/);
    expect(harProblems(JSON.parse(text))).toBeUndefined();
    await openChain(viewer, first?.id ?? '');
    await compareWith(viewer, second?.id ?? '');
    await setFilter(viewer, 'finding:post-became-get');
    await waitForRows(viewer, 'rows.length < 4', 'fewer chains');
  });

  it('keeps the selected theme', async () => {
    await press(viewer, 'Settings');
    await press(viewer, 'Dark');
    const theme = 'document.documentElement.dataset.theme';
    await viewer.waitForPanel(`${theme} === 'dark'`, 'the dark theme');
    viewer = await openPage(harness.browser, address());
    await viewer.waitForPanel(`${theme} === 'dark'`, 'the dark theme again');
  });

  it('loads nothing', async () => {
    await giveFile(viewer, 'choose', 'firefox.har', FIREFOX);
    await viewer.waitForPanel(FACTS, 'the HAR');
    expect(await viewer.panel.evaluate(LOADED)).toEqual([]);
  });
});

it(`requests only the page from its host, and does nothing that its policy forbids, in ${browserName}`, async () => {
  expect(server.requests.filter(({ path }) => path !== '/')).toEqual([]);
  // The host would have been told.
  await openPage(harness.browser, `http://localhost:${server.port}/`);
  await harness.browser.page.evaluate(`document.head.append(Object.assign(
    document.createElement('script'), { textContent: 'self.pwned = true' }))`);
  const isTold = async () => server.requests.some(({ path }) => path === '/violations');
  await poll(isTold, { timeout: 10_000, what: 'the report of a violation' });
  expect(await harness.browser.page.evaluate('typeof self.pwned')).toBe('undefined');
});
