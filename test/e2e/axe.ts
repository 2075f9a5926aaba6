/** Axe, as the tests of all pages run it. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { DrivenTab } from '../../scripts/browsers/index.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds by some rules, a line for each element: the rule, the element, and what is wrong with it. */
const found = (rules: string) => `axe.run(document, { resultTypes: ['violations']${rules} })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
    id + ': ' + html.slice(0, 300) + ' ' + failureSummary.replace(/\\s+/g, ' '))))`;

/** A theme changes colors only, so the second one is held to the rules about them. */
const RULES = { light: '', dark: `, runOnly: ['color-contrast', 'link-in-text-block']` };

/** Holds what is shown now to axe's rules, light and dark. */
export async function expectAccessible({ panel }: Pick<DrivenTab, 'panel'>): Promise<void> {
  await panel.evaluate(`(() => { ${AXE}; return true })()`);
  for (const [theme, rules] of Object.entries(RULES)) {
    await panel.evaluate(`void (document.documentElement.dataset.theme = '${theme}')`);
    expect(await panel.evaluate<string[]>(found(rules)), theme).toEqual([]);
  }
}
