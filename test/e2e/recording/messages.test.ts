import { describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests({ otherExtensions: ['test/extensions/stranger'] });

/** A tab that nobody has: who subscribes to it can be told from the panel. */
const NOBODYS_TAB = 4242;
const API = '(globalThis.browser ?? chrome)';
const PANEL = `src/panel/index.html?tabId=${NOBODYS_TAB}`;

describe(`connections to the background script in ${browserName}`, () => {
  it('are accepted from a panel opened as a tab', async () => {
    const { browser } = harness;
    const opened = await browser.background.evaluate<number>(
      `${API}.tabs.create({ url: ${API}.runtime.getURL('${PANEL}'), active: false }).then(({ id }) => id)`,
    );
    await poll(isSubscribed, { timeout: 10_000, what: 'the panel in a tab to subscribe' });
    await browser.background.evaluate(`${API}.tabs.remove(${opened}).then(() => true)`);
    await poll(async () => !(await isSubscribed()), {
      timeout: 10_000,
      what: 'the panel in a tab to be forgotten',
    });
  });

  it('are refused from another extension', async () => {
    const { browser } = harness;
    const id = await browser.background.evaluate<string>(`${API}.runtime.id`);
    const dataset = 'document.documentElement.dataset';
    await browser.page.evaluate(`void (${dataset}.reach = '${id}')`);
    const reached = await poll(() => browser.page.evaluate<string>(`${dataset}.reached ?? ''`), {
      timeout: 10_000,
      what: 'the other extension to have tried',
    });
    expect(JSON.parse(reached)).toEqual([
      { heard: [], refused: true },
      { heard: [], refused: true },
    ]);
    await expectOnlyThePanel();
  });

  it('are refused from a page', async () => {
    const { browser } = harness;
    const id = await browser.background.evaluate<string>(`${API}.runtime.id`);
    // Chromium gives `runtime` to the pages to which any extension is open, as the other one is to this; Firefox never does.
    const outcome = await browser.page.evaluate(`(() => {
      const runtime = globalThis.chrome?.runtime ?? globalThis.browser?.runtime;
      if (!runtime) return 'no runtime';
      const subscribe = { type: 'subscribe', tabId: ${NOBODYS_TAB}, recording: true, preserveLog: true };
      const byMessage = new Promise((resolve) =>
        runtime.sendMessage('${id}', subscribe, (answer) =>
          resolve(runtime.lastError ? 'refused' : answer)));
      const overPort = new Promise((resolve) => {
        const port = runtime.connect('${id}', { name: 'panel' });
        port.onMessage.addListener(resolve);
        port.onDisconnect.addListener(() => resolve(runtime.lastError ? 'refused' : 'closed'));
        port.postMessage(subscribe);
      });
      return Promise.all([byMessage, overPort]);
    })()`);
    expect(outcome).toEqual(browserName === 'chromium' ? ['refused', 'refused'] : 'no runtime');
    await expectOnlyThePanel();
  });

  it('can’t be made by framing the panel in a page', async () => {
    const { browser, lab } = harness;
    const url = await browser.background.evaluate<string>(`${API}.runtime.getURL('${PANEL}')`);
    // Firefox refuses without an event; a frame that was asked for later and has loaded tells that the first is decided.
    await browser.page.evaluate(`(async () => {
      for (const src of [${JSON.stringify(url)}, '${lab.origin}/']) {
        const frame = document.createElement('iframe');
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        frame.src = src;
        document.body.append(frame);
        if (src.startsWith('http:')) await loaded;
      }
      return true;
    })()`);
    await expectOnlyThePanel();
  });

  it('survive invalid messages from our own page', async () => {
    const { browser } = harness;
    const closed = await browser.panel.evaluate<boolean>(`(() => {
      const { runtime } = ${API};
      const port = runtime.connect({ name: 'panel' });
      const sensible = { type: 'subscribe', tabId: ${NOBODYS_TAB}, recording: true, preserveLog: true };
      for (const message of [
        null, 7, 'subscribe', [], {}, { type: 'subscribe' }, { ...sensible, type: 'other' },
        { ...sensible, tabId: 'x' }, { ...sensible, tabId: 1.5 }, { ...sensible, recording: 1 },
        { ...sensible, clearedAt: {} }, { ...sensible, clearedAt: Infinity }, { ...sensible, tabId: { toString: 1 } },
      ]) port.postMessage(message);
      port.disconnect();
      const other = runtime.connect({ name: 'other' });
      return new Promise((resolve) => other.onDisconnect.addListener(() => resolve(true)));
    })()`);
    expect(closed).toBe(true);
    await expectOnlyThePanel();
    expect(await browser.panel.evaluate(`document.querySelector('[data-notice]') === null`)).toBe(
      true,
    );
  });

  async function isSubscribed(): Promise<boolean> {
    return (await subscribedTabs()).includes(NOBODYS_TAB);
  }

  /** The panel is still served, and nobody else is. */
  async function expectOnlyThePanel(): Promise<void> {
    const { browser, lab } = harness;
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-301/old').then(() => true)`);
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    const tabs = await subscribedTabs();
    expect(tabs).toHaveLength(1);
    expect(tabs).not.toContain(NOBODYS_TAB);
  }

  /** As the background has saved them. */
  function subscribedTabs(): Promise<number[]> {
    return harness.browser.background.evaluate(
      `${API}.storage.session.get('state').then(({ state }) =>
        JSON.parse(state).subscriptions.map(({ tabId }) => tabId))`,
    );
  }
});
