import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { openChain, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const evaluate = <T>(expression: string) => harness.browser.panel.evaluate<T>(expression);
const waitFor = (expression: string, what: string) =>
  harness.browser.waitForPanel(expression, what);

const CARD = `document.querySelector('.card:popover-open')`;
const cardIs = (title: string) => `${CARD}?.querySelector('h2')?.textContent === '${title}'`;
const chipOf = (hop: number) => `[data-hop-index="${hop}"] .status-chip`;
const focusIs = (selector: string) => `document.activeElement.matches('${selector}')`;

/** Has the inspected page send requests, and opens the chain of the last of them. */
async function openChainOf(...requests: readonly (readonly [path: string, method: string])[]) {
  const { browser, lab } = harness;
  for (const [path, method] of requests) {
    const init = JSON.stringify(method === 'GET' ? {} : { method, body: 'x' });
    await browser.page.evaluate(`fetch('${lab.origin}${path}', ${init}).then(() => true)`);
  }
  const count = requests.length;
  const all = `rows.length === ${count} && rows.every((row) => !row.pending)`;
  const rows = await waitForRows(browser, all, `${count} chains`);
  await openChain(browser, rows[count - 1]?.id ?? '');
}

const POST_302 = ['/s/post-302/old', 'POST'] as const;
const GET_307 = ['/s/get-307/old', 'GET'] as const;

describe(`the card of a status in ${browserName}`, () => {
  it('opens on a click on a hop’s status, and compares its meaning with the others', async () => {
    await openChainOf(POST_302);
    await harness.browser.panel.click(chipOf(0));
    await waitFor(cardIs('302 Found'), 'the card of 302');
    const text = await evaluate<string>(`${CARD}.innerText`);
    for (const part of ['RFC 9110 §15.4.3', 'POST becomes GET', 'MAY', 'order-lost'])
      expect(text).toContain(part);
    const columns = `[...${CARD}.querySelectorAll('thead th')].map((th) => [th.textContent, th.ariaCurrent])`;
    expect(await evaluate(columns)).toEqual([
      ['301', null],
      ['302', 'true'],
      ['303', null],
      ['307', null],
      ['308', null],
    ]);
    const current = `[...${CARD}.querySelectorAll('td[data-current]')].map((td) => td.textContent)`;
    expect(await evaluate(current)).toEqual(['no', '→ GET', 'kept', 'lost', 'may', 'no', 'old']);
    expect(await evaluate(`${CARD}.querySelectorAll('figure .tracks').length`)).toBe(6);
  });

  it('opens with the keyboard, and restores the focus on Escape', async () => {
    const { browser } = harness;
    await openChainOf(POST_302);
    for (const key of ['Enter', ' ']) {
      await evaluate(`document.querySelector('${chipOf(0)}').focus()`);
      await browser.panel.press(key);
      await waitFor(`${cardIs('302 Found')} && ${focusIs('.card')}`, `a card by “${key}”`);
      for (const control of ['a', '[aria-label=Close]', '[data-part=what-if] summary']) {
        await browser.panel.press('Tab');
        await waitFor(focusIs(`.card ${control}`), `the focus on its ${control}`);
      }
      await browser.panel.press('Escape');
      await waitFor(`!${CARD} && ${focusIs(chipOf(0))}`, 'the focus back on the chip');
      expect(await evaluate(`document.querySelectorAll('[data-hop-index]').length`)).toBe(2);
    }
    await browser.panel.press('Escape');
    await waitFor(`!document.querySelector('[data-hop-index]')`, 'the details to close');
  });

  it('closes when the focus leaves it, and with its button', async () => {
    const { browser } = harness;
    await openChainOf(POST_302);
    await browser.panel.click(chipOf(0));
    await waitFor(`${cardIs('302 Found')} && ${focusIs('.card')}`, 'the card');
    for (let tab = 0; tab < 4; tab += 1) await browser.panel.press('Tab');
    await waitFor(`!${CARD} && !document.activeElement.closest('.card')`, 'it to close');
    await browser.panel.click(chipOf(0));
    await waitFor(cardIs('302 Found'), 'the card again');
    await browser.panel.click('.card:popover-open [aria-label=Close]');
    await waitFor(`!${CARD} && ${focusIs(chipOf(0))}`, 'it to close by its button');
  });

  it('is the only one open, and closes on a second click', async () => {
    const { browser } = harness;
    await browser.setPanelSize(1280, 700);
    await openChainOf(['/s/five-statuses/1', 'POST']);
    // The later hop's card lies above it or below, not on the first hop.
    await browser.panel.click(chipOf(0));
    await waitFor(cardIs('307 Temporary Redirect'), 'the card of 307');
    await evaluate(`void document.querySelector('${chipOf(1)}').click()`);
    await waitFor(cardIs('308 Permanent Redirect'), 'the card of 308');
    expect(await evaluate(`document.querySelectorAll('.card:popover-open').length`)).toBe(1);
    await evaluate(`${CARD}.hidePopover()`);
    await browser.panel.click(chipOf(0));
    await waitFor(cardIs('307 Temporary Redirect'), 'the card of 307 again');
    await browser.panel.click(chipOf(0));
    await waitFor(`!${CARD}`, 'it to close');
  });

  it('stays within a narrow panel and scrolls', async () => {
    const { browser } = harness;
    await browser.setPanelSize(400, 560);
    await openChainOf(GET_307);
    await browser.panel.click(chipOf(0));
    await waitFor(cardIs('307 Temporary Redirect'), 'the card');
    const inside = `(({ left, top, right, bottom }) => left >= 0 && top >= 0
      && right <= innerWidth && bottom <= innerHeight)(${CARD}.getBoundingClientRect())`;
    expect(await evaluate(inside)).toBe(true);
    expect(await evaluate(`${CARD}.scrollHeight > ${CARD}.clientHeight`)).toBe(true);
    expect(await evaluate(`${CARD}.scrollWidth > ${CARD}.clientWidth`)).toBe(false);
    await browser.setPanelSize(1280, 700);
    await waitFor(`innerWidth === 1280 && ${inside}`, 'it to follow its chip');
  });

  it('doesn’t exist for a response that is not a redirect', async () => {
    await openChainOf(POST_302);
    const chips = `[...document.querySelectorAll('[data-hop-index]')].map((hop) =>
      [hop.querySelector('[data-part=status]').textContent, hop.querySelectorAll('.status-chip').length])`;
    expect(await evaluate(chips)).toEqual([
      ['302 Found', 1],
      ['200 OK', 0],
    ]);
  });

  it('says that no server sent an internal redirect', async () => {
    const { browser, lab } = harness;
    const scenario = findScenario('hsts');
    if (!scenario) throw new Error('no such scenario');
    await playScenario(browser, lab, scenario);
    await browser.panel.click(chipOf(0));
    const title = { chromium: 'HSTS', firefox: 'HTTPS upgrade' }[browserName];
    await waitFor(cardIs(title), `the card of ${title}`);
    expect(await evaluate(`${CARD}.innerText`)).toContain('No server sent this redirect.');
  });
});

describe(`the statuses of the list in ${browserName}`, () => {
  it('select their row, and open a card only if it is already selected', async () => {
    const { browser } = harness;
    await openChainOf(POST_302, GET_307);
    const row = (selected: boolean) => `[role=row][aria-selected=${selected}]`;
    const steps = `${row(false)} [data-cell=status] .step`;
    const id = await evaluate<string>(`document.querySelector('${row(false)}').dataset.chainId`);
    await browser.panel.click(steps);
    await waitFor(
      `document.querySelector('${row(true)}').dataset.chainId === '${id}'`,
      'the row to be selected',
    );
    expect(await evaluate(`${CARD}`)).toBeNull();
    await browser.panel.click(`${row(true)} .status-chip`);
    await waitFor(`${cardIs('302 Found')} && ${focusIs('.card')}`, 'the card of 302');
    await browser.panel.press('ArrowDown');
    await browser.panel.press('Escape');
    await waitFor(`!${CARD} && ${focusIs(row(true))}`, 'the focus back on the row');
    expect(await evaluate(`document.querySelector('${row(true)}').dataset.chainId`)).toBe(id);
  });
});
