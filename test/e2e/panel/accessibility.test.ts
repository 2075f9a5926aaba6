import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { VIEWS } from '../../../scripts/pictures/views.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds, a line for each element: the rule, the element, and what is wrong with it. */
const FOUND = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
    id + ': ' + html.slice(0, 300) + ' ' + failureSummary.replace(/\\s+/g, ' '))))`;

/** Holds what is shown now to axe's rules, light and dark. */
async function expectAccessible(): Promise<void> {
  const { panel } = harness.browser;
  if (!(await panel.evaluate(`typeof axe === 'object'`)))
    await panel.evaluate(`(() => { ${AXE}; return true })()`);
  for (const theme of ['light', 'dark']) {
    await panel.evaluate(`void (document.documentElement.dataset.theme = '${theme}')`);
    expect(await panel.evaluate<string[]>(FOUND), theme).toEqual([]);
  }
}

/** Nothing that was chosen, pinned or opened in one view is to be seen in the next. */
afterEach(async () => {
  const { browser } = harness;
  const clear = `(globalThis.browser ?? chrome).storage.local.clear().then(() => true)`;
  await browser.panel.evaluate(clear);
  await browser.closeDevTools();
});

describe.each([1400, 420])(`axe in ${browserName}, %i px wide,`, (width) => {
  it.each(Object.entries(VIEWS))('finds nothing in %s', async (_, open) => {
    await harness.browser.setPanelSize(width);
    await open(harness);
    await expectAccessible();
  });
});
