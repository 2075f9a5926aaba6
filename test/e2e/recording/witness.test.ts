/** DevTools' network log as the second witness: what webRequest missed is there, and what nobody saw is said to be missing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import {
  giveFile,
  openChain,
  press,
  readRows,
  waitForRows,
} from '../../../scripts/pictures/panel-page.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import { browserForTests, browserName } from '../harness.ts';
import { recordedChains, toLines } from './recorded.ts';

const harness = browserForTests();

/** What the lab received but for its pages, in order: `POST http://localhost:8080/s/order-lost/orders`. */
function received(): string[] {
  const requests = harness.lab.log.filter(({ kind }) => kind === 'request');
  return requests.map(({ method, url }) => `${method} ${url}`);
}

/** The requests of all chains that the panel has, and who alone saw each. */
async function exported() {
  const { har } = await exportHar(harness.browser, true);
  return har.log.entries.map(({ request, _detour }) => ({
    request: `${request.method} ${request.url}`,
    witness: _detour.witness,
  }));
}

/** Firefox tells of what has ended a moment later, and once the page has gone no more. */
const logged = () => sleep(1000);

/** Opens DevTools on another panel, once nothing is recorded any more of the tab whose panel was open. */
async function openElsewhere(): Promise<void> {
  const { browser } = harness;
  await browser.closeDevTools();
  await poll(async () => (await browser.background.evaluate(SUBSCRIPTIONS)) === 0, {
    timeout: 15_000,
    what: 'the recording to end',
  });
  await browser.openDevToolsElsewhere();
}

/** The tabs that the background still records, as it has saved them. */
const SUBSCRIPTIONS = `(globalThis.browser ?? chrome).storage.session.get('state').then(({ state }) =>
  JSON.parse(state).subscriptions.length)`;

/** Has a page request something and read all of the answer: else Chromium does not count it as finished. */
const read = (url: string, init = '{}') =>
  harness.browser.page.evaluate(
    `fetch(${JSON.stringify(url)}, ${init}).then((response) => response.text())`,
  );

describe(`what happened before the panel was opened in ${browserName}`, () => {
  it('is there, for every page, as the server received it', async () => {
    const { browser, lab } = harness;
    await openElsewhere();
    lab.clearLog();
    await browser.page.navigate(lab.url('order-lost'));
    await read('/s/order-lost/orders', `{ method: 'POST', body: 'tea' }`);
    await logged();
    await browser.page.navigate(`${lab.origin}/s/get-301/old`);
    await read('/s/countdown/3');
    await logged();
    await browser.openDevTools();
    await waitForRows(browser, `rows.map(({ hops }) => hops).join() === '2,2,4'`, 'three chains');
    const rows = await readRows(browser);
    expect(rows.map(({ source }) => source)).toEqual(['earlier', 'earlier', 'earlier']);
    expect(rows[0]).toMatchObject({ method: 'POST → GET', mark: 'warning' });
    const shown = await exported();
    expect(shown.map(({ request }) => request)).toEqual(received());
    expect(new Set(shown.map(({ witness }) => witness))).toEqual(new Set(['log']));
  });

  it('does not return once it was cleared, not even in a reloaded panel', async () => {
    const { browser, lab } = harness;
    await openElsewhere();
    await browser.page.navigate(`${lab.origin}/s/get-301/old`);
    await logged();
    await browser.openDevTools();
    await waitForRows(browser, 'rows.length === 1', 'a chain');
    await press(browser, 'Clear');
    await browser.panel.reload();
    await read('/s/get-307/old');
    await waitForRows(browser, 'rows[0] && !rows[0].pending', 'a chain');
    // As long as the log may take to be read and believed.
    await sleep(3500);
    expect((await readRows(browser)).map(({ status }) => status)).toEqual(['307 › 200']);
  });

  it('is cleared with its page, unless the log is preserved', async () => {
    const { browser, lab } = harness;
    await openElsewhere();
    await browser.page.navigate(`${lab.origin}/s/get-301/old`);
    await logged();
    await browser.openDevTools();
    await waitForRows(browser, 'rows.length === 1', 'a chain');
    await browser.page.navigate(`${lab.origin}/s/get-302/old`);
    const rows = await waitForRows(
      browser,
      'rows.length === 1 && rows[0].status.startsWith("302")',
      'the next page alone',
    );
    expect(rows[0]?.source).toBe('');
  });
});

