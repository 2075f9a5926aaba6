/**
 * The cost of a long list, in the real panel of a real browser: 10,000 chains, which the background script posts to the
 * panel's own port as it posts what it recorded. (By itself, it would not keep so many.) Measured in the panel's
 * document: from the message to the paint, from a keystroke in the filter to the paint, the frames during scrolling,
 * and how long keys wait while a hundred chains per second arrive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../../scripts/browsers/index.ts';
import { control } from '../../scripts/pictures/panel-page.ts';
import { toSnapshot } from '../../src/background/panels/snapshot.ts';
import { makeChains } from '../chains.ts';
import { startServer } from '../server.ts';
import {
  APPEND,
  APPENDED,
  KEEP_PORT,
  POST_NOTHING,
  POST_SNAPSHOT,
  TAKE_PART,
} from './in-background.ts';
import { SCROLL, TYPE, WATCH_KEYS, WATCH_ROWS } from './in-page.ts';
import { print } from './print.ts';

const CHAINS = 10_000;
const ROUNDS = 7;
const KEYS = 40;

/** A typed filter, and its deletion; each leaves thousands of rows. */
const TYPED = ['c', 'ch', 'che', 'checkout/7', 'pay.test', 'status:307', 'method:POST', ''];

/** The pointer enters the list; eight seconds of idle time are more than enough. */
const WARMED_UP = `new Promise((resolve) => {
  const over = new PointerEvent('pointerover', { bubbles: true });
  document.querySelector('.list-row').dispatchEvent(over);
  setTimeout(() => requestIdleCallback(() => resolve(true), { timeout: 2000 }), 8000);
})`;

/** The longest total time on a slow machine, in milliseconds. */
const PATIENCE = 90_000;

/** Measures one browser and prints the results. */
export async function benchList(name: BrowserName): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser(name, {
    extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    url: server.url,
    headless: true,
    ...(name === 'chromium' && {
      args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'],
    }),
  });
  try {
    const chains = makeChains(CHAINS);
    const hops = chains.reduce((sum, chain) => sum + chain.hops.length, 0);
    console.log(`list in ${name}, ${chains.length} chains of ${hops} hops`);
    const tabId = await browser.panel.evaluate<number>(
      '(self.browser ?? chrome).devtools.inspectedWindow.tabId',
    );
    await handOver(browser, toSnapshot(tabId, chains, 0));
    await measureSnapshot(browser, tabId);
    await measureFilter(browser);
    await measureScroll(browser);
    await measureAppending(browser, tabId);
  } finally {
    await browser.close();
    server.close();
  }
}

async function handOver(
  { background, panel, ...browser }: DrivenBrowser,
  snapshot: ReturnType<typeof toSnapshot>,
): Promise<void> {
  await background.evaluate(KEEP_PORT);
  for (const message of snapshot) await background.evaluate(TAKE_PART(message));
  await panel.reload();
  // The background script's own snapshot has arrived; later, it would replace ours.
  await browser.waitForPanel(`${control('Reload page')} !== undefined`, 'an empty list', PATIENCE);
}

async function measureSnapshot(browser: DrivenBrowser, tabId: number): Promise<void> {
  const { panel, background } = browser;
  const first: number[] = [];
  const whole: number[] = [];
  const before = await heap(browser);
  for (let round = 0; round < ROUNDS; round++) {
    await background.evaluate(POST_NOTHING(tabId));
    await browser.waitForPanel(`!document.querySelector('[data-chain-id]')`, 'an empty list');
    await panel.evaluate(WATCH_ROWS(CHAINS));
    const sentAt = await background.evaluate<number>(POST_SNAPSHOT);
    const seen = await browser.waitForPanel<{ first: number; all: number }>(
      'self.benchSeen.all && self.benchSeen',
      `${CHAINS} rows`,
      PATIENCE,
    );
    first.push(seen.first - sentAt);
    whole.push(seen.all - sentAt);
  }
  print('posted until rows are painted', first);
  print('posted until the last one is', whole);
  const after = await heap(browser);
  if (before === undefined || after === undefined) return;
  console.log(`  memory per chain ${((after - before) / CHAINS / 1024).toFixed(1)} KiB`);
}

/** Bytes used by the panel's scripts, without garbage; undefined in Firefox, which doesn't report them. */
function heap({ panel }: DrivenBrowser): Promise<number | undefined> {
  return panel.evaluate(`self.gc ? (self.gc(), performance.memory.usedJSHeapSize) : undefined`);
}

async function measureFilter({ panel }: DrivenBrowser): Promise<void> {
  const first: number[] = [];
  const later: number[] = [];
  const scripts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of TYPED) {
      const { script, painted } = await panel.evaluate<{ script: number; painted: number }>(
        TYPE(text),
      );
      (round === 0 ? first : later).push(painted);
      scripts.push(script);
    }
  }
  print('a keystroke, first time', first);
  print('a keystroke, later', later);
  print('of it script', scripts);
}

/** Rows that were never in view, and again after the pointer has been over the list for a moment. */
async function measureScroll({ panel }: DrivenBrowser): Promise<void> {
  const list = `document.querySelector('.list-scroller')`;
  print('frames, scrolled by 3 rows', await panel.evaluate<number[]>(SCROLL(list, 72)));
  print('frames, scrolled by 50 rows', await panel.evaluate<number[]>(SCROLL(list, 1200)));
  await panel.evaluate(WARMED_UP);
  print('the same, made ready', await panel.evaluate<number[]>(SCROLL(list, 1200)));
}

async function measureAppending(browser: DrivenBrowser, tabId: number): Promise<void> {
  const { panel, background } = browser;
  await panel.evaluate(`void (document.querySelector('.list-scroller').scrollTop = 1e9)`);
  await panel.evaluate(WATCH_KEYS);
  await panel.evaluate(`${control('Filter')}.focus()`);
  await background.evaluate(APPEND(tabId));
  for (let key = 0; key < KEYS; key++) {
    await panel.press(key % 2 === 0 ? 'o' : 'Backspace');
    await sleep(100);
  }
  const rows = `Number(document.querySelector('.list')?.getAttribute('aria-rowcount'))`;
  const all = CHAINS + APPENDED.chains * APPENDED.times + 1;
  await browser.waitForPanel(`${rows} === ${all}`, 'all chains', PATIENCE);
  const keys = await panel.evaluate<[number, number][]>('self.benchKeys');
  console.log(`  while 100 chains a second arrive, ${keys.length} of ${KEYS} keys`);
  print(
    'keys, until their turn',
    keys.map(([waited]) => waited),
  );
  print(
    'keys, until painted',
    keys.map(([, painted]) => painted),
  );
  print('frames', await panel.evaluate<number[]>('self.benchFrames'));
}
