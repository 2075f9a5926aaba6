/** What a list can be made into: its columns, its waterfall, its groups. */
import { afterEach, describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { control } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName, endedIn, requestFrom, setTicked } from '../harness.ts';

const harness = browserForTests();

/** The list as it is by default, for whoever comes next. */
afterEach(async () => {
  const { panel, ...browser } = harness.browser;
  await panel.evaluate(`(self.browser ?? chrome).storage.local.remove('list').then(() => true)`);
  await panel.reload();
  await browser.waitForPanel(`${control('Filter')} !== undefined`, 'the panel');
});

const request = (path: string, init?: RequestInit) => requestFrom(harness, path, init);
const ended = (count: number) => endedIn(harness, count);

/** What the list remembers is written before the panel goes. */
const isStored = (condition: string) =>
  harness.browser.waitForPanel(
    `(self.browser ?? chrome).storage.local.get('list')
      .then(({ list }) => list !== undefined && (${condition}))`,
    `${condition} to be stored`,
  );

async function reopen(): Promise<void> {
  await harness.browser.closeDevTools();
  await harness.browser.openDevTools();
  await ended(1);
}

const columnsShown = `[...document.querySelectorAll('.list-header [data-cell]')]
  .map((cell) => cell.dataset.cell).join(' ')`;

const widthOf = (column: string, part = '.list-header') =>
  `document.querySelector('${part} [data-cell=${column}]').offsetWidth`;

/** Chooses a line of the header's menu; a window that is just being laid out closes menus. */
async function chooseInMenu(label: string): Promise<void> {
  const { panel } = harness.browser;
  const line = `[...document.querySelectorAll('[role=menu] button')]
    .find((each) => each.textContent === ${JSON.stringify(label)})`;
  const choose = async () => {
    await panel.rightClick('.list-header [data-cell=status] button');
    return panel.evaluate<boolean>(
      `((line) => { line?.click(); return line !== undefined; })(${line})`,
    );
  };
  await poll(choose, { timeout: 10_000, what: `the line ${label}` });
}

const evaluate = <T>(expression: string) => harness.browser.panel.evaluate<T>(expression);

describe(`the list's columns in ${browserName}`, () => {
  it('are resized by dragging their border, with the rows below, and stay so', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    const before = await evaluate<number>(widthOf('type'));
    await browser.panel.drag('.list-header [data-cell=type] .column-border', -40);
    await browser.waitForPanel(`${widthOf('type')} === ${before + 40}`, 'a wider column');
    expect(await evaluate(widthOf('type', '.list-row[data-chain-id]'))).toBe(before + 40);
    expect(await evaluate(`document.querySelector('[aria-sort=ascending]') === null`)).toBe(true);
    await isStored('list.widths.type > 0');
    await reopen();
    await browser.waitForPanel(`${widthOf('type')} === ${before + 40}`, 'the width again');
  });

  it('are resized by Alt and an arrow key', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    const before = await evaluate<number>(widthOf('status'));
    await evaluate(`document.querySelector('.list-header [data-cell=status] button').focus()`);
    await browser.panel.press('Alt+ArrowRight');
    await browser.panel.press('Alt+ArrowRight');
    await browser.waitForPanel(`${widthOf('status')} === ${before + 16}`, 'two steps more');
    await browser.panel.press('Alt+ArrowLeft');
    await browser.waitForPanel(`${widthOf('status')} === ${before + 8}`, 'one step less');
    expect(await evaluate(`document.activeElement.closest('[data-cell]').dataset.cell`)).toBe(
      'status',
    );
  });

  it('keep their sort order', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    await browser.panel.click('.list-header [data-cell=hops] button');
    await isStored(`list.sort.column === 'hops'`);
    await reopen();
    await browser.waitForPanel(
      `document.querySelector('.list-header [data-cell=hops][aria-sort=ascending]') && true`,
      'the order again',
    );
  });

  it('are hidden and shown with the header’s menu, remembered, and reset', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    const usual = await evaluate<string>(columnsShown);
    await chooseInMenu('Type');
    const without = usual.replace(' type', '');
    await browser.waitForPanel(`${columnsShown} === '${without}'`, 'no type');
    await chooseInMenu('Domain');
    const withDomain = without.replace('url', 'url domain');
    await browser.waitForPanel(`${columnsShown} === '${withDomain}'`, 'the domain');
    expect(
      await evaluate(`document.querySelector('[data-chain-id] [data-cell=domain]').textContent`),
    ).toBe(new URL(harness.lab.origin).host);
    await isStored('list.shown.domain && list.shown.type === false');
    await reopen();
    await browser.waitForPanel(`${columnsShown} === '${withDomain}'`, 'the columns again');
    await chooseInMenu('Reset columns');
    await browser.waitForPanel(`${columnsShown} === '${usual}'`, 'the usual columns');
  });

  it('have a menu that opens by keyboard, too', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    await evaluate(`document.querySelector('.list-header [data-cell=method] button').focus()`);
    await browser.panel.press('Shift+F10');
    await browser.waitForPanel(`document.activeElement.closest('[role=menu]') && true`, 'the menu');
    for (const key of ['m', 'e', 't', 'Enter']) await browser.panel.press(key);
    await browser.waitForPanel(`!${columnsShown}.includes('method')`, 'no method');
  });

  it('are as many as fit, and never more', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    for (const [width, expected] of [
      [420, 'mark status method url'],
      [600, 'mark status method url hops time'],
      [1400, 'mark status method url type hops time waterfall'],
    ] as const) {
      await browser.setPanelSize(width, 600);
      await browser.waitForPanel(`${columnsShown} === '${expected}'`, `columns at ${width}`);
      await browser.waitForPanel(
        `(({ scrollWidth, clientWidth }) => scrollWidth === clientWidth)(document.querySelector('.list-scroller'))`,
        `rows as wide as the list at ${width}`,
      );
    }
  });
});

