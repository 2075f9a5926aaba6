import { describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { control, press, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();
const API = '(globalThis.browser ?? chrome)';
const DIALOG = `document.querySelector('dialog:modal')`;
const FOCUSED = 'document.activeElement';

const stored = () =>
  harness.browser.background.evaluate<Record<string, unknown>>(
    `new Promise((resolve) => ${API}.storage.local.get(null, resolve))`,
  );
const waitForStored = (isWanted: (settings: Record<string, unknown>) => boolean, what: string) =>
  poll(async () => isWanted(await stored()), { timeout: 10_000, what });
const waitForDialog = (isOpen: boolean) =>
  harness.browser.waitForPanel(`(${DIALOG} !== null) === ${isOpen}`, `a dialog: ${isOpen}`);

/** A chain, so that nothing is offered in the list's place. */
async function oneChain() {
  const { browser, lab } = harness;
  await browser.page.evaluate(
    `fetch('${lab.origin}/s/post-302/old', { method: 'POST' }).then(() => true, () => false)`,
  );
  return waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'an ended chain');
}

async function openSettings(): Promise<void> {
  await press(harness.browser, 'Settings');
  await waitForDialog(true);
}

describe(`the settings in ${browserName}`, () => {
  it('open at 400 pixels with chains in the list, and take effect immediately and permanently', async () => {
    const { browser } = harness;
    await oneChain();
    await browser.setPanelSize(400, 600);
    try {
      await browser.panel.click('[data-icon=settings]');
      await waitForDialog(true);
      const fits = `(({ left, right, top, bottom }) => left >= 0 && top >= 0
        && right <= innerWidth && bottom <= innerHeight)(${DIALOG}.getBoundingClientRect())
        && ${DIALOG}.scrollWidth <= ${DIALOG}.clientWidth`;
      expect(await browser.panel.evaluate(fits)).toBe(true);
      await browser.panel.click('dialog input[type=checkbox]');
      await waitForStored(({ backgroundRecording }) => backgroundRecording === true, 'the choice');
      await browser.panel.click('dialog input[type=checkbox]');
      await waitForStored(({ backgroundRecording }) => backgroundRecording === false, 'no choice');
      await browser.panel.press('Escape');
      await waitForDialog(false);
      await browser.waitForPanel(`${FOCUSED} === ${control('Settings')}`, 'the focus given back');
    } finally {
      await browser.setPanelSize(1400, 800);
    }
  });

  it('override the theme of DevTools, and restore it', async () => {
    const { browser } = harness;
    const theme = 'document.documentElement.dataset.theme';
    await openSettings();
    const before = await browser.panel.evaluate<string>(theme);
    await press(browser, before === 'dark' ? 'Light' : 'Dark');
    await browser.waitForPanel(
      `${theme} === '${before === 'dark' ? 'light' : 'dark'}'`,
      'the theme',
    );
    await press(browser, 'Same as DevTools');
    await browser.waitForPanel(`${theme} === '${before}'`, 'the theme of DevTools');
    await browser.panel.press('Escape');
    await waitForDialog(false);
  });

  it('limit the storage, and are all reset after a second click', async () => {
    const { browser } = harness;
    await openSettings();
    await browser.panel.evaluate(`(() => {
      const select = document.querySelector('dialog select');
      select.value = '1';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await waitForStored(({ storageLimit }) => storageLimit === 1, 'the choice of 1 MiB');
    await press(browser, 'Reset all settings');
    expect(await stored()).toMatchObject({ storageLimit: 1 });
    await press(browser, 'Press again to reset all settings');
    await waitForStored((settings) => Object.keys(settings).length === 0, 'no setting at all');
    await browser.waitForPanel(
      `document.querySelector('dialog select').value === '8'`,
      'the room there is by default',
    );
    await browser.panel.press('Escape');
    await waitForDialog(false);
  });
});

describe(`the help in ${browserName}`, () => {
  it('opens on ?, keeps the focus inside, and restores it', async () => {
    const { browser } = harness;
    const [row] = await oneChain();
    await browser.panel.evaluate(`document.querySelector('[data-chain-id]').focus()`);
    await browser.panel.press('?');
    await waitForDialog(true);
    expect(await browser.panel.evaluate(`${DIALOG}.textContent`)).toContain('Ctrl+F');
    for (let tabs = 0; tabs < 4; tabs++) {
      await browser.panel.press('Tab');
      const isWithin = `document.hasFocus() && ${DIALOG}.contains(${FOCUSED})`;
      expect(await browser.panel.evaluate(isWithin)).toBe(true);
    }
    // Shortcuts of the panel are not for the dialog.
    await browser.panel.press('Control+l');
    await browser.panel.press('Escape');
    await waitForDialog(false);
    await browser.waitForPanel(
      `${FOCUSED}.dataset.chainId === '${row?.id}'`,
      'the focus on the row that had it, which was not cleared',
    );
  });

  it('stays closed while the user types a question mark', async () => {
    const { browser } = harness;
    await browser.panel.press('Control+f');
    await browser.panel.press('?');
    await browser.waitForPanel(`${control('Filter')}.value === '?'`, 'the character');
    expect(await browser.panel.evaluate(`${DIALOG} === null`)).toBe(true);
  });
});

describe(`F6 in ${browserName}`, () => {
  it('cycles through toolbar, list and details, in both directions', async () => {
    const { browser } = harness;
    const [row] = await oneChain();
    await browser.panel.click(`[data-chain-id="${row?.id}"]`);
    await browser.waitForPanel(`document.querySelector('section.details') !== null`, 'the details');
    await browser.panel.evaluate(`${control('Record')}.focus()`);
    const isIn = (selector: string) =>
      browser.waitForPanel(
        `${FOCUSED}.closest('${selector}') !== null`,
        `the focus in ${selector}`,
      );
    for (const selector of ['.split-list', '.split-details', '.toolbar']) {
      await browser.panel.press('F6');
      await isIn(selector);
    }
    await browser.panel.press('Shift+F6');
    await isIn('.split-details');
  });
});

/** The address of the panel that was opened as a tab. */
function panelTabUrl(): Promise<string> {
  const { browser } = harness;
  // Some versions of Chromium don't tell an extension the URL of its own tab, but its contexts.
  const find = `(async () => {
    const tabs = await ${API}.tabs.query({});
    const contexts = (await ${API}.runtime.getContexts?.({ contextTypes: ['TAB'] })) ?? [];
    const urls = [...tabs.map(({ url }) => url), ...contexts.map(({ documentUrl }) => documentUrl)];
    return urls.find((url) => url?.startsWith(${API}.runtime.getURL('/src/panel/'))) ?? '';
  })()`;
  const url = () => browser.background.evaluate<string>(find);
  return poll(url, { timeout: 10_000, what: 'the panel in a tab' });
}

describe(`the panel in its own tab in ${browserName}`, () => {
  it('shows the same chains, and which tab it inspects, and when that tab is closed', async () => {
    const { browser, lab } = harness;
    const other = await browser.openTab(`${lab.origin}/`, 'tab');
    await other.openDevTools();
    await other.waitForPanel(
      `document.querySelector('[data-empty=empty]') !== null`,
      'a recording',
    );
    await other.page.evaluate(`fetch('${lab.origin}/s/get-302/old').then(() => true, () => false)`);
    await waitForRows(other, 'rows.length === 1 && !rows[0].pending', 'an ended chain');
    await press(other, 'Settings');
    await other.waitForPanel(`${control('Open in a tab')} !== undefined`, 'the button');
    await press(other, 'Open in a tab');
    const opened = await browser.findTab(await panelTabUrl());
    const panel = opened.page;
    const seen = (expression: string, what: string) =>
      poll(() => panel.evaluate<boolean>(expression).catch(() => false), { timeout: 10_000, what });
    await seen(`document.querySelectorAll('[data-chain-id]').length === 1`, 'the chain');
    const inspected = `document.querySelector('[data-part=inspected]').textContent`;
    await seen(`${inspected}.includes('${lab.origin}/')`, 'the name of the tab');
    // DevTools' own panel stays.
    expect(await other.panel.evaluate(`document.querySelectorAll('[data-chain-id]').length`)).toBe(
      1,
    );
    await other.close();
    await seen(`document.querySelector('[data-notice=tab-closed]') !== null`, 'the word of it');
    expect(await panel.evaluate(`document.querySelectorAll('[data-chain-id]').length`)).toBe(1);
    await opened.close();
  });
});
