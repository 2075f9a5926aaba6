import { describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { press, readRows, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

const harness = browserForTests();

const SUBSCRIPTIONS = `(globalThis.browser ?? chrome).storage.session.get('state').then(({ state }) =>
  JSON.parse(state).subscriptions.length)`;

/** Which webRequest events have a listener; Chromium says so. */
const LISTENED = `['onBeforeRequest', 'onSendHeaders', 'onHeadersReceived', 'onBeforeRedirect', 'onCompleted',
  'onErrorOccurred'].filter((name) => chrome.webRequest[name].hasListeners())`;

async function closePanel(): Promise<void> {
  const { browser } = harness;
  await browser.closeDevTools();
  await poll(async () => (await browser.background.evaluate(SUBSCRIPTIONS)) === 0, {
    timeout: 15_000,
    what: 'the recording to end',
  });
}

/** How the page is reached while no panel is open, with a redirect of its own. */
async function visit(): Promise<void> {
  const { browser, lab } = harness;
  await browser.page.navigate(`${lab.origin}/s/get-302/old`);
  await browser.page.evaluate(`fetch('${lab.origin}/s/get-307/old').then(() => true)`);
}

describe(`a page that was reached before its panel was opened in ${browserName}`, () => {
  it('shows how if background recording is on, and nothing else', async () => {
    const { browser } = harness;
    await setTicked(browser, 'Record in background', true);
    await closePanel();
    await visit();
    await browser.background.stop();
    await browser.openDevTools();
    const rows = await waitForRows(browser, 'rows.length > 0 && !rows[0].pending', 'the way');
    expect(rows.map(({ status, type }) => `${status} ${type}`)).toEqual(['302 › 200 doc']);
    await setTicked(browser, 'Record in background', false);
  });

  it('shows nothing by default, because nothing listens', async () => {
    const { browser } = harness;
    await closePanel();
    if (browserName === 'chromium') {
      expect(await browser.background.evaluate(LISTENED)).toEqual([]);
    }
    await visit();
    await browser.openDevTools();
    await browser.waitForPanel(
      `document.querySelector('[data-empty=empty]') !== null`,
      'an empty list',
    );
    expect(await readRows(browser)).toEqual([]);
  });

  it('offers background recording if there is nothing to show', async () => {
    const { browser } = harness;
    const offer = `document.querySelector('.empty .checkbox input')`;
    await browser.panel.evaluate(`void ${offer}.click()`);
    await browser.waitForPanel(`${offer}.checked`, 'the choice');
    await browser.panel.reload();
    await browser.waitForPanel(`${offer}?.checked`, 'the choice, kept');
    await press(browser, 'Record in background');
    await browser.waitForPanel(`!${offer}.checked`, 'the choice, taken back');
  });
});
