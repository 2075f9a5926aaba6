import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { openChain, readRows, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

const harness = browserForTests();
const API = '(globalThis.browser ?? chrome)';

/** What both browsers document for storage.session, in bytes. */
const QUOTA = 10 * 1024 * 1024;

/** As much as Chromium takes of headers, and as Firefox takes of a URL, but for what else there is. */
const HEADER = 250 * 1024;
const URL_LENGTH = 1000 * 1024;

/** Answers with a redirect and as many headers as is asked for, or never. */
function startServer(): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8 * 1024 * 1024 }, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (url.pathname === '/held') return;
    const count = Number(url.searchParams.get('headers') ?? 0);
    const value = (url.searchParams.get('of') ?? '').repeat(Number(url.searchParams.get('times')));
    for (let i = 0; i < count; i++) response.setHeader(`X-${i}`, value);
    if (url.pathname === '/redirect') response.writeHead(302, { Location: '/done' });
    response.end();
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}

describe(`a flood in ${browserName}`, () => {
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

  /** Has the page send requests, one after the other. */
  const send = (count: number, query: string) =>
    harness.browser.page.evaluate(`(async () => {
      for (let i = 0; i < ${count}; i++) await fetch('${origin}/redirect?n=' + i + ${query});
      return true;
    })()`);

  /** What the browser counts, or where it does not: what there is. */
  const storedBytes = () =>
    harness.browser.background.evaluate<number>(`(async () => {
      const { session } = ${API}.storage;
      if (session.getBytesInUse) return session.getBytesInUse(null);
      const all = Object.entries(await session.get(null)).flat().join('');
      return new TextEncoder().encode(all).length;
    })()`);

  const shownDrops = () =>
    harness.browser.panel.evaluate<number>(
      `Number(/([\\d,]+) older chains? evicted/.exec(document.body.innerText)?.[1]?.replace(',', '') ?? 0)`,
    );

  const shownChains = () =>
    harness.browser.panel.evaluate<number>(
      `Number(/([\\d,]+) chains?/.exec(document.querySelector('[data-part=count]').textContent)[1])`,
    );

  const notice = () =>
    harness.browser.panel.evaluate<string>(
      `document.querySelector('[data-notice]')?.textContent ?? ''`,
    );

  it.each([
    ['of huge headers', 45, `'&headers=1&times=${HEADER}&of=x'`],
    [
      'of headers whose every character costs more to store',
      45,
      `'&headers=1&times=${HEADER}&of=%3C'`,
    ],
    ['of headers that are no ASCII', 45, `'&headers=1&times=${HEADER / 2}&of=%C3%A9'`],
    ['of thousands of headers', 45, `'&headers=9000&times=6&of=%22'`],
    ['of long URLs', 15, `'&q=' + 'q'.repeat(${URL_LENGTH})`],
  ])(
    '%s leaves the newest chains, and says how many are gone',
    async (_, count, query) => {
      const { browser } = harness;
      await setTicked(browser, 'Preserve log', true);
      await send(count, query);
      await waitForRows(browser, 'rows.every((row) => !row.pending)', 'the end of all chains');
      // Until the background has told of all, the network log tells of the rest; the end of the last chain may take one
      // more place, a moment later.
      const settled = async () => {
        const { har } = await exportHar(browser, true);
        const [chains, drops] = [await shownChains(), await shownDrops()];
        const isTold = har.log.entries.every(({ _detour }) => _detour.witness !== 'log');
        return (
          isTold && drops === har.log._dropped && chains + drops === count && { har, chains, drops }
        );
      };
      const { har, chains, drops } = await poll(settled, {
        timeout: 180_000,
        what: `${count} chains, shown or dropped`,
      });
      expect(drops).toBeGreaterThan(0);
      expect(chains).toBeGreaterThan(2);
      expect(await storedBytes()).toBeLessThan(QUOTA);
      expect(await notice()).toBe('');
      expect(harProblems(har)).toBeUndefined();
      const kept = har.log.entries
        .filter(({ _hopIndex }) => _hopIndex === 0)
        .map(({ request }) => Number(new URL(request.url).searchParams.get('n')));
      expect(kept).toEqual(Array.from({ length: chains }, (__, i) => drops + i));
    },
    240_000,
  );

  it('of thousands of headers, or of one URL, does not break the layout', async () => {
    const { browser } = harness;
    await send(1, `'&headers=10000&times=10&of=v'`);
    await send(1, `'&q=' + 'q'.repeat(${URL_LENGTH})`);
    await waitForRows(browser, 'rows.length === 2 && !rows[1].pending', 'two chains');
    for (const { id } of await readRows(browser)) {
      await openChain(browser, id);
      await browser.waitForPanel(
        'document.documentElement.scrollWidth <= innerWidth',
        'the chain to fit',
      );
    }
    const heights = await browser.panel.evaluate<number[]>(
      `[...document.querySelectorAll('[role=row][data-chain-id]')]
        .map((row) => row.getBoundingClientRect().height)`,
    );
    expect(new Set(heights).size).toBe(1);
  });

  it('of requests that never end doesn’t affect the chains', async () => {
    const { browser, lab } = harness;
    await send(3, `''`);
    await waitForRows(browser, 'rows.length === 3 && !rows[2].pending', 'three chains');
    await browser.page.evaluate(`(() => {
      const body = 'b'.repeat(60_000);
      for (let i = 0; i < 250; i++) {
        fetch('${origin}/held?n=' + i, { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } })
          .catch(() => {});
      }
      return true;
    })()`);
    // To another host: this one takes no more connections.
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-301/old').then(() => true)`);
    await waitForRows(browser, 'rows.length === 4 && !rows[3].pending', 'a fourth chain');
    expect(await storedBytes()).toBeLessThan(QUOTA);
    expect(await notice()).toBe('');
    expect(await shownDrops()).toBe(0);
  });
});
