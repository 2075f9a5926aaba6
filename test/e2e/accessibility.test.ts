import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../lab/scenarios/index.ts';
import {
  giveFile,
  openChain,
  press,
  readRows,
  setFilter,
  waitForControl,
} from '../../scripts/panel-page.ts';
import { playScenario } from '../../scripts/play.ts';
import { browserForTests, browserName, setTicked } from './harness.ts';

const harness = browserForTests();

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds, a line for each element: the rule, the element, and what is wrong with it. */
const FOUND = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
    id + ': ' + html.slice(0, 300) + ' ' + failureSummary.replace(/\\s+/g, ' '))))`;

/** Holds what is shown now to axe's rules: wide and narrow, light and dark. */
async function expectAccessible(): Promise<void> {
  const { browser } = harness;
  if (!(await browser.panel.evaluate(`typeof axe === 'object'`)))
    await browser.panel.evaluate(`(() => { ${AXE}; return true })()`);
  for (const width of [1400, 420]) {
    await browser.setPanelSize(width);
    for (const theme of ['light', 'dark']) {
      await browser.panel.evaluate(`void (document.documentElement.dataset.theme = '${theme}')`);
      const found = await browser.panel.evaluate<string[]>(FOUND);
      expect(found, `${width} px, ${theme}`).toEqual([]);
    }
  }
}

/** Plays scenarios one after the other and opens the last one's chain. */
async function openLastOf(...ids: string[]): Promise<void> {
  const { browser, lab } = harness;
  await setTicked(browser, 'Preserve log', true);
  for (const id of ids) {
    const scenario = findScenario(id);
    if (!scenario) throw new Error(`the lab has no scenario ${id}`);
    await playScenario(browser, lab, scenario);
  }
  const [row] = await readRows(browser);
  await setFilter(browser, '');
  await openChain(browser, row?.id ?? '');
}

const shown = (selector: string) =>
  harness.browser.waitForPanel(`document.querySelector('${selector}') && true`, selector);

const UNFOLD = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const button of document.querySelectorAll('.unfold')) button.click();
  return true;
})()`;

/** What a person comes by, and how. */
const VIEWS: Readonly<Record<string, () => Promise<unknown>>> = {
  'an empty panel': () => waitForControl(harness.browser, 'Filter'),
  'a list with its marks': () => openLastOf('post-302', 'put-303', 'loop-of-two', 'hsts'),
  'a chain with all unfolded': async () => {
    await openLastOf('oidc-form-post');
    await harness.browser.panel.evaluate(UNFOLD);
  },
  'the card of a status': async () => {
    await openLastOf('post-302');
    await harness.browser.panel.click('[data-hop-index="0"] .status-chip');
    await shown('.card:popover-open');
  },
  'the choice of exports': async () => {
    await openLastOf('oidc-form-post');
    await press(harness.browser, 'More exports');
  },
  'a filter that cannot be understood': async () => {
    await openLastOf('post-302');
    await setFilter(harness.browser, 'status:9999');
  },
  'files, one read and one refused': async () => {
    await giveFile(harness.browser, 'choose', 'ours.har', JSON.stringify(HAR));
    await giveFile(harness.browser, 'choose', 'broken.har', '{"log":');
    await shown('[role=alert], [role=status]');
  },
};

const HAR = {
  log: {
    version: '1.2',
    creator: { name: 'Test', version: '1' },
    entries: ['http://a.test/', 'http://a.test/b'].map((url, index) => ({
      startedDateTime: `2026-01-01T00:00:0${index}.000Z`,
      time: 5,
      request: {
        method: 'GET',
        url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [],
        queryString: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: index === 0 ? 302 : 200,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: index === 0 ? [{ name: 'Location', value: '/b' }] : [],
        content: { size: 0, mimeType: 'text/plain' },
        redirectURL: index === 0 ? '/b' : '',
        headersSize: -1,
        bodySize: 0,
      },
      cache: {},
      timings: { send: 0, wait: 5, receive: 0 },
    })),
  },
};

describe(`axe in ${browserName}`, () => {
  it.each(Object.entries(VIEWS))('finds nothing in %s', async (_, open) => {
    await open();
    await expectAccessible();
  });
});
