import { describe, expect, it } from 'vitest';
import {
  compareWith,
  control,
  giveFile,
  openChain,
  press,
  type ShownRow,
  setFilter,
  setTicked,
  waitForRows,
  writeNote,
} from '../../../scripts/pictures/panel-page.ts';
import { takeSaved } from '../../../scripts/record/exported-har.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const PINNED_ROW = `document.querySelector('[role=row] [data-part=pin]')`;
const HEADLINE = `document.querySelector('.comparison-headline')?.textContent ?? ''`;
const focusedId = `document.activeElement?.dataset.chainId`;

/** A POST that is lost to a slash by 302, and after it one that a 307 keeps. */
async function beforeAndAfter(): Promise<[ShownRow, ShownRow]> {
  const { browser, lab } = harness;
  for (const path of ['/s/order-lost/orders', '/s/post-307/old']) {
    await browser.page.evaluate(`fetch('${lab.origin}${path}',
      { method: 'POST', body: 'name=value' }).then(() => true)`);
  }
  const haveEnded = 'rows.length === 2 && rows.every((row) => !row.pending)';
  const [before, after] = await waitForRows(browser, haveEnded, 'two chains');
  if (!before || !after) throw new Error('no rows');
  return [before, after];
}

/** The lines of the comparison: `Hop 1 | Response | ≠ changed | 302 Found | 307 Temporary Redirect`. */
const LINES = `[...document.querySelectorAll('.comparison-table tr')].map((row) =>
  [...row.cells].map((cell) => cell.textContent.trim()).join(' | '))`;

const focusRow = async (id: string) => {
  const row = `document.querySelector('[data-chain-id="${id}"]')`;
  await harness.browser.panel.evaluate(`${row}.focus()`);
  await harness.browser.waitForPanel(`${focusedId} === '${id}'`, `the focus on ${id}`);
};

