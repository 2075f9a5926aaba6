/** What a list that is too narrow for everything leaves out, and that nothing is lost by it. */
import { afterEach, describe, expect, it } from 'vitest';
import { giveFile, openChain, press, readRows } from '../../../scripts/pictures/panel-page.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const STATUSES = [301, 302, 303, 302, 307, 200];
const WHOLE = STATUSES.join(' › ');

/** A chain that ended like that, with a URL that no list has room for. */
const LONG = record(
  STATUSES.map((status, index) => `GET http://a.test/${'path/'.repeat(60)}${index} ${status}`).join(
    ' / ',
  ),
);
const CHANGED = record('POST http://a.test/orders (24 B) 302 / GET http://a.test/orders/ 200');

const cell = (column: string) => `document.querySelector('[data-chain-id] [data-cell=${column}]')`;

/** What a status cell shows: its count is drawn by the style sheet. */
const SHOWN = `[...${cell('status')}.children].filter((part) => !part.matches('.visually-hidden'))
  .map((part) => part.dataset.count ?? part.textContent).join('')`;

/** Cells whose text an ellipsis cuts. */
const CUT = `[...document.querySelectorAll('[data-chain-id] > :is([data-cell=status], [data-cell=method])')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map(({ textContent }) => textContent)`;

const WIDEST = `[...document.querySelector('[data-chain-id]').children]
  .reduce((widest, each) => (each.offsetWidth > widest.offsetWidth ? each : widest)).dataset.cell`;

afterEach(() => press(harness.browser, 'Close imported session'));

async function show(width: number): Promise<void> {
  const { browser } = harness;
  await browser.setPanelSize(width, 600);
  const text = toNdjson([LONG, CHANGED], { includeSecrets: true });
  await giveFile(browser, 'choose', 'long.ndjson', text);
  await browser.waitForPanel(`document.querySelectorAll('[data-chain-id]').length === 2`, 'rows');
}

describe(`a narrow list in ${browserName}`, () => {
  it.each([
    [320, '+5 › 200'],
    [420, '301 › +4 › 200'],
    [900, '301 › +2 › 302 › 307 › 200'],
    [1600, WHOLE],
  ])('at %i px shows statuses as %s, and has all of them as text', async (width, expected) => {
    const { browser } = harness;
    await show(width);
    await browser.waitForPanel(`${SHOWN} === '${expected}'`, expected);
    expect((await readRows(browser)).map(({ status }) => status)).toEqual([WHOLE, '302 › 200']);
    expect(await browser.panel.evaluate(`${cell('status')}.title`)).toContain(WHOLE);
    expect(await browser.panel.evaluate(CUT)).toEqual([]);
  });

  it.each([420, 750, 900, 1600])('at %i px leaves the URL the most room', async (width) => {
    await show(width);
    expect(await harness.browser.panel.evaluate(WIDEST)).toBe('url');
  });

  it('opens cards only of the statuses that it shows', async () => {
    const { browser } = harness;
    await show(420);
    const [row] = await readRows(browser);
    await openChain(browser, row?.id ?? '');
    const chips = `[...${cell('status')}.querySelectorAll('.status-chip')].map((chip) => chip.textContent)`;
    await browser.waitForPanel(`${chips}.join() === '301'`, 'the first status as a button');
  });
});
