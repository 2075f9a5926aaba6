/** Detour's panel from a user's perspective: its content, read from its document, and its controls by their labels. */
import { errorName } from '../../src/core/chain/network-error.ts';
import type { TabId } from '../../src/panel/details/details-tabs.ts';
import type { DrivenTab } from '../browsers/index.ts';

/** One row of the list. */
export interface ShownRow {
  readonly id: string;
  readonly status: string;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly hops: string;
  /** The mark's word: `violation`, `warning`, `failed`; "" for none. */
  readonly mark: string;
  readonly pending: boolean;
  /** Its origin, if it is not the tab itself: `new tab`. */
  readonly source: string;
}

/** A hop of the open chain. */
export interface ShownHop {
  readonly method: string;
  /** The whole URL, from the element's tooltip. */
  readonly url: string;
  readonly status: string;
  readonly location: string;
  /** `after 401 Unauthorized` */
  readonly challenge: string;
  /** `from cache` */
  readonly cached: string;
  readonly error: string;
  /** How the chain ended, if not with a response: `not followed`. */
  readonly end: string;
}

/** What is between two hops. */
export interface ShownTransition {
  readonly verdict: string;
  readonly headline: string;
  readonly explanation: string;
}

export interface ShownChain {
  /** The link that it followed: `meta refresh (certain)`; "" if there is none. */
  readonly link: string;
  readonly hops: readonly ShownHop[];
  readonly transitions: readonly ShownTransition[];
}

const ROWS = `[...document.querySelectorAll('[role=row][data-chain-id]')].map((row) => {
  const cell = (name) => row.querySelector('[data-cell=' + name + ']')?.textContent.trim() ?? '';
  return {
    id: row.dataset.chainId, status: cell('status'), method: cell('method'), url: cell('url'),
    type: cell('type'), hops: cell('hops'), mark: row.dataset.mark ?? '',
    pending: row.dataset.outcome === 'pending',
    source: row.querySelector('[data-part=source]')?.textContent ?? '',
  };
})`;

const CHAIN = `(() => {
  const text = (element, part) =>
    element.querySelector('[data-part=' + part + ']')?.textContent.trim() ?? '';
  const id = document.querySelector('[role=row][aria-selected=true]').dataset.chainId;
  const link = document.querySelector('[data-link-to="' + id + '"]');
  return {
    link: link ? text(link, 'link') : '',
    hops: [...document.querySelectorAll('[data-hop-index]')].map((hop) => ({
      method: text(hop, 'method'), url: hop.querySelector('[data-part=url]').title,
      status: text(hop, 'status'), location: text(hop, 'location').replace(/^Location: /, ''),
      challenge: text(hop, 'challenge'), cached: text(hop, 'cached'),
      error: text(hop, 'error').replace(/^✖ /, ''),
      end: text(hop, 'end'),
    })),
    transitions: [...document.querySelectorAll('[data-transition-index]')].map((transition) => ({
      verdict: transition.dataset.verdict, headline: text(transition, 'headline'),
      explanation: text(transition, 'explanation'),
    })),
  };
})()`;

/** Reads the visible rows. */
export function readRows(browser: DrivenTab): Promise<ShownRow[]> {
  return browser.panel.evaluate(ROWS);
}

/** Waits until the visible part of the list is as expected, and returns it. */
export function waitForRows(
  browser: DrivenTab,
  condition: string,
  what: string,
): Promise<ShownRow[]> {
  return browser
    .waitForPanel(`((rows) => (${condition}) && { rows })(${ROWS})`, what)
    .then((found) => (found as { rows: ShownRow[] }).rows);
}

/** Expands the collapsed hops of a loop. */
const UNFOLD = `document.querySelectorAll('[data-part=laps][aria-expanded=false]')
  .forEach((button) => button.click())`;

/** Opens a chain by its row and reads all of its hops, whichever tab was shown before. */
export async function openChain(browser: DrivenTab, id: string): Promise<ShownChain> {
  await browser.panel.evaluate(
    `document.querySelector('[role=row][data-chain-id="${id}"]').click()`,
  );
  const isOpen = `document.querySelector('[role=row][data-chain-id="${id}"][aria-selected=true]')
    && document.querySelector('[role=tab]') && true`;
  await browser.waitForPanel(isOpen, `the details of chain ${id}`);
  await showTab(browser, 'hops');
  await browser.panel.evaluate(UNFOLD);
  const isUnfolded = `!document.querySelector('[data-part=laps][aria-expanded=false]')`;
  await browser.waitForPanel(isUnfolded, `all hops of chain ${id}`);
  return readChain(browser);
}

/** Selects a tab of the open details. */
export async function showTab(browser: DrivenTab, tab: TabId): Promise<void> {
  await browser.panel.evaluate(`document.querySelector('[role=tab][data-tab=${tab}]').click()`);
  await browser.waitForPanel(
    `document.querySelector('[role=tabpanel][data-shown=${tab}]') && true`,
    `the tab ${tab}`,
  );
}