describe(`a comparison in ${browserName}`, () => {
  it('shows what a fix changed, and can be swapped and closed', async () => {
    const { browser } = harness;
    const [before, after] = await beforeAndAfter();
    await openChain(browser, before.id);
    await compareWith(browser, after.id);
    expect(await browser.panel.evaluate(HEADLINE)).toMatch(/^Fixed POST kept \(was POST → GET\); /);
    const lines = await browser.panel.evaluate<string[]>(LINES);
    expect(lines).toContain('Response | ≠ changed | 302 Found | 307 Temporary Redirect');
    expect(
      lines.filter((line) => /^Body \| \+ new \| none \| body of 10 B/.test(line)),
    ).toHaveLength(1);
    await press(browser, 'Swap');
    await browser.waitForPanel(`/^Worse/.test(${HEADLINE})`, 'the opposite');
    await browser.panel.press('Escape');
    await browser.waitForPanel(
      `!document.querySelector('.comparison') && !!document.querySelector('[data-hop-index]')
        && ${focusedId} === '${before.id}'`,
      'the details again, and the focus on the row',
    );
  });

  it('is copied as Markdown', async () => {
    const { browser } = harness;
    const [before, after] = await beforeAndAfter();
    await openChain(browser, before.id);
    await compareWith(browser, after.id);
    await browser.panel.evaluate(`${control('Copy as Markdown')}.focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(
      `/^Copied/.test(document.querySelector('[data-part=said]')?.textContent)`,
      'what was done',
    );
    await browser.panel.evaluate(`void ${control('Filter')}.select()`);
    await browser.panel.press('Control+v');
    const pasted = `${control('Filter')}.value`;
    await browser.waitForPanel(`${pasted}.startsWith('### Fixed')`, 'the comparison, pasted');
    expect(await browser.panel.evaluate(pasted)).toContain('Response: 302 Found → 307');
  });

  it('opens by keyboard: P pins a chain, Ctrl+Enter compares another with it', async () => {
    const { browser } = harness;
    const [before, after] = await beforeAndAfter();
    await focusRow(before.id);
    await browser.panel.press('p');
    await browser.waitForPanel(`!!${PINNED_ROW}`, 'the pin');
    await focusRow(after.id);
    await browser.panel.press('Control+Enter');
    await browser.waitForPanel(`/^Fixed/.test(${HEADLINE})`, 'the comparison');
    await browser.waitForPanel(
      `document.activeElement?.matches('.comparison-body')`,
      'the focus within it',
    );
  });

  it('opens from the menu of a row', async () => {
    const { browser } = harness;
    const [before, after] = await beforeAndAfter();
    await openChain(browser, before.id);
    await browser.panel.rightClick(`[data-chain-id="${after.id}"] [data-cell=method]`);
    const line = `[...document.querySelectorAll('.context-menu .menu-line')].find((each) =>
      each.firstChild.textContent === 'Compare with the selected chain')`;
    await browser.waitForPanel(`${line}?.ariaDisabled !== 'true'`, 'the line of the menu');
    await browser.panel.evaluate(`void (${line}.id = 'chosen')`);
    await browser.panel.click('#chosen');
    await browser.waitForPanel(`/^Fixed/.test(${HEADLINE})`, 'the comparison');
  });

  it('compares a file with the recording, using a pin', async () => {
    const { browser } = harness;
    const lost = 'POST http://a.test/s/post/old 302 / GET http://a.test/s/post/old/ 200';
    const file = toNdjson([record(lost)], { includeSecrets: true });
    await giveFile(browser, 'choose', 'before.ndjson', file);
    const [row] = await waitForRows(browser, 'rows.length === 1', 'the chain of the file');
    await openChain(browser, row?.id ?? '');
    await press(browser, 'Pin');
    await browser.panel.evaluate(`void document.querySelector('.session').click()`);
    const [, after] = await beforeAndAfter();
    await openChain(browser, after.id);
    await press(browser, 'Compare');
    await browser.waitForPanel(`/^Fixed/.test(${HEADLINE})`, 'the comparison');
    const [head] = await browser.panel.evaluate<string[]>(LINES);
    expect(head).toMatch(/Before before\.ndjson · .* \| After live · /);
    await browser.panel.press('Escape');
    await browser.panel.evaluate(`void document.querySelectorAll('.session')[1].click()`);
    await press(browser, 'Close imported session');
  });

  it('fits into 420 px', async () => {
    const { browser } = harness;
    const [before, after] = await beforeAndAfter();
    await browser.setPanelSize(420, 600);
    try {
      await openChain(browser, before.id);
      await compareWith(browser, after.id);
      const wide = `[document.documentElement, ...document.querySelectorAll('.comparison *')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
          && getComputedStyle(each).display !== 'inline' && !each.matches('.visually-hidden'))
        .map((each) => each.outerHTML.slice(0, 100))`;
      await browser.waitForPanel(`${wide}.length === 0`, 'all to fit');
    } finally {
      await browser.setPanelSize(1200, 600);
    }
  });
});

describe(`a pinned chain in ${browserName}`, () => {
  it('stays at the top, whatever is cleared, until it is unpinned', async () => {
    const { browser, lab } = harness;
    const [before, after] = await beforeAndAfter();
    await openChain(browser, after.id);
    await press(browser, 'Pin');
    await waitForRows(browser, `rows[0].id === '${after.id}'`, 'it to be first');
    await browser.panel.evaluate(`void ${control('Clear')}.click()`);
    await waitForRows(browser, `rows.length === 1 && rows[0].id === '${after.id}'`, 'it alone');
    expect(before.id).not.toBe(after.id);
    await setTicked(browser, 'Preserve log', false);
    await browser.page.navigate(`${lab.origin}/s/get-301/old`);
    await waitForRows(
      browser,
      `rows.length === 2 && rows[0].id === '${after.id}' && !rows[1].pending`,
      'it and the page’s',
    );
    await browser.panel.press('Escape');
    await setFilter(browser, '-pinned');
    await waitForRows(browser, `rows.length === 1 && rows[0].id !== '${after.id}'`, 'the others');
    await setFilter(browser, 'pinned');
    await waitForRows(browser, `rows.length === 1 && rows[0].id === '${after.id}'`, 'it alone');
    await press(browser, 'Pin');
    await setFilter(browser, '');
    await press(browser, 'Clear');
    await browser.waitForPanel(`!document.querySelector('[data-chain-id]')`, 'an empty list');
  });

  it('stays in view while the others scroll', async () => {
    const { browser, lab } = harness;
    const [before] = await beforeAndAfter();
    await openChain(browser, before.id);
    await press(browser, 'Pin');
    await browser.page.evaluate(`Promise.all(Array.from({ length: 60 }, () =>
      fetch('${lab.origin}/s/get-301/old'))).then(() => true)`);
    await browser.waitForPanel(
      `/62 chains/.test(document.querySelector('[data-part=count]').textContent)`,
      '62 chains',
    );
    const place = `(() => {
      const scroller = document.querySelector('.list-scroller');
      scroller.scrollTop = scroller.scrollHeight;
      const row = ${PINNED_ROW}?.closest('[role=row]').getBoundingClientRect();
      return scroller.scrollTop > 0 && row && row.top - scroller.getBoundingClientRect().top;
    })()`;
    await browser.waitForPanel(`${place} === 0`, 'the pinned row on top of the scrolled list');
  });
});

describe(`a note in ${browserName}`, () => {
  const field = `document.querySelector('.note textarea')`;
  const note = `document.querySelector('.note p')?.textContent`;
  const sign = `document.querySelector('[data-part=note-sign]')?.title`;

  it('is written, displayed in the list, found, and discarded on Escape', async () => {
    const { browser } = harness;
    const [before] = await beforeAndAfter();
    await openChain(browser, before.id);
    await writeNote(browser, 'Before the fix.\nTicket 4711.');
    await browser.waitForPanel(`${sign} === 'Before the fix.\\nTicket 4711.'`, 'the sign');
    await press(browser, 'Edit note');
    await browser.waitForPanel(`document.activeElement === ${field}`, 'the field');
    await browser.panel.evaluate(`void (${field}.value = 'Something else')`);
    await browser.panel.press('Escape');
    await browser.waitForPanel(
      `!${field} && ${note} === 'Before the fix.\\nTicket 4711.'`,
      'the note',
    );
    await setFilter(browser, 'has:note');
    await waitForRows(browser, `rows.length === 1 && rows[0].id === '${before.id}'`, 'its chain');
    await setFilter(browser, '"Ticket 4711"');
    await waitForRows(browser, `rows.length === 1 && rows[0].id === '${before.id}'`, 'its chain');
  });

  it('is exported with the chain, and is there when the file is opened', async () => {
    const { browser } = harness;
    const [before] = await beforeAndAfter();
    await openChain(browser, before.id);
    await writeNote(browser, 'Ticket 4711.');
    await press(browser, 'Export HAR');
    const { text } = await takeSaved(browser, 'har');
    const comments = JSON.parse(text).log.entries.map(
      (entry: { comment?: string }) => entry.comment,
    );
    expect(comments.filter((comment: unknown) => comment !== undefined)).toEqual(['Ticket 4711.']);
    await giveFile(browser, 'choose', 'noted.har', text);
    await browser.waitForPanel(
      `!!${control('Close imported session')} && ${sign} === 'Ticket 4711.'`,
      'the sign of the note that was read',
    );
    await press(browser, 'Close imported session');
  });

  it('is saved when its field loses focus', async () => {
    const { browser } = harness;
    const [before] = await beforeAndAfter();
    await openChain(browser, before.id);
    await press(browser, 'Add a note');
    await browser.waitForPanel(`document.activeElement === ${field}`, 'the field');
    await browser.panel.evaluate(`void (${field}.value = 'left')`);
    await browser.panel.click('[role=tab]');
    await browser.waitForPanel(`!${field} && ${note} === 'left'`, 'the note');
  });
});
