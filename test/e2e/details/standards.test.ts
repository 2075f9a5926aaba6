import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const STANDARDS = `document.querySelector('details[data-part=standards]')`;

/** Plays a scenario, opens its first redirect’s comparison, and reads its summary and its cells, row by row. */
async function comparisonOf(id: string): Promise<{ summary: string; rows: string[][] }> {
  const { browser, lab } = harness;
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  await playScenario(browser, lab, scenario);
  await browser.panel.evaluate(`void ${STANDARDS}.querySelector('summary').click()`);
  await browser.waitForPanel(`${STANDARDS}.querySelector('tbody') !== null`, 'the comparison');
  return browser.panel.evaluate(`({
    summary: ${STANDARDS}.querySelector('summary').textContent,
    rows: [...${STANDARDS}.querySelector('table').rows].map((row) =>
      [...row.cells].map((cell) => cell.textContent.trim())),
  })`);
}

describe(`the comparison with the standards in ${browserName}`, () => {
  it('explains a form that was redirected by 302', async () => {
    const { summary, rows } = await comparisonOf('form-302');
    expect(summary).toBe('Standards: as Fetch requires');
    const url = 'the Location URL';
    expect(rows).toEqual([
      ['Aspect', 'Observed', 'Fetch requires', 'RFC 9110 allows'],
      ['Target', url, `${url} §4.5 step 3`, `${url} §10.2.2`],
      ['Method', 'GET', 'GET §4.5 step 12', 'POST or GET §15.4.3'],
      [
        'Body',
        'dropped',
        'dropped §4.5 step 12',
        'dropped if the method becomes GET, otherwise sent again §15.4',
      ],
      [
        'Body headers',
        'Content-Type dropped',
        'Content-Type dropped §4.5 step 12',
        'dropped if the method becomes GET, otherwise kept §15.4',
      ],
    ]);
  });

  // Of a body that follows a 302, not even Chromium’s network log knows.
  it('marks what was not observable', async () => {
    const { summary, rows } = await comparisonOf('patch-302');
    const isShown = browserName === 'firefox';
    expect(rows.find(([name]) => name === 'Body')?.[1]).toBe(
      isShown ? 'sent again, identical' : 'not observable',
    );
    expect(summary).toBe(
      isShown
        ? 'Standards: as Fetch requires'
        : 'Standards: as Fetch requires; body not observable',
    );
  });
});
