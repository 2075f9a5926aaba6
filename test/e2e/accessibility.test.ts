import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VIEWS } from '../../scripts/views.ts';
import { browserForTests, browserName } from './harness.ts';

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

describe(`axe in ${browserName}`, () => {
  it.each(Object.entries(VIEWS))('finds nothing in %s', async (_, open) => {
    await open(harness);
    await expectAccessible();
  });
});