/** Reads the open details. */
export function readChain(browser: DrivenTab): Promise<ShownChain> {
  return browser.panel.evaluate(CHAIN);
}

/** Returns an expression for the panel that finds a control by its accessible name. */
export function control(label: string): string {
  return `[...document.querySelectorAll('button, input')].find((element) =>
    (element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent)
      .trim() === ${JSON.stringify(label)})`;
}

/** Presses a button or checks a box, once it exists. */
export async function press(browser: DrivenTab, label: string): Promise<void> {
  await waitForControl(browser, label);
  await browser.panel.evaluate(`void ${control(label)}.click()`);
}

/** Presses a toggle button unless it is already in that state. */
export async function setPressed(browser: DrivenTab, label: string, on: boolean) {
  await waitForControl(browser, label);
  const isOn = `${control(label)}?.getAttribute('aria-pressed') === 'true'`;
  if ((await browser.panel.evaluate(isOn)) !== on) await press(browser, label);
  await browser.waitForPanel(`(${isOn}) === ${on}`, `${label} to be ${on ? 'on' : 'off'}`);
}

/** Checks or unchecks a box unless it is already in that state. */
export async function setTicked(browser: DrivenTab, label: string, on: boolean) {
  await waitForControl(browser, label);
  const isOn = `${control(label)}?.checked`;
  if ((await browser.panel.evaluate(isOn)) !== on) await press(browser, label);
  await browser.waitForPanel(`(${isOn}) === ${on}`, `${label} to be ${on ? 'on' : 'off'}`);
}

/** Types into the filter, once it exists. */
export async function setFilter(browser: DrivenTab, text: string): Promise<void> {
  await waitForControl(browser, 'Filter');
  await browser.panel.evaluate(`((input) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    set.call(input, ${JSON.stringify(text)});
    input.dispatchEvent(new Event('input', { bubbles: true }));
  })(${control('Filter')})`);
}

/** Drops a file on the panel, or selects it with `Import`; in the viewer, with `Open files`. */
export async function giveFile(
  browser: DrivenTab,
  how: 'drop' | 'choose',
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  await waitForControl(browser, 'Files to open');
  const bytes = Buffer.from(content).toString('base64');
  await browser.panel.evaluate(`((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], ${JSON.stringify(name)}));
    if (${how === 'drop'}) {
      const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
      for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, options));
      return;
    }
    const input = ${control('Files to open')};
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })(Uint8Array.from(atob('${bytes}'), (character) => character.charCodeAt(0)))`);
}

/** Compares a chain with the open one by clicking its row with Ctrl held. */
export async function compareWith(browser: DrivenTab, id: string): Promise<void> {
  await browser.panel.evaluate(`void document.querySelector('[role=row][data-chain-id="${id}"]')
    .dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }))`);
  await browser.waitForPanel(`!!document.querySelector('.comparison')`, 'the comparison');
}

/** Writes a note about the open chain, and saves it. */
export async function writeNote(browser: DrivenTab, text: string): Promise<void> {
  await press(browser, 'Add a note');
  await browser.waitForPanel(`document.activeElement?.matches('.note textarea')`, 'the field');
  await browser.panel.evaluate(`void (document.activeElement.value = ${JSON.stringify(text)})`);
  await browser.panel.press('Control+Enter');
  await browser.waitForPanel(`!!document.querySelector('.note p')`, 'the note');
}

/** The panel's document is loaded shortly before its controls are rendered. */
export async function waitForControl(browser: DrivenTab, label: string): Promise<void> {
  await browser.waitForPanel(`${control(label)} !== undefined`, `the control ${label}`);
}

/**
 * Converts what the panel shows of a chain into the lines of text that `toLines` in src/core/formats/chain-text.ts
 * prints.
 * @param shorten shortens a URL
 */
export function toShownLines(chain: ShownChain, shorten: (url: string) => string): string[] {
  const lines = chain.link === '' ? [] : [`⇢ ${chain.link}`];
  for (const [index, hop] of chain.hops.entries()) {
    lines.push(hopLine(hop, shorten));
    const transition = chain.transitions[index];
    if (transition) lines.push(`  ${transitionLine(transition)}`);
    if (hop.end !== '') lines.push(`  ${hop.end}`);
  }
  return lines;
}

function hopLine(
  { method, url, status, challenge, cached, error }: ShownHop,
  shorten: (url: string) => string,
): string {
  const answer = status === 'no response' ? '' : status;
  return [method, shorten(url), answer, challenge, cached, errorName(error)]
    .filter((word) => word !== '')
    .join(' ');
}

function transitionLine({ verdict, headline }: ShownTransition): string {
  const mark = verdict === 'violation' ? '✖ ' : verdict === 'historical' ? '▲ ' : '';
  return mark + headline;
}
