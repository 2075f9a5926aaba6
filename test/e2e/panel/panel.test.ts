import { describe, expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import {
  control,
  openChain,
  press,
  readChain,
  readRows,
  setFilter,
  waitForRows,
} from '../../../scripts/pictures/panel-page.ts';
import {
  browserForTests,
  browserName,
  endedIn,
  requestFrom,
  setPressed,
  setTicked,
} from '../harness.ts';

const harness = browserForTests();

const request = (path: string, init?: RequestInit) => requestFrom(harness, path, init);
const ended = (count: number) => endedIn(harness, count);

const text = (selector: string) =>
  harness.browser.panel.evaluate<string>(
    `document.querySelector('${selector}')?.textContent ?? ''`,
  );

describe(`the list in ${browserName}`, () => {
  it('marks a changed method without being opened, and not only by color', async () => {
    await request('/s/order-lost/orders', { method: 'POST', body: 'x' });
    await request('/s/put-303/old', { method: 'PUT', body: 'x' });
    await request('/s/get-302/old');
    const rows = await ended(3);
    expect(rows.map(({ method, status, mark, hops }) => ({ method, status, mark, hops }))).toEqual([
      { method: 'POST → GET', status: '302 › 200', mark: 'warning', hops: '2' },
      { method: 'PUT → GET', status: '303 › 200', mark: '', hops: '2' },
      { method: 'GET', status: '302 › 200', mark: '', hops: '2' },
    ]);
    expect(await text('[data-mark=warning] [data-cell=mark]')).toContain('▲');
  });

  it('counts chains, hops and method changes', async () => {
    await request('/s/post-302/old', { method: 'POST', body: 'x' });
    await request('/s/get-302/old');
    await ended(2);
    expect(await text('footer')).toBe('2 chains · 4 hops · 1 method changed');
  });

  it('is a grid controlled by arrow keys, Enter and Escape', async () => {
    const { browser } = harness;
    for (const method of ['get', 'head'])
      await request(`/s/${method}-302/old`, { method: method.toUpperCase() });
    const rows = await waitForRows(browser, 'rows.length === 2', 'two chains');
    const selected = () =>
      browser.panel.evaluate<string>(
        `document.querySelector('[aria-selected=true]')?.dataset.chainId`,
      );
    expect(
      await browser.panel.evaluate(
        `document.querySelector('[role=grid]').getAttribute('aria-label')`,
      ),
    ).toBe('Redirect chains');
    await browser.panel.evaluate(`document.querySelector('[role=row][tabindex="0"]').focus()`);
    await browser.panel.press('Home');
    await browser.panel.press('Enter');
    await browser.waitForPanel(`document.querySelector('[data-hop-index]') && true`, 'the details');
    expect(await selected()).toBe(rows[0]?.id);
    await browser.panel.press('ArrowDown');
    await browser.waitForPanel(
      `document.querySelector('[aria-selected=true]')?.dataset.chainId === '${rows[1]?.id}'`,
      'the second row to be selected',
    );
    await browser.panel.press('Escape');
    await browser.waitForPanel(
      `!document.querySelector('[data-hop-index]')`,
      'the details to close',
    );
  });
});

describe(`the list's header in ${browserName}`, () => {
  it('sorts by a column: ascending, descending, and in order of arrival again', async () => {
    const { browser } = harness;
    for (const path of ['/s/get-302/old', '/s/loop-of-two/login']) await request(path);
    await request('/s/post-302/old', { method: 'POST', body: 'x' });
    await ended(3);
    const hopsShown = `[...document.querySelectorAll('[data-chain-id]')]
      .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
      .map((row) => row.querySelector('[data-cell=hops]').textContent).join()`;
    const arrived = await browser.panel.evaluate<string>(hopsShown);
    const loop = arrived.split(',')[1];
    expect(arrived).toBe(`2,${loop},2`);
    const header = '.list-header [data-cell=hops]';
    const waitForOrder = (order: string, hops: string) =>
      browser.waitForPanel(
        `document.querySelector('${header}').getAttribute('aria-sort') === '${order}'
          && ${hopsShown} === '${hops}'`,
        `${order} hops`,
      );
    await browser.panel.click(`${header} button`);
    await waitForOrder('ascending', `2,2,${loop}`);
    // From the header's tab stop, the status, to the hops.
    await browser.panel.evaluate(
      `document.querySelector('.list-header button[tabindex="0"]').focus()`,
    );
    for (let column = 0; column < 4; column++) await browser.panel.press('ArrowRight');
    await browser.panel.press('Enter');
    await waitForOrder('descending', `${loop},2,2`);
    await browser.panel.press('Enter');
    await waitForOrder('none', arrived);
    expect(
      await browser.panel.evaluate(`document.querySelector('[data-hop-index]') === null`),
    ).toBe(true);
  });
});

describe(`the details in ${browserName}`, () => {
  it('expand a long Location by keyboard, and keep the focus on it', async () => {
    const { browser } = harness;
    await request('/s/location-long/click');
    const [row] = await ended(1);
    await openChain(browser, row?.id ?? '');
    await browser.panel.evaluate(`document.querySelector('[data-part=location] .unfold').focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(
      `document.activeElement.closest('[data-part=location]')?.textContent.length > 2000`,
      'the whole Location',
    );
  });
});

describe(`a loop in ${browserName}`, () => {
  it('collapses similar iterations into a line, which opens and closes by keyboard', async () => {
    const { browser } = harness;
    await request('/s/loop-of-two/login');
    const [row] = await ended(1);
    await browser.panel.click(`[data-chain-id="${row?.id}"]`);
    await browser.waitForPanel(`document.querySelector('[data-part=laps]') && true`, 'the line');
    expect(await text('[data-part=laps]')).toMatch(/^Hops 3–\d+: the same 2 hops again \(×\d+\)$/);
    const shown = `document.querySelectorAll('[data-hop-index]').length`;
    expect(await browser.panel.evaluate(shown)).toBeLessThan(5);
    await browser.panel.evaluate(`document.querySelector('[data-part=laps]').focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(`${shown} === ${row?.hops}`, 'all hops');
    await browser.panel.press('Enter');
    await browser.waitForPanel(`${shown} < 5`, 'the laps to be folded again');
  });
});

describe(`the toolbar in ${browserName}`, () => {
  it('names its controls by their labels', async () => {
    for (const label of [
      'Record',
      'Clear',
      'Preserve log',
      'Filter',
      'Export HAR',
      'More export options',
    ]) {
      expect(await harness.browser.panel.evaluate(`${control(label)} !== undefined`), label).toBe(
        true,
      );
    }
  });

  it('records nothing new while Record is off', async () => {
    const { browser } = harness;
    const record = async (on: boolean) => {
      await setPressed(browser, 'Record', on);
      // The background has saved what it does now.
      const saved = `(globalThis.browser ?? chrome).storage.session.get('state')
        .then(({ state }) => JSON.parse(state).subscriptions.map(({ recording }) => recording).join())`;
      const isSaved = async () => (await browser.background.evaluate(saved)) === String(on);
      await poll(isSaved, { timeout: 10_000, what: `the background to record: ${on}` });
    };
    await record(false);
    await request('/s/get-301/old');
    await record(true);
    await request('/s/get-308/old');
    expect((await ended(1)).map(({ status }) => status)).toEqual(['308 › 200']);
  });

  it('clears the list', async () => {
    const { browser } = harness;
    await request('/s/get-302/old');
    await waitForRows(browser, 'rows.length === 1', 'a chain');
    await press(browser, 'Clear');
    await waitForRows(browser, 'rows.length === 0', 'an empty list');
    await request('/s/get-307/old');
    expect((await ended(1)).map(({ status }) => status)).toEqual(['307 › 200']);
  });

  it('filters by any URL, method or status', async () => {
    const { browser } = harness;
    await request('/s/post-302/old', { method: 'POST', body: 'x' });
    await request('/s/get-307/old');
    await ended(2);
    for (const [filter, status] of [
      ['get-307', '307 › 200'],
      ['POST', '302 › 200'],
      ['307', '307 › 200'],
    ]) {
      await setFilter(browser, filter as string);
      const rows = await waitForRows(browser, 'rows.length === 1', `one chain for ${filter}`);
      expect(rows[0]?.status).toBe(status);
    }
    await setFilter(browser, 'no such thing');
    await browser.waitForPanel(`${control('Clear filter')} && true`, 'a way out of the filter');
    await press(browser, 'Clear filter');
    await waitForRows(browser, 'rows.length === 2', 'both chains again');
  });
});

describe(`a navigation in ${browserName}`, () => {
  const play = async (id: string) => {
    const { browser, lab } = harness;
    await browser.page.navigate(lab.url(id));
    await browser.page.click('#play');
  };

  it('clears what came before it, but never its own chain', async () => {
    await request('/s/get-307/old');
    await waitForRows(harness.browser, 'rows.length === 1', 'a chain');
    await play('form-302');
    const rows = await waitForRows(
      harness.browser,
      `rows.length === 1 && rows[0].type === 'doc' && !rows[0].pending`,
      'the form’s chain alone',
    );
    expect(rows[0]?.method).toBe('POST → GET');
  });

  it('clears nothing while the log is preserved', async () => {
    await setTicked(harness.browser, 'Preserve log', true);
    await request('/s/get-307/old');
    await play('form-302');
    expect((await ended(2)).map(({ status }) => status)).toEqual(['307 › 200', '302 › 200']);
  });

  it('starts with the button of the empty list', async () => {
    const { browser, lab } = harness;
    await press(browser, 'Reload page');
    await poll(() => lab.log.some(({ kind, path }) => kind === 'page' && path === '/'), {
      timeout: 10_000,
      what: 'the page to be asked for again',
    });
  });
});

describe(`a pending chain in ${browserName}`, () => {
  it('appears hop by hop', async () => {
    const { browser, lab } = harness;
    await browser.page.navigate(lab.url('slow-chain'));
    await browser.page.click('#play');
    await lab.held('slow-1');
    expect(await readRows(browser)).toEqual([]);
    lab.release('slow-1');
    await lab.held('slow-2');
    const [row] = await waitForRows(
      browser,
      `rows[0]?.pending && rows[0].hops === '2'`,
      'two hops',
    );
    if (!row) throw new Error('no row');
    expect((await openChain(browser, row.id)).hops.map(({ status }) => status)).toEqual([
      '307 Temporary Redirect',
      'pending',
    ]);
    lab.release('slow-2');
    await lab.held('slow-3');
    await waitForRows(browser, `rows[0]?.pending && rows[0].hops === '3'`, 'three hops');
    for (const gate of ['slow-3', 'slow-4', 'slow-5']) {
      await lab.held(gate);
      lab.release(gate);
    }
    await waitForRows(browser, `rows[0] && !rows[0].pending`, 'the end');
    expect((await readChain(browser)).hops.map(({ status }) => status)).toEqual([
      '307 Temporary Redirect',
      '303 See Other',
      '302 Found',
      '308 Permanent Redirect',
      '200 OK',
    ]);
  });

  it('ends where it was when the user navigates away', async () => {
    const { browser, lab } = harness;
    await setTicked(browser, 'Preserve log', true);
    await browser.page.navigate(lab.url('slow-chain'));
    await browser.page.click('#play');
    await lab.held('slow-1');
    lab.release('slow-1');
    await lab.held('slow-2');
    await waitForRows(browser, `rows[0]?.pending && rows[0].hops === '2'`, 'two hops');
    await browser.page.navigate(`${lab.origin}/`);
    lab.release('slow-2');
    const [row] = await waitForRows(browser, `rows[0] && !rows[0].pending`, 'the end');
    // Chromium keeps the page, and its request, in the back/forward cache, and gives it up once it is redirected.
    const status = { chromium: '307 › 303 › not followed', firefox: '307 › ✖ aborted' };
    expect(row?.status).toBe(status[browserName]);
  });
});

describe(`the appearance of the panel in ${browserName}`, () => {
  const scheme = () =>
    harness.browser.panel.evaluate<string>(
      `getComputedStyle(document.documentElement).colorScheme`,
    );

  it('follows the theme of DevTools, including changes', async () => {
    const { browser } = harness;
    for (const theme of ['dark', 'light', 'dark', 'light'] as const) {
      await browser.setTheme(theme);
      await browser.waitForPanel(
        `getComputedStyle(document.documentElement).colorScheme === '${theme}'`,
        `the ${theme} theme`,
      );
    }
    expect(await scheme()).toBe('light');
  });

  it.each([320, 700, 1400])('fits a width of %i pixels', async (width) => {
    const { browser } = harness;
    await request('/s/post-302/old', { method: 'POST', body: 'x' });
    const [row] = await waitForRows(browser, 'rows.length === 1', 'a chain');
    await browser.setPanelSize(width, 600);
    if (row) await openChain(browser, row.id);
    const fits = `document.documentElement.scrollWidth === document.documentElement.clientWidth`;
    await browser.waitForPanel(fits, `all to fit into ${width} px`);
    const beside = `(() => {
      const list = document.querySelector('[role=grid]').getBoundingClientRect();
      const details = document.querySelector('.details').getBoundingClientRect();
      return details.left >= list.right;
    })()`;
    expect(await browser.panel.evaluate(beside)).toBe(width >= 900);
  });
});
