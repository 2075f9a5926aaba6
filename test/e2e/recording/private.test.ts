import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrivenTab, OpenedTab } from '../../../scripts/browsers/index.ts';
import { poll } from '../../../scripts/browsers/wait.ts';
import { control, press, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests({ privateWindows: true });

let secret: OpenedTab;

/** What storage.session holds, as text. */
const STORED = `(globalThis.browser ?? chrome).storage.session.get(null).then(JSON.stringify)`;

/** Has a shared worker request a redirect, of which no browser tells the tab. */
const letWorkerRequest = ({ page }: DrivenTab) =>
  page.evaluate(`void document.body.append(Object.assign(document.createElement('script'),
    { src: '/s/shared-worker/start.js' }))`);

/** Has a page request a redirect, and waits for the answer. */
const request = ({ page }: DrivenTab, path: string) =>
  page.evaluate(`fetch('/s/${path}').then(() => true)`);

const isSettled = (count: number) =>
  `rows.length === ${count} && rows.every((row) => !row.pending)`;

beforeAll(async () => {
  const { browser, lab } = harness;
  secret = await browser.openTab(`${lab.origin}/`, 'private window');
  await secret.openDevTools();
});

afterAll(() => secret?.close());

describe(`a private window in ${browserName}`, () => {
  it('is recorded only for its own panel, including requests whose tab the browser doesn’t report', async () => {
    const { browser, lab } = harness;
    for (const tab of [browser, secret]) {
      lab.clearLog();
      await letWorkerRequest(tab);
      const isAsked = () => lab.log.some(({ path }) => path === '/new');
      await poll(isAsked, { timeout: 5000, what: 'the worker’s request' });
      await request(tab, 'get-307/old');
    }
    // Chromium does not tell whether such a request is a private window's: there, none is shown.
    const expected = browserName === 'firefox' ? ['unattributed', ''] : [''];
    for (const tab of [browser, secret]) {
      const rows = await waitForRows(tab, isSettled(expected.length), 'its own chains');
      expect(rows.map(({ source }) => source)).toEqual(expected);
    }
  });

  it('is not displayed in a tab outside of it', async () => {
    const { browser } = harness;
    const panels = () =>
      browser.background.evaluate<boolean[]>(`((api) => api.tabs.query({}).then((tabs) => tabs
        .filter(({ url }) => url?.startsWith(api.runtime.getURL('/src/panel/')))
        .map(({ incognito }) => incognito)))(globalThis.browser ?? chrome)`);
    await press(secret, 'Settings');
    await secret.waitForPanel(`${control('Open in a tab')} !== undefined`, 'the button');
    await press(secret, 'Open in a tab');
    await press(secret, 'Close');
    if (browserName === 'chromium') {
      await secret.waitForPanel(`document.querySelector('[data-notice=trouble]') !== null`, 'a no');
      await press(secret, 'Dismiss');
      expect(await panels()).toEqual([]);
    } else {
      const isOpen = async () => (await panels()).length > 0;
      await poll(isOpen, { timeout: 10_000, what: 'the panel in a tab' });
      expect(await panels()).toEqual([true]);
      await browser.background.evaluate(`((api) => api.tabs.query({}).then((tabs) => api.tabs.remove(
        tabs.find(({ url }) => url?.startsWith(api.runtime.getURL('/src/panel/'))).id))
        .then(() => true))(globalThis.browser ?? chrome)`);
    }
  });

  it('leaves nothing behind when its panel is closed', async () => {
    const { browser } = harness;
    const stored = () => browser.background.evaluate<string>(STORED);
    await request(browser, 'get-308/old');
    await waitForRows(browser, isSettled(1), 'an ordinary chain');
    await request(secret, 'get-302/old?secret');
    await waitForRows(secret, 'rows.some((row) => row.url.includes("secret"))', 'the chain');
    await poll(async () => (await stored()).includes('?secret'), { timeout: 5000, what: 'a save' });
    await secret.closeDevTools();
    const isForgotten = async () => !/secret/.test(await stored());
    await poll(isForgotten, { timeout: 15_000, what: 'all to be forgotten' });
    expect(await stored()).toContain('/s/get-308/');
    await secret.openDevTools();
    const isBack = async () => /"subscriptions\\":\[\{[^\]]*\},\{/.test(await stored());
    await poll(isBack, { timeout: 10_000, what: 'the panel to be back' });
    await request(secret, 'get-307/old');
    const rows = await waitForRows(secret, isSettled(1), 'a new chain alone');
    expect(rows.map(({ status }) => status)).toEqual(['307 › 200']);
  });
});
