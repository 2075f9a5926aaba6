import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { VIEWS } from '../../../scripts/pictures/views.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds by some rules, a line for each element: the rule, the element, and what is wrong with it. */
const found = (rules: string) => `axe.run(document, { resultTypes: ['violations']${rules} })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
    id + ': ' + html.slice(0, 300) + ' ' + failureSummary.replace(/\\s+/g, ' '))))`;

/** A theme changes colors only, so the second one is held to the rules about them. */
const RULES = { light: '', dark: `, runOnly: ['color-contrast', 'link-in-text-block']` };

/** Holds what is shown now to axe's rules, light and dark. */
async function expectAccessible(): Promise<void> {
  const { panel } = harness.browser;
  await panel.evaluate(`(() => { ${AXE}; return true })()`);
  for (const [theme, rules] of Object.entries(RULES)) {
    await panel.evaluate(`void (document.documentElement.dataset.theme = '${theme}')`);
    expect(await panel.evaluate<string[]>(found(rules)), theme).toEqual([]);
  }
}

/** Nothing that was chosen, pinned or opened in one view is to be seen in the next. */
afterEach(async () => {
  const { panel } = harness.browser;
  await panel.evaluate(`(globalThis.browser ?? chrome).storage.local.clear().then(() => true)`);
  await panel.reload();
});

describe.each([1400, 420])(`axe in ${browserName}, %i px wide,`, (width) => {
  it.each(Object.entries(VIEWS))('finds nothing in %s', async (_, open) => {
    await harness.browser.setPanelSize(width);
    await open(harness);
    await expectAccessible();
  });
});
