import { describe, expect, it } from 'vitest';
import { waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName, requestFrom } from '../harness.ts';

const harness = browserForTests();

const evaluate = <T>(expression: string) => harness.browser.panel.evaluate<T>(expression);
const waitFor = (expression: string, what: string) =>
  harness.browser.waitForPanel(expression, what);

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await harness.browser.panel.press(key);
}

/** What Tab should lead to: all that is shown and can be used. In a group with one stop, the others have -1. */
const STOPS = `[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')].filter(
  (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length > 0 && !element.closest('.visually-hidden'))`;

const NAME = `((element) => element.tagName + ' ' +
  (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60))`;

/** Which stop has the focus, and whether it shows: itself, or the cell around it. */
const FOCUSED = `(() => {
  const { activeElement } = document;
  return [activeElement.dataset.stop, [activeElement, activeElement.parentElement]
    .some((element) => getComputedStyle(element).outlineStyle !== 'none')];
})()`;

/** Goes on by Tab until the focus is on what is wanted. */
async function tabTo(selector: string, key = 'Tab'): Promise<void> {
  const isThere = `document.activeElement.matches('${selector}')`;
  for (let stops = 0; stops < 80 && !(await evaluate<boolean>(isThere)); stops++) await press(key);
  await waitFor(isThere, `${key} to lead to ${selector}`);
}

const request = (path: string, method: string) =>
  requestFrom(harness, path, method === 'GET' ? {} : { method, body: 'x' });

describe(`a session without a pointer in ${browserName}`, () => {
  it('filters, opens, reads, copies, closes, pauses and clears', async () => {
    await request('/s/get-302/old', 'GET');
    await request('/s/post-302/old', 'POST');
    await waitForRows(harness.browser, 'rows.length === 2', 'two chains');
    await press('Control+f');
    await waitFor(`document.activeElement.ariaLabel === 'Filter'`, 'the filter to have the focus');
    await press(...'method-changed');
    await waitForRows(harness.browser, 'rows.length === 1', 'the chain that changed');
    await tabTo('[role=row][data-chain-id]');
    await press('Enter');
    await waitFor(`document.querySelector('[data-hop-index]') && true`, 'the details');
    await tabTo('[role=tab]');
    await press('ArrowRight');
    await waitFor(
      `document.activeElement.matches('[data-tab=headers][aria-selected=true]')`,
      'the headers',
    );
    await press('Home');
    await tabTo('.details-header button', 'Shift+Tab');
    await press('Escape');
    await waitFor(
      `!document.querySelector('[data-hop-index]') && document.activeElement.matches('[role=row]')`,
      'the focus to be back on the row',
    );
    await press('Control+e');
    await waitFor(
      `document.querySelector('[data-icon=record]').ariaPressed === 'false'`,
      'a pause',
    );
    await press('Control+l');
    await waitFor(`!document.querySelector('[data-chain-id]')`, 'an empty list');
  });

  it('reaches every control with Tab, and shows the focus', async () => {
    await request('/s/post-302/old', 'POST');
    const [row] = await waitForRows(harness.browser, 'rows.length === 1', 'a chain');
    await harness.browser.panel.click(`[data-chain-id="${row?.id}"]`);
    await waitFor(`document.querySelector('[data-hop-index]') && true`, 'the details');
    // By number, for what is known of a request may still grow, and with it a name.
    const stops = await evaluate<string[]>(
      `${STOPS}.map((element, index) => { element.dataset.stop = index; return ${NAME}(element); })`,
    );
    await evaluate(`document.querySelector('[data-stop="0"]').focus()`);
    const unmarked: string[] = [];
    for (const [index, name] of stops.entries()) {
      // A key is taken in a moment after it was pressed.
      await waitFor(`${FOCUSED}[0] === '${index}'`, `Tab to lead to ${name}`);
      const [, isMarked] = await evaluate<[string, boolean]>(FOCUSED);
      if (!isMarked) unmarked.push(name);
      await press('Tab');
    }
    // The first was not reached by a key.
    expect(unmarked.filter((name) => name !== stops[0])).toEqual([]);
  });
});
