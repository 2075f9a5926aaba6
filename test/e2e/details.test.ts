/** The tabs of a chain's details, as a person goes through them. */
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../lab/scenarios/index.ts';
import { readRows } from '../../scripts/panel-page.ts';
import { playScenario } from '../../scripts/play.ts';
import { browserForTests, browserName } from './harness.ts';

const harness = browserForTests();

/** Plays a scenario, which leaves its chain open with its hops shown. */
async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

const evaluate = <Value>(expression: string) => harness.browser.panel.evaluate<Value>(expression);

const shown = () =>
  evaluate<string>(`document.querySelector('[role=tab][aria-selected=true]').dataset.tab`);

describe(`the tabs of the details in ${browserName}`, () => {
  it('are walked through by arrows, Home and End, and each names its panel', async () => {
    const { browser } = harness;
    await play('form-302');
    const ids = await evaluate<string[]>(
      `[...document.querySelectorAll('[role=tablist] [role=tab]')].map((tab) => tab.dataset.tab)`,
    );
    expect(await shown()).toBe('hops');
    await evaluate(`document.querySelector('[role=tab][aria-selected=true]').focus()`);
    const seen: string[] = [];
    for (const key of ['End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowRight']) {
      await browser.panel.press(key);
      seen.push(await shown());
      const [focused, stops, name] = await evaluate<[string, number, string]>(`[
        document.activeElement.dataset.tab,
        document.querySelectorAll('[role=tab][tabindex="0"]').length,
        document.getElementById(document.querySelector('[role=tabpanel]').getAttribute('aria-labelledby')).dataset.tab,
      ]`);
      expect([focused, stops, name]).toEqual([seen.at(-1), 1, seen.at(-1)]);
    }
    expect(seen).toEqual([ids.at(-1), 'hops', ids.at(-1), 'hops', ids[1]]);
  });

  it('stay chosen for the next chain, and after the details were closed', async () => {
    const { browser } = harness;
    await play('form-302');
    await evaluate(`document.querySelector('[role=tab][data-tab=clients]').click()`);
    await evaluate(`document.querySelector('[aria-label="Close details"]').click()`);
    await browser.waitForPanel(`!document.querySelector('[role=tab]')`, 'closed details');
    const [row] = await readRows(browser);
    await browser.panel.click(`[data-chain-id="${row?.id}"]`);
    await browser.waitForPanel(`document.querySelector('[role=tab]') && true`, 'open details');
    expect(await shown()).toBe('clients');
    expect(await evaluate(`document.querySelector('[data-hop-index]') === null`)).toBe(true);
  });
});
