import { describe, expect, it } from 'vitest';
import { openChain, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Two chains: one that begins with POST, one with GET. */
async function twoChains() {
  const { browser, lab } = harness;
  for (const [path, method] of [
    ['/s/post-302/old', 'POST'],
    ['/s/get-302/old', 'GET'],
  ]) {
    await browser.page.evaluate(
      `fetch('${lab.origin}${path}', { method: '${method}' }).then(() => true, () => false)`,
    );
  }
  return waitForRows(
    browser,
    'rows.length === 2 && rows.every((row) => !row.pending)',
    'two ended chains',
  );
}

const LINES = `[...document.querySelectorAll('.context-menu')].map((menu) =>
  [...menu.querySelectorAll(':scope > .menu-line')].map((line) => line.firstChild.textContent))`;
const FOCUSED = `document.activeElement.firstChild?.textContent`;

const menusShown = () => harness.browser.panel.evaluate<string[][]>(LINES);
const waitForMenus = (count: number) =>
  harness.browser.waitForPanel(
    `document.querySelectorAll('.context-menu:popover-open').length === ${count}`,
    `${count} menus`,
  );
const waitForFocus = (label: string) =>
  harness.browser.waitForPanel(`${FOCUSED} === '${label}'`, `the focus on ${label}`);
const focusedRow = () =>
  harness.browser.panel.evaluate<string>(`document.activeElement.dataset.chainId`);

/** Clicks on a line of the menu that was opened last. */
async function choose(label: string): Promise<void> {
  const { panel } = harness.browser;
  await panel.evaluate(`(() => {
    document.querySelector('#chosen')?.removeAttribute('id');
    const lines = [...document.querySelectorAll('.context-menu .menu-line')];
    lines.findLast((line) => line.firstChild.textContent === '${label}').id = 'chosen';
  })()`);
  await panel.click('#chosen');
}

describe(`the menu of a row in ${browserName}`, () => {
  it('opens at the pointer without selecting the chain, and closes on a click elsewhere', async () => {
    const { browser } = harness;
    const [row] = await twoChains();
    await browser.panel.rightClick(`[data-chain-id="${row?.id}"] [data-cell=url]`);
    await waitForMenus(1);
    expect((await menusShown())[0]).toContain('Copy as');
    expect(
      await browser.panel.evaluate(`document.querySelector('[data-hop-index]') === null`),
    ).toBe(true);
    await browser.panel.click('footer');
    await waitForMenus(0);
  });

  it('is controlled by keyboard, and restores the focus on Escape', async () => {
    const { browser } = harness;
    const [first] = await twoChains();
    await browser.panel.evaluate(`document.querySelector('[role=row][tabindex="0"]').focus()`);
    await browser.panel.press('Home');
    await browser.waitForPanel(
      `document.activeElement.dataset.chainId === '${first?.id}'`,
      'the focus on the first row',
    );
    await browser.panel.press('Shift+F10');
    await waitForFocus('Copy as');
    await browser.panel.press('s');
    await waitForFocus('Show only');
    await browser.panel.press('ArrowRight');
    await waitForMenus(2);
    await browser.panel.press('End');
    await waitForFocus('type:fetch');
    // Escape would do; but Firefox's DevTools also open their console by it, which takes the focus.
    await browser.panel.press('ArrowLeft');
    await waitForMenus(1);
    await waitForFocus('Show only');
    await browser.panel.press('Escape');
    await waitForMenus(0);
    expect(await focusedRow()).toBe(first?.id);
    await browser.panel.press('ContextMenu');
    await waitForFocus('Copy as');
    await browser.panel.press('Tab');
    await waitForMenus(0);
  });

  it('copies its row, and says so', async () => {
    const { browser, lab } = harness;
    const [, second] = await twoChains();
    await browser.panel.rightClick(`[data-chain-id="${second?.id}"]`);
    await waitForMenus(1);
    await choose('Copy as');
    await waitForMenus(2);
    await choose('URL');
    await browser.waitForPanel(
      `document.querySelector('[data-part=said]').textContent === 'Copied.'`,
      'the word that it was copied',
    );
    await waitForMenus(0);
    expect(await focusedRow()).toBe(second?.id);
    await browser.panel.press('Control+f');
    await browser.panel.press('Control+v');
    await browser.waitForPanel(
      `document.querySelector('input.filter').value === '${lab.origin}/s/get-302/old'`,
      'the URL, pasted',
    );
  });

  it('writes terms into the filter', async () => {
    const { browser } = harness;
    const [first, second] = await twoChains();
    await browser.panel.rightClick(`[data-chain-id="${first?.id}"]`);
    await waitForMenus(1);
    await choose('Hide');
    await waitForMenus(2);
    await choose('-method:POST');
    const rows = await waitForRows(browser, 'rows.length === 1', 'one row');
    expect(rows[0]?.id).toBe(second?.id);
    expect(await browser.panel.evaluate(`document.querySelector('input.filter').value`)).toBe(
      '-method:POST',
    );
  });

  it('stays within a narrow window, with its submenu', async () => {
    const { browser } = harness;
    const [first] = await twoChains();
    await browser.setPanelSize(420, 300);
    try {
      await browser.panel.rightClick(`[data-chain-id="${first?.id}"] [data-cell=url]`);
      await waitForMenus(1);
      await browser.panel.press('ArrowRight');
      await waitForMenus(2);
      const within = `[...document.querySelectorAll('.context-menu')].every((menu) => {
        const { left, top, right, bottom } = menu.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      })`;
      await browser.waitForPanel(within, 'both menus within the window');
    } finally {
      await browser.setPanelSize(1400, 800);
    }
  });
});

describe(`the menu of a hop in ${browserName}`, () => {
  const openHopMenu = async () => {
    const { browser } = harness;
    const [first] = await twoChains();
    await openChain(browser, first?.id ?? '');
    await browser.panel.rightClick('[data-hop-index="0"] [data-part=url]');
    await waitForMenus(1);
  };

  it('opens its URL with GET in a tab beside the page', async () => {
    const { browser, lab } = harness;
    await openHopMenu();
    await choose('Open URL in new tab (GET)');
    // The chain began with POST.
    const opened = await browser.findTab(`${lab.origin}/s/post-302/new`);
    const asked = lab.log.filter(({ url }) => url.endsWith('/s/post-302/old'));
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
    await opened.close();
  });

  it('copies the selected text, like the browser’s own', async () => {
    const { browser, lab } = harness;
    const [first] = await twoChains();
    await openChain(browser, first?.id ?? '');
    await browser.panel.evaluate(`document.querySelector('section.details').focus()`);
    // The panel has the keyboard before anything is marked: to be given it may take the mark away.
    await browser.panel.press('Shift');
    await browser.panel.evaluate(
      `getSelection().selectAllChildren(document.querySelector('[data-hop-index="0"] [data-part=url]'))`,
    );
    await browser.panel.press('Shift+F10');
    await waitForMenus(1);
    await choose('Copy selected text');
    await browser.panel.press('Control+f');
    await browser.panel.press('Control+v');
    await browser.waitForPanel(
      `document.querySelector('input.filter').value === '${lab.origin}/s/post-302/old'`,
      'the URL, pasted',
    );
  });

  it.runIf(browserName === 'chromium')('opens the Network panel', async () => {
    const { browser } = harness;
    await openHopMenu();
    await choose('Show in Network panel');
    await browser.waitForPanel(
      'document.body.getClientRects().length === 0',
      'another panel in its place',
    );
    await browser.closeDevTools();
    await browser.openDevTools();
  });

  it.runIf(browserName === 'firefox')('omits what DevTools can’t do', async () => {
    await openHopMenu();
    expect((await menusShown())[0]).not.toContain('Show in Network panel');
  });
});
