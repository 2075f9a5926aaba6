import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { type Lab, startLab } from '../../../lab/server.ts';
import {
  type DrivenBrowser,
  type DrivenTab,
  openBrowser,
} from '../../../scripts/browsers/index.ts';
import { labOptions } from '../../../scripts/demo/lab-browser.ts';
import { readCatalogue } from '../../../scripts/locales/catalogue.ts';
import { openChain, press, showTab, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { FLAG_NAMES } from '../../../src/core/filter/syntax.ts';
import { TABS } from '../../../src/panel/details/details-tabs.ts';
import { browserName } from '../harness.ts';
import { openPage, VIEWER } from '../viewer/viewer-page.ts';

let lab: Lab;
let browser: DrivenBrowser;
let isPortuguese = false;

beforeAll(async () => {
  lab = await startLab();
  browser = await openBrowser(browserName, {
    extension: browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    headless: true,
    ...labOptions(lab),
    language: 'pt-BR',
    panelTitle: 'Redirecionamentos',
    devtools: false,
  });
  const language = `(globalThis.browser ?? chrome).i18n.getUILanguage()`;
  isPortuguese = (await browser.background.evaluate(language)) === 'pt-BR';
  if (isPortuguese) await browser.openDevTools();
});

afterAll(async () => {
  await browser?.close();
  await lab?.close();
});

beforeEach(async (test: TestContext) => {
  // `npm test` installs it on Debian, as root; else there is only what the user's browser came with.
  if (!isPortuguese) return test.skip(`this ${browserName} has no Portuguese translation`);
  await browser.page.navigate(`${lab.origin}/`);
  await browser.waitForPanel(
    `document.querySelector('[data-empty=empty]') && true`,
    'an empty list',
  );
});

/** All that is shown or read out, a line and a part of a line each. */
const SAID = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.checkVisibility()) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'summary']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  const parts = texts.flatMap((text) => text.split(/\\n| · /)).map((text) => text.trim());
  return [...new Set(parts)].filter((text) => text !== '');
})()`;

const translated = Object.values(readCatalogue('pt_BR')).flatMap(({ message, description = '' }) =>
  message === '' || message === description ? [] : [{ message, english: description }],
);

/** Whether a text is one of the catalogue's, with any values in it; what is all values would be any text. */
function toPattern(text: string): RegExp | undefined {
  if (!/[a-z]{2}/.test(text)) return undefined;
  const parts = text.split(/\$[1-9]/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 's');
}

const patternsOf = (texts: readonly string[]) =>
  texts.map(toPattern).filter((pattern) => pattern !== undefined);
const ENGLISH = patternsOf(translated.map(({ english }) => english));
const PORTUGUESE = patternsOf(translated.map(({ message }) => message));

const isOneOf = (text: string, patterns: readonly RegExp[]) =>
  patterns.some((pattern) => pattern.test(text));

/** In no language: the value of Sec-Fetch-Dest, and the filter's terms. */
const DATA: ReadonlySet<string> = new Set(['empty', ...FLAG_NAMES]);

/** Holds what is shown now to be in Portuguese: nothing of the catalogue in English, and so much in Portuguese at least. */
async function expectPortuguese(
  view: string,
  atLeast: number,
  shown: DrivenTab = browser,
): Promise<void> {
  const said = await shown.panel.evaluate<string[]>(SAID);
  const english = said.filter(
    (text) => isOneOf(text, ENGLISH) && !isOneOf(text, PORTUGUESE) && !DATA.has(text),
  );
  expect(english, view).toEqual([]);
  const portuguese = said.filter((text) => isOneOf(text, PORTUGUESE));
  expect(portuguese.length, `${view}: ${said.join(' | ')}`).toBeGreaterThanOrEqual(atLeast);
}

async function openLostForm(): Promise<void> {
  const url = JSON.stringify(`${lab.origin}/s/order-lost/orders`);
  await browser.page.evaluate(`fetch(${url}, { method: 'POST', body: 'x' }).then(() => true)`);
  const [row] = await waitForRows(
    browser,
    'rows.length === 1 && rows.every((row) => !row.pending)',
    'an ended chain',
  );
  await openChain(browser, row?.id ?? '');
}

describe(`the panel in Portuguese in ${browserName}`, () => {
  it('has its title, its empty list and its controls in Portuguese', async () => {
    expect(await browser.panel.evaluate('document.documentElement.lang')).toBe('pt-BR');
    await expectPortuguese('an empty panel', 10);
  });

  it('says what was lost', async () => {
    await openLostForm();
    const text = await browser.panel.evaluate<string>('document.body.textContent');
    expect(text).toContain('302 transformou POST em GET e o corpo se perdeu');
    expect(text).toContain('1 cadeia · 2 saltos · 1 método mudou');
    expect(text).toContain(
      'Requisite diretamente o destino do redirecionamento, ou retorne 307 para manter o método e o corpo.',
    );
  });

  it.each(TABS)('has nothing in English in the tab $id', async ({ id }) => {
    await openLostForm();
    await showTab(browser, id);
    await expectPortuguese(id, 25);
  });

  it('has nothing in English in a status card', async () => {
    await openLostForm();
    await browser.panel.click('[data-hop-index="0"] .status-chip');
    await browser.waitForPanel(`document.querySelector('.card:popover-open') && true`, 'the card');
    await expectPortuguese('the card', 35);
  });

  it('has nothing in English in a chain’s menu', async () => {
    await openLostForm();
    await browser.panel.rightClick('[role=row][data-chain-id]');
    await browser.waitForPanel(`document.querySelector('[role=menu]') && true`, 'the menu');
    await expectPortuguese('the menu', 30);
    await browser.panel.press('Escape');
  });

  it('completes a filter whose terms are the same in every language', async () => {
    await browser.panel.click('input[role=combobox]');
    await browser.panel.press('ArrowDown');
    const terms = `[...document.querySelectorAll('[role=option]')].map((option) => option.innerText)`;
    await browser.waitForPanel(`${terms}.length > 0`, 'terms');
    expect(await browser.panel.evaluate<string[]>(terms)).toContainEqual(
      expect.stringMatching(/^status:\s*um status: 302, 3xx$/),
    );
    await expectPortuguese('terms', 20);
    await browser.panel.press('Escape');
  });

  it('reports an invalid file, which a worker reads', async () => {
    await browser.panel.evaluate(`((input) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['{"log":'], 'quebrado.har'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })(document.querySelector('input[type=file]'))`);
    const problem = `document.querySelector('[data-notice=import-problem]')?.textContent ?? ''`;
    await browser.waitForPanel(`${problem} !== ''`, 'what is wrong');
    expect(await browser.panel.evaluate(problem)).toContain('o JSON termina inesperadamente');
    await browser.panel.click('[data-notice=import-problem] button');
  });
});

describe(`the viewer in Portuguese in ${browserName}`, () => {
  it('has nothing in English', async () => {
    const viewer = await openPage(browser, VIEWER);
    expect(await viewer.panel.evaluate('document.documentElement.lang')).toBe('pt-BR');
    await expectPortuguese('a viewer with nothing open', 10, viewer);
    await press(viewer, 'Ver um exemplo');
    const [, form] = await waitForRows(viewer, 'rows.length > 14', 'the example');
    await openChain(viewer, form?.id ?? '');
    await expectPortuguese('a chain of the example', 35, viewer);
  });
});
