/**
 * What a long list costs, in the real panel of a real browser: 10,000 chains, which the background posts to the panel's own
 * port as it posts what it recorded. (It would not keep so many itself.) Measured in the panel's document: from the
 * message to the paint, from a keystroke in the filter to the paint, the frames while it is scrolled, and how long keys
 * wait while a hundred chains a second arrive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../scripts/browsers/index.ts';
import { control } from '../scripts/panel-page.ts';
import { toSnapshot } from '../src/background/snapshot.ts';
import { makeChains } from './chains.ts';
import { median, quantile } from './median.ts';
import { startServer } from './server.ts';

const CHAINS = 10_000;
const ROUNDS = 7;
const KEYS = 40;
const APPENDED = { every: 50, chains: 5, times: 160 };

/** One that is typed, and its deletion; each leaves thousands of rows. */
const TYPED = ['c', 'ch', 'che', 'checkout/7', 'pay.test', 'status:307', 'method:POST', ''];

/**
 * The background's end of the panel's port, kept as the panel connects. Calls keep the background from being stopped:
 * the next one would not know of the chains.
 */
const KEEP_PORT = `void (() => {
  const { runtime } = self.browser ?? chrome;
  self.benchSnapshot = [];
  setInterval(() => runtime.getPlatformInfo(), 5000);
  runtime.onConnect.addListener((port) => { self.benchPort = port; });
})()`;

const POST_SNAPSHOT = `(() => {
  const sentAt = Date.now();
  for (const message of self.benchSnapshot) self.benchPort.postMessage(message);
  return sentAt;
})()`;

const POST_NOTHING = (tabId: number) =>
  `void self.benchPort.postMessage({ type: 'snapshot', tabId: ${tabId}, chains: [], dropped: 0 })`;

/** As the background's outbox does it: first the chains as they begin, and with the next ones as they ended. */
const APPEND = (tabId: number) => `void (() => {
  let [round, began] = [0, []];
  const chains = self.benchSnapshot.flatMap((message) => message.chains);
  const timer = setInterval(() => {
    const ended = began.map((chain) => ({ ...chain, ended: true }));
    began = chains.slice(round * ${APPENDED.chains}, (round + 1) * ${APPENDED.chains})
      .map((chain) => ({ ...chain, id: 'new-' + chain.id, ended: false }));
    self.benchPort.postMessage({
      type: 'chains-updated', tabId: ${tabId}, chains: [...ended, ...began], removed: [], dropped: 0 });
    if (++round === ${APPENDED.times}) clearInterval(timer);
  }, ${APPENDED.every});
})()`;

/** Gives Date.now() after the paint that follows the condition. */
const PAINTED = (condition: string) => `new Promise((resolve) => {
  const look = () => {
    if (!(${condition})) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(Date.now());
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
})`;

const ROW_COUNT = `document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')`;

const ANY_ROW = `document.querySelector('[data-chain-id]')`;

/** Types and gives the milliseconds of the script alone, and to the paint. */
const TYPE = (text: string) => `(async () => {
  const input = ${control('Filter')};
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const started = performance.now();
  set.call(input, ${JSON.stringify(text)});
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await null;
  const script = performance.now() - started;
  await ${PAINTED('true')};
  return { script, painted: performance.now() - started };
})()`;

/** Scrolls by a share of the list at every frame and gives the milliseconds between frames. */
const SCROLL = (step: number) => `new Promise((resolve) => {
  const list = document.querySelector('.list-scroller');
  list.scrollTop = 0;
  const frames = [];
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    frames.push(now - before);
    before = now;
    list.scrollTop += ${step};
    if (frames.length < 180) requestAnimationFrame(next);
    else resolve(frames.slice(1));
  };
  requestAnimationFrame(next);
})`;

/** Notes of every key how long it waited for its turn, and for the paint that follows it; and the frames. */
const WATCH_KEYS = `void (() => {
  self.benchKeys = [];
  self.benchFrames = [];
  addEventListener('keydown', ({ timeStamp }) => {
    const waited = performance.now() - timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => self.benchKeys.push([waited, performance.now() - timeStamp]);
      port2.postMessage(0);
    });
  }, { capture: true });
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    self.benchFrames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;

/** Measures one browser and prints. */
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
  for (const message of snapshot) {
    await background.evaluate(`void self.benchSnapshot.push(${JSON.stringify(message)})`);
  }
  await panel.reload();
  await browser.waitForPanel(`${control('Filter')} !== undefined`, 'the panel');
}

async function measureSnapshot(browser: DrivenBrowser, tabId: number): Promise<void> {
  const { panel, background } = browser;
  const first: number[] = [];
  const whole: number[] = [];
  const before = await heap(browser);
  for (let round = 0; round < ROUNDS; round++) {
    await background.evaluate(POST_NOTHING(tabId));
    await browser.waitForPanel(`!document.querySelector('[data-chain-id]')`, 'an empty list');
    const painted = panel.evaluate<number[]>(
      `Promise.all([${PAINTED(ANY_ROW)}, ${PAINTED(`${ROW_COUNT} === '${CHAINS + 1}'`)}])`,
    );
    const sentAt = await background.evaluate<number>(POST_SNAPSHOT);
    const [any = Number.NaN, all = Number.NaN] = await painted;
    first.push(any - sentAt);
    whole.push(all - sentAt);
  }
  print('posted until rows are painted', first);
  print('posted until the last one is', whole);
  const after = await heap(browser);
  if (before === undefined || after === undefined) return;
  console.log(`  memory per chain           ${((after - before) / CHAINS / 1024).toFixed(1)} KiB`);
}

/** Bytes in use by the panel's scripts, garbage apart; undefined in Firefox, which does not tell. */
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

async function measureScroll({ panel }: DrivenBrowser): Promise<void> {
  print('frames, scrolled by 3 rows', await panel.evaluate<number[]>(SCROLL(72)));
  print('frames, scrolled by 50 rows', await panel.evaluate<number[]>(SCROLL(1200)));
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
  const all = CHAINS + APPENDED.chains * APPENDED.times + 1;
  await browser.waitForPanel(`${ROW_COUNT} === '${all}'`, 'all chains', 30_000);
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

function print(what: string, times: readonly number[]): void {
  const [middle, late, most] = [median(times), quantile(times, 0.95), Math.max(...times)].map(
    (time) => time.toFixed(0).padStart(5),
  );
  console.log(`  ${what.padEnd(34)}${middle} ms, 95 % within${late} ms, all within${most} ms`);
}