/** Waits until all chains are shown with their seven hops; where they never are, tells what is shown instead. */
async function wholeChains(count: number): Promise<void> {
  const { browser } = harness;
  const areWhole = `rows.length === ${count} && rows.every((row) => !row.pending && row.hops === '7')`;
  await waitForRows(browser, areWhole, 'whole chains').catch(async (cause) => {
    const lines = (await recordedChains(browser)).map(toLines);
    throw new Error(`These are shown:\n${lines.join('\n')}`, { cause });
  });
}

describe(`what the background script missed in ${browserName}`, () => {
  it('is also taken from the log while the panel opens', async () => {
    const { browser, lab } = harness;
    await openElsewhere();
    lab.clearLog();
    const chains = 15;
    await browser.page.evaluate(`(() => {
      self.done = 0;
      const next = (left) => left === 0 ? undefined :
        fetch('/s/countdown/6?opening=' + left).then((response) => response.text())
          .then(() => { self.done += 1; return next(left - 1); });
      void next(${chains});
    })()`);
    await browser.openDevTools();
    await browser.background.stop();
    await poll(async () => (await browser.page.evaluate<number>('self.done')) === chains, {
      timeout: 20_000,
      what: 'the last chain',
    });
    await wholeChains(chains);
    const shown = await exported();
    expect(shown.map(({ request }) => request)).toEqual(received());
  });

  it('is taken from the log, each hop once and in order', async () => {
    const { browser, lab } = harness;
    lab.clearLog();
    const chains = 12;
    await browser.page.evaluate(`(() => {
      self.done = 0;
      const next = (left) => left === 0 ? undefined :
        fetch('/s/countdown/6?chain=' + left).then((response) => response.text())
          .then(() => { self.done += 1; return next(left - 1); });
      void next(${chains});
    })()`);
    // A background that is busy when it is stopped has events on their way, which are lost.
    for (const due of [2, 5, 8]) {
      await poll(async () => (await browser.page.evaluate<number>('self.done')) >= due, {
        timeout: 20_000,
        what: `chain ${due}`,
        interval: 5,
      });
      if (browserName === 'chromium')
        browser.background
          .evaluate('(() => { for (const end = Date.now() + 500; Date.now() < end; ); })()')
          .catch(() => {});
      await sleep(60);
      await browser.background.stop();
    }
    await poll(async () => (await browser.page.evaluate<number>('self.done')) === chains, {
      timeout: 20_000,
      what: 'the last chain',
    });
    await wholeChains(chains);
    const shown = await exported();
    expect(shown.map(({ request }) => request)).toEqual(received());
  });

  it('is a gap if the log lacks it too, and is named in list and details', async () => {
    const { browser } = harness;
    await read('/s/countdown/3');
    await waitForRows(browser, `rows.length === 1 && rows[0].hops === '4'`, 'a chain');
    const { har } = await exportHar(browser, true);
    // The hop is taken out, and those after it take their places.
    const entries = har.log.entries.filter((_, index) => index !== 1);
    for (const [index, entry] of entries.entries()) Object.assign(entry, { _hopIndex: index });
    const whole = entries[0]?._detour.chain;
    if (whole) Object.assign(whole, { hops: entries.length });
    await giveFile(browser, 'drop', 'gap.har', JSON.stringify({ log: { ...har.log, entries } }));
    const [row] = await waitForRows(
      browser,
      'rows.length === 1 && rows[0].status.includes("gap")',
      'a gap',
    );
    expect(row?.status).toBe('302 › gap › 302 › 200');
    const chain = await openChain(browser, row?.id ?? '');
    expect(chain.hops).toHaveLength(3);
    expect(chain.transitions).toHaveLength(1);
    const gap = await browser.panel.evaluate<string>(
      `document.querySelector('[data-part=gap]').textContent`,
    );
    expect(gap).toContain('A hop is missing here: not observed');
  });
});
