/** Whatever a page or a file sends, the panel stays usable: what can't be displayed is named, and the rest goes on. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  control,
  giveFile,
  openChain,
  press,
  readRows,
  showTab,
  waitForRows,
} from '../../../scripts/pictures/panel-page.ts';
import { takeSaved } from '../../../scripts/record/exported-har.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { TABS } from '../../../src/panel/details/details-tabs.ts';
import { record } from '../../support/chains.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();
const options = { includeSecrets: true, creator: { name: 'Other', version: '1' } };

/** Below what browsers take of headers, and a host of more octets than any name has. */
const LONG = `https://xn--${'a'.repeat(200_000)}/`;

/** Its message, where something can't be displayed. */
const PROBLEMS = `[...document.querySelectorAll('[data-problem]')].map((each) => each.textContent)`;

/** Every text with the word in it makes whoever works on it throw, as a mistake in the panel would. */
const BREAK = `(() => {
  const { prototype } = window.String;
  const known = ['replace', 'slice'].map((name) => [name, prototype[name]]);
  for (const [name, method] of known) {
    prototype[name] = function (...values) {
      if (this.includes('unshowable')) throw new window.TypeError('made to fail');
      return method.apply(this, values);
    };
  }
  window.mend = () => { for (const [name, method] of known) prototype[name] = method; };
  return true;
})()`;

function startServer(): Promise<Server> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.url === '/long') response.writeHead(302, { Location: LONG });
    // Neither the row nor the timing shows who answered. Plain ASCII would be shown as it is.
    if (request.url === '/redirect?tab') response.setHeader('X-Redirect-By', 'unshowable ü');
    if (request.url?.startsWith('/redirect')) response.writeHead(302, { Location: '/done' });
    response.end();
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}

describe(`a panel that survives everything in ${browserName}`, () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = await startServer();
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (path: string) =>
    harness.browser.page.evaluate(
      `fetch(${JSON.stringify(origin + path)}).then(() => true, () => true)`,
    );

  /** Opens every row under every tab. */
  async function showAll(): Promise<void> {
    const { browser } = harness;
    for (const { id } of await readRows(browser)) {
      await openChain(browser, id);
      for (const tab of TABS) await showTab(browser, tab.id);
      await showTab(browser, 'hops');
    }
    expect(await browser.panel.evaluate(PROBLEMS)).toEqual([]);
  }

  it('shows a Location whose host has 200,000 characters', async () => {
    const { browser } = harness;
    await send('/long');
    await send('/redirect');
    await waitForRows(browser, 'rows.length === 2', 'both chains');
    await showAll();
    await press(browser, 'Clear');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
  });

  it.each(['constructor', '__proto__', 'net::ERR_CONSTRUCTOR'])(
    'opens a HAR file with the error %s',
    async (error) => {
      const { browser } = harness;
      const har = toHar(
        [record('GET http://a.test/ 302 / GET http://a.test/b net::ERR_FAILED')],
        options,
      );
      const text = JSON.stringify(har).replaceAll('net::ERR_FAILED', error);
      await giveFile(browser, 'choose', 'hostile.har', text);
      await waitForRows(browser, `rows.some(({ url }) => url.includes('a.test'))`, 'the chain');
      await showAll();
      await press(browser, 'Close imported session');
    },
  );

  it.each(['toString', '__proto__', 'constructor'])(
    'opens an NDJSON file with the type %s',
    async (type) => {
      const { browser } = harness;
      const chain = { ...record('GET http://a.test/ 302 / GET http://a.test/b 200'), type };
      await giveFile(browser, 'choose', 'hostile.ndjson', toNdjson([chain], options));
      const [row] = await waitForRows(
        browser,
        `rows.some(({ url }) => url.includes('a.test'))`,
        'the chain',
      );
      expect(row?.type).toBe(type.replaceAll('_', ' ').trim());
      await showAll();
      await press(browser, 'Close imported session');
    },
  );

  it('shows them again after a reload', async () => {
    const { browser } = harness;
    await send('/long');
    await send('/redirect');
    await waitForRows(browser, 'rows.length === 2', 'both chains');
    await browser.panel.reload();
    await waitForRows(browser, 'rows.length === 2', 'both chains again');
    await showAll();
    await press(browser, 'Clear');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
  });

  it('names a tab that it can’t display, and shows the others', async () => {
    const { browser } = harness;
    await send('/redirect?tab');
    const [row] = await waitForRows(browser, 'rows.length === 1', 'the chain');
    await browser.panel.evaluate(BREAK);
    try {
      await openChain(browser, row?.id ?? '');
      const problem = `document.querySelector('.split-details [data-problem=hops]')?.textContent`;
      expect(await browser.waitForPanel(problem, 'the tab’s problem')).toContain(
        'This tab can’t be displayed: TypeError: made to fail',
      );
      await showTab(browser, 'timing');
      expect(await browser.panel.evaluate(PROBLEMS)).toEqual([]);
    } finally {
      await browser.panel.evaluate('window.mend() ?? true');
    }
    await press(browser, 'Clear');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
  });

  it('names a chain that it can’t display, shows the others, and exports and clears all', async () => {
    const { browser } = harness;
    await browser.panel.evaluate(BREAK);
    try {
      await send('/redirect?unshowable');
      await send('/redirect?b');
      const all = `document.querySelectorAll('[role=row][data-chain-id]').length === 2`;
      await browser.waitForPanel(all, 'two rows');
      const broken = `document.querySelector('[data-problem=row]')`;
      const text = await browser.waitForPanel(`${broken}?.textContent`, 'the problem');
      expect(text).toContain('This chain can’t be displayed: TypeError: made to fail');
      const other = `[...document.querySelectorAll('[role=row][data-chain-id]:not([data-problem])')]`;
      expect(await browser.panel.evaluate(`${other}.map((row) => row.textContent)`)).toEqual([
        expect.stringContaining('/redirect'),
      ]);

      await browser.panel.evaluate(`void ${broken}.click()`);
      const inDetails = `document.querySelector('.split-details [data-problem]')?.textContent`;
      expect(await browser.waitForPanel(inDetails, 'the details’ problem')).toContain(
        'can’t be displayed: TypeError: made to fail',
      );
      expect(await browser.panel.evaluate(`${control('Copy diagnostics')} !== undefined`)).toBe(
        true,
      );

      await press(browser, 'Export HAR');
      const { text: saved } = await takeSaved(browser, 'har');
      expect(saved).toContain('/redirect?unshowable');
      await press(browser, 'Clear');
      await browser.waitForPanel(`document.querySelector('.empty') && true`, 'an empty list');
      expect(await browser.panel.evaluate(PROBLEMS)).toEqual([]);
    } finally {
      await browser.panel.evaluate('window.mend() ?? true');
    }
  });
});
