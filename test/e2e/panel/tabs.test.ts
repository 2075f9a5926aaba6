import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../../../lab/scenario.ts';
import { findScenario } from '../../../lab/scenarios/index.ts';
import type { DrivenTab, OpenedTab, TabPlace } from '../../../scripts/browsers/index.ts';
import { poll } from '../../../scripts/browsers/wait.ts';
import { playScenario, pressPlay } from '../../../scripts/demo/play.ts';
import { setFilter, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

const harness = browserForTests();

const others: OpenedTab[] = [];

afterEach(async () => {
  for (const tab of others.splice(0)) {
    await tab.closeDevTools();
    await tab.close();
  }
});

/** Opens another tab on the lab, with DevTools. */
async function inspect(where: TabPlace): Promise<OpenedTab> {
  const { browser, lab } = harness;
  const tab = await browser.openTab(`${lab.origin}/`, where);
  others.push(tab);
  await tab.openDevTools();
  await tab.waitForPanel(`document.querySelector('[role=status], .empty') !== null`, 'its panel');
  return tab;
}

/** Requests `/s/<id>/old` from a tab's page, and waits for the answer. */
const request = ({ page }: DrivenTab, id: string) =>
  page.evaluate(`fetch('${harness.lab.origin}/s/${id}/old').then(() => true)`);

const settled = (count: number) => `rows.length >= ${count} && rows.every((row) => !row.pending)`;

const statuses = (tab: DrivenTab, count: number) =>
  waitForRows(tab, settled(count), `${count} chain(s)`).then((rows) =>
    rows.map(({ status }) => status),
  );

describe.each(['tab', 'window'] as const)(
  `two panels, the second in another %s, in ${browserName}`,
  (where) => {
    it('show their own chains, and continue independently', async () => {
      const { browser } = harness;
      const second = await inspect(where);
      await Promise.all([request(browser, 'get-301'), request(second, 'get-307')]);
      expect(await statuses(browser, 1)).toEqual(['301 › 200']);
      expect(await statuses(second, 1)).toEqual(['307 › 200']);
      await second.page.navigate(`${harness.lab.origin}/`);
      await waitForRows(second, 'rows.length === 0', 'an empty list after a navigation');
      expect(await statuses(browser, 1)).toEqual(['301 › 200']);
      await second.closeDevTools();
      await request(browser, 'get-308');
      expect(await statuses(browser, 2)).toEqual(['301 › 200', '308 › 200']);
    });
  },
);

describe(`a tab opened by the page in ${browserName}`, () => {
  it('is displayed in its opener’s panel, and in its own if it has one', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(`void window.open('${lab.origin}/s/get-302/old')`);
    const popup = await browser.findTab(`${lab.origin}/s/get-302/new`);
    others.push(popup);
    const [row] = await waitForRows(browser, settled(1), 'the chain of the new tab');
    expect(row).toMatchObject({ status: '302 › 200', source: 'new tab' });
    await popup.openDevTools();
    await setTicked(popup, 'Preserve log', true);
    await request(popup, 'get-307');
    expect(await statuses(browser, 2)).toEqual(['302 › 200', '307 › 200']);
    const own = await waitForRows(popup, settled(1), 'its own chain');
    expect(own.map(({ status, source }) => [status, source])).toEqual([['307 › 200', '']]);
  });

  it('remains displayed after it is closed', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(`void window.open('${lab.origin}/s/get-302/old')`);
    const popup = await browser.findTab(`${lab.origin}/s/get-302/new`);
    await waitForRows(browser, settled(1), 'the chain of the new tab');
    await popup.close();
    await request(browser, 'get-307');
    expect(await statuses(browser, 2)).toEqual(['302 › 200', '307 › 200']);
  });

  it('ends its chain, and says so, when it is closed in the middle', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(`void window.open('${lab.origin}/s/get-302/old')`);
    const popup = await browser.findTab(`${lab.origin}/s/get-302/new`);
    await waitForRows(browser, settled(1), 'the chain of the new tab');
    await popup.page.evaluate(
      `void setTimeout(() => { location = '${lab.origin}/s/slow-chain/1'; }, 0)`,
    );
    await lab.held('slow-1');
    lab.release('slow-1');
    await lab.held('slow-2');
    await waitForRows(browser, 'rows.at(-1)?.hops === "2"', 'the second hop');
    await popup.close();
    const rows = await waitForRows(browser, settled(2), 'the end of the chain');
    expect(rows.at(-1)).toMatchObject({ hops: '2', source: 'new tab' });
    expect(rows.at(-1)?.status).toMatch(/^307 › ✖ aborted$/);
    lab.release('slow-2');
  });
});

