import { describe, expect, it } from 'vitest';
import { control, press, setFilter, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Has the page send a few requests: a changed method, a kept one, and one that goes to nothing. */
async function record(): Promise<void> {
  const { browser, lab } = harness;
  for (const [path, method] of [
    ['/s/post-302/old', 'POST'],
    ['/s/put-307/old', 'PUT'],
    ['/s/get-301/old', 'GET'],
  ]) {
    const init = method === 'GET' ? {} : { method, body: 'x' };
    await browser.page.evaluate(
      `fetch(${JSON.stringify(lab.origin + path)}, ${JSON.stringify(init)}).then(() => true)`,
    );
  }
  await waitForRows(
    browser,
    'rows.length === 3 && rows.every((row) => !row.pending)',
    'three chains that have ended',
  );
}

/** Waits until the list shows these statuses. */
const shows = (...statuses: string[]) =>
  waitForRows(
    harness.browser,
    `JSON.stringify(rows.map(({ status }) => status)) === ${JSON.stringify(JSON.stringify(statuses))}`,
    `the list to show ${statuses.join(', ') || 'nothing'}`,
  );

const text = () => harness.browser.panel.evaluate<string>(`${control('Filter')}.value`);

/** Presses keys one after the other. */
async function keys(...names: string[]): Promise<void> {
  for (const name of names) await harness.browser.panel.press(name);
}

const type = (letters: string) => keys(...letters);

const focus = () =>
  harness.browser.panel.evaluate(`(window.focus(), void ${control('Filter')}.focus())`);

/** The lines of the list that completes the filter, the chosen one in brackets. */
const LINES = `[...document.querySelectorAll('[role=listbox] [role=option]')].map((option) => {
  const name = option.firstElementChild.textContent;
  return option.getAttribute('aria-selected') === 'true' ? '[' + name + ']' : name;
}).join(' ')`;

const waitForLines = (lines: string) =>
  harness.browser.waitForPanel(
    `${LINES} === ${JSON.stringify(lines)}`,
    `the lines ${lines || 'to be gone'}`,
  );

describe(`the filter in ${browserName}`, () => {
  it('combines its terms', async () => {
    await record();
    for (const [filter, ...statuses] of [
      ['status:307', '307 › 200'],
      ['status:3xx -status:307', '302 › 200', '301 › 200'],
      ['method-changed', '302 › 200'],
      ['verdict:historical has:body-dropped', '302 › 200'],
      ['method:put', '307 › 200'],
      ['type:fetch hops:>1 -/put/', '302 › 200', '301 › 200'],
      ['finding:post-became-get', '302 › 200'],
      ['header:location -"post-302"', '307 › 200', '301 › 200'],
    ] as const) {
      await setFilter(harness.browser, filter);
      await shows(...statuses);
    }
  });

  it('reports what it ignores, and applies the rest', async () => {
    await record();
    await setFilter(harness.browser, 'status:9xx method:PUT');
    await shows('307 › 200');
    const trouble = await harness.browser.waitForPanel(
      `document.querySelector('.filter-trouble')?.textContent`,
      'what is wrong',
    );
    expect(trouble).toBe(
      'Ignored: status:9xx (at character 8): a status must be three digits or a class such as 3xx',
    );
    const described = `document.getElementById(${control('Filter')}.getAttribute('aria-describedby'))?.textContent`;
    expect(await harness.browser.panel.evaluate(described)).toBe(trouble);
    await setFilter(harness.browser, 'status:9xx');
    await shows('302 › 200', '307 › 200', '301 › 200');
    await setFilter(harness.browser, 'status:307');
    await harness.browser.waitForPanel(
      `!document.querySelector('.filter-trouble')`,
      'nothing to be wrong',
    );
  });

  it('has toggles that write their terms and recognize them', async () => {
    await record();
    await setFilter(harness.browser, '302');
    await press(harness.browser, 'Changed');
    await shows('302 › 200');
    expect(await text()).toBe('method-changed 302');
    const isOn = `${control('Changed')}.getAttribute('aria-pressed') === 'true'`;
    expect(await harness.browser.panel.evaluate(isOn)).toBe(true);
    await setFilter(harness.browser, '-method-changed');
    await shows('307 › 200', '301 › 200');
    expect(await harness.browser.panel.evaluate(isOn)).toBe(false);
    await press(harness.browser, 'Changed');
    await shows('302 › 200');
    await press(harness.browser, 'Changed');
    await shows('302 › 200', '307 › 200', '301 › 200');
    expect(await text()).toBe('');
  });
});

describe(`the completion of the filter in ${browserName}`, () => {
  it('is controlled by keyboard: names, followed by the values in the list', async () => {
    await record();
    await focus();
    await type('met');
    await waitForLines('method-changed method:');
    await keys('ArrowDown', 'ArrowDown');
    await waitForLines('method-changed [method:]');
    await keys('Enter');
    await waitForLines('method:GET method:POST method:PUT');
    expect(await text()).toBe('method:');
    await type('pu');
    await waitForLines('method:PUT');
    await keys('ArrowDown', 'Tab');
    await waitForLines('');
    expect(await text()).toBe('method:PUT');
    await shows('307 › 200');
    const isFocused = `document.activeElement === ${control('Filter')}`;
    expect(await harness.browser.panel.evaluate(isFocused)).toBe(true);
  });

  it('handles no keys while no line is active', async () => {
    await record();
    await focus();
    await type('cook');
    await waitForLines('cookie:');
    await keys('Enter');
    await waitForLines('');
    expect(await text()).toBe('cook');
    await type('i');
    await waitForLines('cookie:');
    await keys('Escape');
    await waitForLines('');
    expect(await text()).toBe('cooki');
    await keys('Escape');
    await shows('302 › 200', '307 › 200', '301 › 200');
    await keys('ArrowDown');
    await harness.browser.waitForPanel(
      `document.querySelectorAll('[role=listbox] [role=option]').length > 10`,
      'every name',
    );
    await keys('Tab');
    await waitForLines('');
    expect(await text()).toBe('');
  });

  it('announces the active line to screen readers', async () => {
    await focus();
    await type('cac');
    await waitForLines('cached');
    const input = control('Filter');
    const state = () =>
      harness.browser.panel.evaluate(
        `[${input}.getAttribute('aria-expanded'),
          document.getElementById(${input}.getAttribute('aria-activedescendant'))?.textContent ?? '']`,
      );
    expect(await state()).toEqual(['true', '']);
    await keys('ArrowDown');
    await waitForLines('[cached]');
    expect(await state()).toEqual(['true', expect.stringContaining('cached')]);
    await keys('Escape');
    await waitForLines('');
    expect(await state()).toEqual(['false', '']);
  });

  it('inserts a clicked line, and leaves the caret at its end', async () => {
    const { browser } = harness;
    await record();
    await focus();
    await type('x');
    await keys('Home');
    await type('-sta');
    await waitForLines('status:');
    await type(' ');
    await waitForLines('');
    await keys('ArrowLeft', 'ArrowDown');
    await waitForLines('status:');
    await browser.panel.click('[role=option]');
    await waitForLines('status:200 status:2xx status:3xx status:301 status:302 status:307');
    expect(await text()).toBe('-status: x');
    expect(await browser.panel.evaluate(`${control('Filter')}.selectionStart`)).toBe(8);
  });
});
