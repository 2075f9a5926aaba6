/** The tabs of a chain's details, as a person goes through them. */
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { poll } from '../../../scripts/browsers/wait.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { press, readRows, showTab } from '../../../scripts/pictures/panel-page.ts';
import type { TabId } from '../../../src/panel/details/details-tabs.ts';
import { browserForTests, browserName } from '../harness.ts';

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
  it('are selected by arrow keys, Home and End, and each names its panel', async () => {
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

  it('stay selected for the next chain, and after the details were closed', async () => {
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

/** Plays a scenario and shows a tab of its chain. */
async function playInTab(id: string, tab: TabId): Promise<void> {
  await play(id);
  await showTab(harness.browser, tab);
}

/** The text of every element in the tab that is shown. */
const texts = (selector: string) =>
  evaluate<string[]>(
    `[...document.querySelectorAll('[role=tabpanel] ${selector}')].map((it) => it.innerText.trim())`,
  );

describe(`the headers of a chain in ${browserName}`, () => {
  const search = async (text: string) => {
    await evaluate(`void document.querySelector('[role=tabpanel] input[type=search]').focus()`);
    await harness.browser.panel.press(text);
  };

  it('are side by side, with the rule that explains a change', async () => {
    await playInTab('authorization-not-restored', 'headers');
    const [authorization] = await texts('[data-of-hop="1"] [data-kind=dropped]');
    expect(authorization).toMatch(/dropped\s+Authorization\s+Bearer lab-token\s+not sent/);
    expect(authorization).toContain('Fetch §4.5 step 13');
    expect(await texts('[data-of-hop="1"] [data-part=request] thead')).toEqual([
      expect.stringMatching(/Hop 1 sent\s+This hop sent/),
    ]);
    expect(await texts('[data-of-hop="0"] [data-part=response] th')).toContain('Location');
  });

  it('are searched by name and value; matches are highlighted, and Escape ends the search', async () => {
    await playInTab('authorization-not-restored', 'headers');
    const { browser } = harness;
    await search('L');
    await search('a');
    await search('b');
    await browser.waitForPanel(`document.querySelector('mark') && true`, 'a mark');
    const lines = await texts('tbody tr');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.toLowerCase()).toContain('lab');
    for (const marked of await texts('mark')) expect(marked.toLowerCase()).toBe('lab');
    expect(await texts('[data-part=found]')).toEqual([
      expect.stringMatching(new RegExp(`^${lines.length} of \\d+ headers$`)),
    ]);
    await browser.panel.press('Escape');
    await browser.waitForPanel(`!document.querySelector('mark')`, 'no mark');
    expect((await texts('tbody tr')).length).toBeGreaterThan(lines.length);
    await browser.panel.press('Escape');
    await browser.waitForPanel(`!document.querySelector('[role=tab]')`, 'closed details');
  });
});

describe(`the other tabs in ${browserName}`, () => {
  it('say for every cookie where it came from, and where it was sent or why not', async () => {
    await playInTab('cookie-same-site', 'cookies');
    expect(await texts('[data-of-hop="0"] [data-kind=set]')).toHaveLength(3);
    const hops = await texts('[data-of-hop="2"] tbody tr');
    expect(hops).toEqual([
      expect.stringMatching(/^sent\s+visit\s+lab-visit\s+set at hop 1$/),
      expect.stringMatching(
        /^not sent\s+state\s+lab-state\s+set at hop 1; likely: SameSite=Strict$/,
      ),
      expect.stringMatching(/^not sent\s+embed\s+.*SameSite=None without Secure$/s),
    ]);
  });

  it('say what happened to a body, and show its fields', async () => {
    await playInTab('form-302', 'body');
    expect(await texts('[data-of-hop="0"] [data-part=fate]')).toEqual([
      'Hop 2 didn’t send the body: dropped.',
    ]);
    expect(await texts('[data-of-hop="0"] [data-of=fields] th[scope=row]')).toEqual([
      'name',
      'topic',
    ]);
    expect(await texts('[data-of-hop="1"] [data-part=body]')).toEqual(['no body']);
  });

  it('draw a waterfall, with the phases of each hop or the times of its events', async () => {
    const { browser } = harness;
    await playInTab('form-302', 'timing');
    const isLogged = `document.querySelectorAll('[role=tabpanel] [data-source=log]').length === 2`;
    await browser.waitForPanel(isLogged, 'what the network log tells');
    expect(await texts('.waterfall tbody .chip')).toEqual(['network log', 'network log']);
    const outside = await evaluate<number>(`(() => {
      const { left, right } = document.querySelector('.waterfall-track').getBoundingClientRect();
      const bars = [...document.querySelectorAll('.stretch')].map((it) => it.getBoundingClientRect());
      return bars.length === 0 ? -1 : bars.filter((it) => it.left < left - 1 || it.right > right + 2).length;
    })()`);
    expect(outside).toBe(0);
  });

  it('link a hop to its place in the Hops tab', async () => {
    const { browser } = harness;
    await playInTab('form-302', 'cookies');
    await evaluate(`document.querySelector('[data-of-hop="1"] .hop-link').click()`);
    await browser.waitForPanel(
      `(() => {
        const hop = document.querySelector('[role=tabpanel][data-shown=hops] [data-hop-index="1"]');
        if (!hop) return false;
        const [panel, box] = [hop.closest('[role=tabpanel]'), hop].map((it) => it.getBoundingClientRect());
        return box.top >= panel.top - 1 && box.top < panel.bottom;
      })()`,
      'the hop in view',
    );
    expect(await evaluate(`document.documentElement.scrollTop + document.body.scrollTop`)).toBe(0);
  });

  it('show the chain as text and as JSON, complete and copyable', async () => {
    await playInTab('form-302', 'raw');
    const { origin } = harness.lab;
    const [http = ''] = await texts('[data-part=raw]');
    expect(http).toContain(`POST ${origin}/s/form-302/contact\n`);
    expect(http).toContain('HTTP/1.1 302 Found\n');
    await press(harness.browser, 'JSON');
    const [json = ''] = await texts('[data-part=raw]');
    expect(JSON.parse(json)).toMatchObject({ version: 1, redacted: false, type: 'main_frame' });
    // What the network log adds meanwhile is something else to be copied.
    await poll(
      async () => {
        await harness.browser.panel.click('.raw-choice > .button');
        return evaluate<boolean>(
          `document.querySelector('.raw-choice > .button').textContent === 'Copied'`,
        );
      },
      { timeout: 10_000, what: 'the copy' },
    );
  });

  it('overflow nowhere, wide or narrow', async () => {
    const { browser } = harness;
    await play('location-long');
    const tabs = await evaluate<TabId[]>(
      `[...document.querySelectorAll('[role=tab]')].map((tab) => tab.dataset.tab)`,
    );
    for (const width of [420, 1600]) {
      await browser.setPanelSize(width);
      for (const tab of tabs) {
        await showTab(browser, tab);
        // What is shortened to its room is so a moment after the room was measured.
        await browser.waitForPanel(
          `[...document.querySelectorAll('body, .details, .tabs, .tab-panel')]
            .every((it) => it.scrollWidth <= it.clientWidth)`,
          `${tab} to fit into ${width} px`,
        );
      }
    }
  });
});