describe(`a panel that closes and reopens in ${browserName}`, () => {
  const COMINGS = {
    'is reloaded': async () => harness.browser.panel.reload(),
    'is closed and opened again': async () => {
      await harness.browser.closeDevTools();
      await harness.browser.openDevTools();
    },
  };

  it.each(Object.entries(COMINGS))(
    'loses nothing and shows nothing twice when it %s while events arrive',
    async (_, come) => {
      const { browser, lab } = harness;
      const [id, gates] = ['slow-chain', slowGates()];
      await browser.page.navigate(lab.url(id));
      await pressPlay(browser);
      for (const gate of gates) {
        await lab.held(gate);
        const [back] = await Promise.allSettled([come(), request(browser, 'get-302')]);
        expect(back.status).toBe('fulfilled');
        await waitForRows(browser, 'rows.length > 0', 'the chains of before');
        lab.release(gate);
      }
      const rows = await waitForRows(browser, settled(gates.length + 1), 'all chains');
      expect(rows.map(({ hops }) => Number(hops)).sort()).toEqual(
        [...gates.map(() => 2), gates.length].sort(),
      );
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    },
  );

  function slowGates(): string[] {
    const answers = findScenario('slow-chain')?.answers ?? {};
    return Object.values(answers).flatMap(({ hold }) => hold ?? []);
  }
});

describe(`a page from the history in ${browserName}`, () => {
  it('makes no chain, and clears those of the page that it replaces', async () => {
    const { browser, lab } = harness;
    await browser.page.navigate(lab.url('get-301'));
    await browser.page.evaluate('void (self.isFirst = true)');
    await browser.page.evaluate(`void document.body.prepend(Object.assign(
      document.createElement('a'), { id: 'next', href: '/s/get-302/old', textContent: 'Next' }))`);
    await browser.page.click('#next');
    expect(await statuses(browser, 1)).toEqual(['302 › 200']);
    await browser.page.evaluate('void setTimeout(() => history.back(), 0)');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
    // Firefox, as it is driven here, keeps no page in its back-forward cache, and asks for it again.
    if (browserName === 'chromium') {
      const isFirst = () => browser.page.evaluate<boolean>('self.isFirst === true');
      await poll(isFirst, { timeout: 5000, what: 'the page as it was' });
    }
    await request(browser, 'get-307');
    expect(await statuses(browser, 1)).toEqual(['307 › 200']);
  });
});

// Firefox does not prerender.
describe.runIf(browserName === 'chromium')('a prerendered page', () => {
  it('shows how it was reached when it is opened, and nothing else', async () => {
    const { browser, lab } = harness;
    await playScenario(browser, lab, findScenario('prerender') as Scenario);
    await setFilter(browser, '');
    await browser.page.evaluate(
      `void setTimeout(() => { location.href = '/s/prerender/old'; }, 0)`,
    );
    const isActive = `performance.getEntriesByType('navigation')[0]?.activationStart > 0`;
    await poll(() => browser.page.evaluate<boolean>(isActive).catch(() => false), {
      timeout: 10_000,
      what: 'the prerendered page to take its place',
    });
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-302/old').then(() => true)`);
    const rows = await waitForRows(
      browser,
      `rows.some(({ url, pending }) => url.includes('get-302') && !pending)`,
      'a redirect of the page that took its place',
    );
    expect(rows.map(({ status, type }) => `${status} ${type}`)).toEqual([
      '302 › 200 doc',
      '302 › 200 doc',
      '307 › 200 fetch/xhr',
      '302 › 200 fetch/xhr',
    ]);
  });
});
