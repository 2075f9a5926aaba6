/** A list with more rows than it has room for, when its room changes. */
import { expect, it } from 'vitest';
import { browserForTests, browserName, requestFrom } from '../harness.ts';

const harness = browserForTests();

const COUNT = 60;

/** Places in the list, from its top to its bottom, where no row is. */
const EMPTY_PLACES = `(() => {
  const list = document.querySelector('.list-scroller').getBoundingClientRect();
  const places = [...Array(10).keys()].map((index) => list.top + 5 + ((list.height - 10) * index) / 9);
  return places.filter((y) => !document.elementFromPoint(list.left + 40, y)?.closest('[data-chain-id]'));
})()`;

it(`the list shows rows at any height while its last row is selected, in ${browserName}`, async () => {
  const { browser } = harness;
  for (let index = 0; index < COUNT; index += 1) await requestFrom(harness, '/s/get-302/old');
  await browser.waitForPanel(
    `document.querySelector('[aria-rowcount="${COUNT + 1}"]') !== null`,
    'all chains',
  );
  await browser.panel.evaluate(
    `void [...document.querySelectorAll('[data-chain-id]')].at(-1).click()`,
  );
  await browser.waitForPanel(`document.querySelector('.details') !== null`, 'the details');
  for (const height of [800, 420, 700]) {
    await browser.setPanelSize(1000, height);
    await browser.waitForPanel(
      `Math.abs(innerHeight - ${height}) < 60 && ${EMPTY_PLACES}.length === 0`,
      `rows all over a list in ${height} px`,
    );
  }
  expect(await browser.panel.evaluate(`${EMPTY_PLACES}.length`)).toBe(0);
});
