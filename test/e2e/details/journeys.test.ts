import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../lab/scenario.ts';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { poll } from '../../../scripts/browsers/wait.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { openChain, press, readRows, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName, setTicked } from '../harness.ts';

const harness = browserForTests();

const at = (path: string) => `${harness.lab.origin}/s/left-by-user${path}`;

/** Waits until a page is there, and until a redirect that it asks for is: what came before it would be shown by then. */
async function rowsOn(url: string): Promise<string[]> {
  const { browser, lab } = harness;
  const isThere = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
  await poll(() => browser.page.evaluate(isThere), { timeout: 5000, what: url });
  await browser.page.evaluate(`fetch('${lab.origin}/s/get-302/old').then(() => true)`);
  const rows = await waitForRows(
    browser,
    `rows.some((row) => row.url.includes('get-302') && !row.pending)`,
    'the redirect after it',
  );
  return rows.map((row) => row.url).filter((text) => !text.includes('get-302'));
}

describe(`a user’s action in ${browserName} is not a redirect`, () => {
  it.each(['link', 'assign', 'replace', 'late', 'post', 'script'])('a click on #%s', async (id) => {
    const { browser } = harness;
    await setTicked(browser, 'Preserve log', true);
    await browser.page.navigate(at('/start'));
    await browser.page.click(`#${id}`);
    expect(await rowsOn(at('/end'))).toEqual([]);
  });

  it('another address, a reload, and the Back button', async () => {
    const { browser } = harness;
    await setTicked(browser, 'Preserve log', true);
    await browser.page.navigate(at('/start'));
    await browser.page.navigate(at('/end'));
    expect(await rowsOn(at('/end'))).toEqual([]);
    await press(browser, 'Clear');
    await browser.page.navigate(at('/end'));
    expect(await rowsOn(at('/end'))).toEqual([]);
    await press(browser, 'Clear');
    await browser.page.evaluate(`void setTimeout(() => history.go(-1), 0)`);
    expect(await rowsOn(at('/start'))).toEqual([]);
  });
});

describe(`a journey in ${browserName}`, () => {
  it('is cleared as a whole by the next page, and not by its own pages', async () => {
    const { browser, lab } = harness;
    await playScenario(browser, lab, findScenario('saml-post') as Scenario);
    expect(await readRows(browser)).toHaveLength(3);
    await browser.page.navigate(at('/end'));
    await browser.waitForPanel(`!document.querySelector('[data-chain-id]')`, 'an empty list');
  });

  it('is displayed completely with each of its chains', async () => {
    const { browser, lab } = harness;
    await playScenario(browser, lab, findScenario('saml-post') as Scenario);
    const [first, second, third] = await readRows(browser);
    const others = `[...document.querySelectorAll('.journey-hop .hop-method')].map((each) => each.textContent)`;
    for (const [row, link, around] of [
      [first, '', ['POST', 'POST', 'GET']],
      [second, 'form (likely)', ['GET', 'POST', 'GET']],
      [third, 'form (likely)', ['GET', 'POST']],
    ] as const) {
      expect((await openChain(browser, row?.id ?? '')).link).toBe(link);
      expect(await browser.panel.evaluate(others)).toEqual(around);
    }
    await browser.panel.click('.journey-show');
    await browser.waitForPanel(
      `document.querySelector('[role=row][data-chain-id="${first?.id}"][aria-selected=true]') && true`,
      'the first chain',
    );
    expect(await browser.panel.evaluate(`document.activeElement.ariaLabel`)).toBe('Chain details');
  });
});
