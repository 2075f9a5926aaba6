import { describe, expect, it } from 'vitest';
import { hostile } from '../../../lab/scenarios/hostile.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { openChain, readRows } from '../../../scripts/pictures/panel-page.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Unfolds all that there is of the chain that is open. */
const UNFOLD = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const button of document.querySelectorAll('.unfold')) button.click();
  return true;
})()`;

/** What foreign text could have made of the panel's document; empty if it stayed text. */
const INTRUDERS = `[...document.querySelectorAll('*')].filter((element) =>
  ['IMG', 'SCRIPT', 'IFRAME', 'B', 'STYLE', 'LINK', 'FORM'].includes(element.tagName) &&
    !document.head.contains(element)
  || [...element.attributes].some(({ name }) => /^on|^srcdoc$/.test(name))).map(({ outerHTML }) => outerHTML)`;

/** What is wider than it has room for: the document, or what scrolls in it, by class. */
const OVERFLOWING = `[document.documentElement, ...document.querySelectorAll('body *')]
  .filter((element) => element === document.documentElement
    || /auto|scroll/.test(getComputedStyle(element).overflowX))
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map(({ tagName, className }) => tagName + '.' + className)`;

/** The share of its line that the narrowest URL has. */
const URL_SHARE = `Math.min(...[...document.querySelectorAll('.hop-line .url')]
  .map((url) => url.getBoundingClientRect().width / url.parentElement.clientWidth))`;

const ROW_HEIGHTS = `[...document.querySelectorAll('[role=row][data-chain-id]')]
  .map((row) => row.getBoundingClientRect().height)`;

/** Characters that are not to be in a panel's text: control, bidi and zero-width ones. */
const UNSAFE = String.raw`/[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText)`;

describe(`hostile answers in ${browserName}`, () => {
  it.each(hostile.map((scenario) => [scenario.id, scenario] as const))(
    '%s are displayed as text, and fit',
    async (_, scenario) => {
      const { browser, lab } = harness;
      await playScenario(browser, lab, scenario);
      const [row] = await readRows(browser);
      await openChain(browser, row?.id ?? '');
      for (const width of [1400, 420]) {
        await browser.setPanelSize(width);
        await browser.panel.evaluate(UNFOLD);
        expect(await browser.panel.evaluate(INTRUDERS)).toEqual([]);
        // The panel is laid out anew a moment after it was resized.
        await browser.waitForPanel(`${OVERFLOWING}.length === 0`, `all to fit into ${width} px`);
        expect(await browser.panel.evaluate(UNSAFE)).toBe(false);
        expect(await browser.panel.evaluate(URL_SHARE)).toBeGreaterThan(0.25);
        const heights = await browser.panel.evaluate<number[]>(ROW_HEIGHTS);
        expect(new Set(heights).size).toBe(1);
      }
      const page = await browser.page.evaluate('typeof self.pwned');
      expect([page, await browser.panel.evaluate('typeof self.pwned')]).toEqual([
        'undefined',
        'undefined',
      ]);
      expect(harProblems((await exportHar(browser)).har)).toBeUndefined();
    },
  );
});
