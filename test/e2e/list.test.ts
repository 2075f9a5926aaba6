/** What a list can be made into: its columns. */
import { afterEach, describe, expect, it } from 'vitest';
import { control, waitForRows } from '../../scripts/panel-page.ts';
import { browserForTests, browserName } from './harness.ts';

const harness = browserForTests();

/** The list as it is by default, for whoever comes next. */
afterEach(async () => {
  const { panel, ...browser } = harness.browser;
  await panel.evaluate(`(self.browser ?? chrome).storage.local.remove('list').then(() => true)`);
  await panel.reload();
  await browser.waitForPanel(`${control('Filter')} !== undefined`, 'the panel');
});

/** Has the inspected page request something of the lab, and waits until it has its answer. */
async function request(path: string, init: RequestInit = {}): Promise<void> {
  const { browser, lab } = harness;
  const url = JSON.stringify(lab.origin + path);
  await browser.page.evaluate(
    `fetch(${url}, ${JSON.stringify(init)}).then(() => true, () => false)`,
  );
}

/** Waits until so many chains are shown and have ended. */
const ended = (count: number) =>
  waitForRows(
    harness.browser,
    `rows.length === ${count} && rows.every((row) => !row.pending)`,
    `${count} ended chains`,
  );

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

/** Chooses a line of the header's menu. */
async function chooseInMenu(label: string): Promise<void> {
  const { browser } = harness;
  await browser.panel.rightClick('.list-header [data-cell=status] button');
  const line = `[...document.querySelectorAll('[role=menu] button')]
    .find((each) => each.textContent === '${label}')`;
  await browser.waitForPanel(`${line} !== undefined`, `the line ${label}`);
  await browser.panel.evaluate(`void ${line}.click()`);
}

const evaluate = <T>(expression: string) => harness.browser.panel.evaluate<T>(expression);

describe(`the list's columns in ${browserName}`, () => {
  it('are dragged wider by their border, with the rows beneath, and stay so', async () => {
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

  it('are made wider and narrower by Alt and an arrow key', async () => {
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

  it('keep the order that they were sorted in', async () => {
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

  it('are hidden and shown by the header’s menu, remembered, and reset', async () => {
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

  it('have their menu by the keyboard, too', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    await evaluate(`document.querySelector('.list-header [data-cell=method] button').focus()`);
    await browser.panel.press('Shift+F10');
    await browser.waitForPanel(`document.activeElement.closest('[role=menu]') && true`, 'the menu');
    for (const key of ['m', 'e', 't', 'Enter']) await browser.panel.press(key);
    await browser.waitForPanel(`!${columnsShown}.includes('method')`, 'no method');
  });

  it('are as many as there is room for, and never more', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await ended(1);
    for (const [width, expected] of [
      [420, 'mark status method url'],
      [600, 'mark status method url hops time'],
      [1400, 'mark status method url type hops time'],
    ] as const) {
      await browser.setPanelSize(width, 600);
      await browser.waitForPanel(`${columnsShown} === '${expected}'`, `columns at ${width}`);
      expect(
        await evaluate(
          `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.list-scroller'))`,
        ),
      ).toBe(0);
    }
  });
});
