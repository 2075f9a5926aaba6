import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { showTab } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Plays a scenario, which leaves its chain open. */
async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

/** Plays a scenario and opens what is folded under a name in its chain. */
async function open(id: string, part: string): Promise<void> {
  const { browser } = harness;
  await play(id);
  const folded = `document.querySelector('details[data-part=${part}]')`;
  await browser.waitForPanel(`${folded} !== null`, `${part} of ${id}`);
  await browser.panel.evaluate(`void ${folded}.querySelector('summary').click()`);
  await browser.waitForPanel(`${folded}.querySelector('summary ~ *') !== null`, `open ${part}`);
}

/** The cells of the first table, row by row. */
const cells = () =>
  harness.browser.panel.evaluate<string[][]>(
    `[...document.querySelector('.evidence').tBodies[0].rows].map((row) =>
      [...row.cells].map((cell) => cell.textContent.trim()))`,
  );

describe(`the evidence in ${browserName}`, () => {
  it('lists the headers that a redirect changed, with the rule for each', async () => {
    await open('authorization-not-restored', 'header-changes');
    const { origin } = harness.lab;
    expect(await cells()).toEqual([
      [
        'dropped',
        'Authorization',
        'Bearer lab-token',
        expect.stringMatching(/Fetch §4.5 step 13$/),
      ],
      ['changed', 'Origin', `${origin} → null`, expect.stringMatching(/Fetch, redirect-taint$/)],
    ]);
  });

  it('says that a redirect’s Referrer-Policy removed the Referer', async () => {
    await open('referrer-policy', 'header-changes');
    const rule = expect.stringMatching(/Referrer-Policy, no-referrer, applies/);
    expect(await cells()).toEqual([
      ['dropped', 'Referer', harness.lab.url('referrer-policy'), rule],
    ]);
  });

  it('says what happened to each cookie', async () => {
    await open('cookie-same-site', 'cookies');
    expect((await cells()).map(([name, fate]) => [name, fate])).toEqual([
      ['state', 'not sent at hop 3 (likely: SameSite=Strict)'],
      ['visit', 'sent at hop 3'],
      ['embed', 'not sent at hop 3 (likely: SameSite=None without Secure)'],
    ]);
  });

  it.each([
    ['form-302', 'Python urllib3', 'POST stays POST at hop 2', 'Python requests'],
    ['put-302', 'Python requests', 'PUT becomes GET at hop 2', 'axios'],
  ])('says which other clients handle %s differently', async (id, client, otherwise, like) => {
    await play(id);
    await showTab(harness.browser, 'clients');
    const lines = await cells();
    const differing = lines
      .slice(0, -1)
      .map(([name = '', text]) => [name.replace(/ \d.*/, ''), text]);
    expect(differing).toContainEqual([client, otherwise]);
    expect(differing.map(([name]) => name)).not.toContain(like);
    const [counted, names = ''] = lines.at(-1) ?? [];
    expect(counted).toBe(`${names.split(', ').length} match`);
    expect(names.split(', ')).toContain(like);
    const summary = `document.querySelector('[data-part=clients] > .tab-summary').textContent`;
    expect(await harness.browser.panel.evaluate(summary)).toBe(
      `Other clients: ${differing.length} differ, ${counted}`,
    );
  });

  it('shows the fields of a form', async () => {
    await open('form-307', 'body');
    expect(await cells()).toEqual([
      ['name', 'Ada'],
      ['topic', 'a moved form'],
    ]);
  });
});