describe(`the waterfall in ${browserName}`, () => {
  it('has a bar for each chain where it ran, with a part for each hop, and says the times', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await request('/s/http-https-www-slash/start');
    const rows = await ended(2);
    // The axis comes a moment after the rows.
    await browser.waitForPanel(
      `[...document.querySelectorAll('.waterfall-lane')].at(-1)?.title.includes('after the earliest')`,
      'the axis of both',
    );
    const bars = await evaluate<{ left: number; right: number; parts: number; title: string }[]>(
      `[...document.querySelectorAll('[data-chain-id] .waterfall-bar')].map((bar) => {
        const { left, right } = bar.getBoundingClientRect();
        return { left, right, parts: bar.children.length, title: bar.parentElement.title };
      })`,
    );
    expect(bars.map(({ parts }) => parts)).toEqual(rows.map(({ hops }) => Number(hops)));
    const [first, second] = bars;
    expect(first?.right).toBeLessThanOrEqual((second?.left ?? 0) + 2);
    expect(first?.title).toMatch(/, earliest in the list\nGET 302 · .*\nGET 200 · .*\n.* total$/);
    expect(second?.title).toContain('after the earliest in the list');
    const { left, right } = await evaluate<{ left: number; right: number }>(
      `document.querySelector('.list-header [data-cell=waterfall]').getBoundingClientRect().toJSON()`,
    );
    for (const bar of bars) {
      expect(bar.left).toBeGreaterThanOrEqual(left);
      expect(bar.right).toBeLessThanOrEqual(right);
    }
    await browser.waitForPanel(
      `document.querySelector('.axis-length').title.startsWith('From ')`,
      'the axis',
    );
  });
});

describe(`the list in groups in ${browserName}`, () => {
  const lines = `[...document.querySelectorAll('[data-line]')]
    .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
    .map((line) => line.querySelector('.group-label')?.textContent
      ?? line.querySelector('[data-cell=method]').textContent)`;
  const waitForLines = (expected: readonly string[]) =>
    harness.browser.waitForPanel(
      `${lines}.join() === ${JSON.stringify(expected.join())}`,
      `the lines ${expected.join()}`,
    );

  it('has headers that describe it, open and close by mouse and keyboard, and are remembered', async () => {
    const { browser } = harness;
    await request('/s/order-lost/orders', { method: 'POST', body: 'x' });
    await request('/s/get-302/old');
    await ended(2);
    await chooseInMenu('Group by site');
    await waitForLines(['localhost', 'POST → GET', 'GET']);
    const header = '.list-group';
    await browser.waitForPanel(
      `document.querySelector('${header} .mark')?.dataset.mark === 'warning'`,
      'the worst mark',
    );
    expect(await evaluate(`document.querySelector('.group-count').textContent`)).toBe('2 chains');
    expect(await evaluate(`document.querySelector('[role=treegrid]') !== null`)).toBe(true);
    await browser.panel.click(header);
    await waitForLines(['localhost']);
    expect(await evaluate(`document.querySelector('${header}').ariaExpanded`)).toBe('false');
    await browser.panel.press('ArrowRight');
    await waitForLines(['localhost', 'POST → GET', 'GET']);
    await browser.panel.press('ArrowRight');
    const isSelected = `document.querySelector('[aria-selected=true] [data-cell=method]')?.textContent`;
    await browser.waitForPanel(`${isSelected} === 'POST → GET'`, 'the first row');
    await browser.panel.press('ArrowLeft');
    await browser.waitForPanel(`document.activeElement.matches('${header}')`, 'the header');
    await browser.panel.press('ArrowLeft');
    await waitForLines(['localhost']);
    await isStored(`list.groupBy === 'site'`);
    await browser.panel.reload();
    await waitForLines(['localhost', 'POST → GET', 'GET']);
    await chooseInMenu('Group by site');
    await waitForLines(['POST → GET', 'GET']);
  });

  it('says which page requested what, even if the page was not redirected', async () => {
    const { browser, lab } = harness;
    await setTicked(browser, 'Preserve log', true);
    await request('/s/get-302/old');
    await browser.page.navigate(lab.url('get-307'));
    await request('/s/head-302/old', { method: 'HEAD' });
    await ended(2);
    await chooseInMenu('Group by navigation');
    await browser.waitForPanel(`${lines}.length === 4`, 'two groups');
    const [first, get, second, head] = await evaluate<string[]>(lines);
    expect([get, head]).toEqual(['GET', 'HEAD']);
    expect(first?.endsWith(`${lab.origin}/`)).toBe(true);
    expect(second?.endsWith(lab.url('get-307'))).toBe(true);
  });
});
