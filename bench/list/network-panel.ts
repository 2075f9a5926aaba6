/**
 * The same requests in Detour's panel and in the browser's own Network panel: how long a page takes for thousands of
 * redirected ones while the panel shows them, a text typed into the filter, and the frames while the list scrolls.
 */
import {
  type BrowserName,
  type DrivenBrowser,
  openBrowser,
  type ScriptTarget,
} from '../../scripts/browsers/index.ts';
import { poll } from '../../scripts/browsers/wait.ts';
import { median } from '../median.ts';
import { startServer } from '../server.ts';
import { AFTER_PAINT, SCROLL, TYPE } from './in-page.ts';
import { print } from './print.ts';

/** Firefox's own panel renders every line of its list: with 10,000 of them, it would take an hour. */
const REQUESTS = { chromium: 10_000, firefox: 300 } as const;

/** Each leaves thousands of rows, or all. */
const TYPED = ['moved', 'moved?1', 'localhost', ''];
const ROUNDS = 5;

/** Fetches that many redirected URLs, six at a time, and returns the milliseconds. */
const FETCH_MANY = (origin: string, count: number) => `(async () => {
  const started = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < ${count}) await fetch('${origin}moved?' + next++).then((answer) => answer.blob());
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  return performance.now() - started;
})()`;

/**
 * A panel's list: its number of lines, the element that scrolls, and the function that sets its filter, as expressions
 * in its scope.
 */
interface OwnPanel {
  readonly scope: ScriptTarget;
  readonly view: string;
  readonly show: string;
  readonly lines: string;
  readonly scroller: string;
  readonly filter: (text: string) => string;
}

/** Measures both panels of one browser, and prints the ratios. */
export async function benchNetworkPanel(name: BrowserName): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser(name, {
    extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
    url: server.url,
    headless: true,
  });
  try {
    await measure(browser, server.url);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measure(browser: DrivenBrowser, origin: string): Promise<void> {
  const { page, panel } = browser;
  const count = REQUESTS[browser.name];
  const ours = {
    page: [await page.evaluate<number>(FETCH_MANY(origin, count))],
    key: await typed((text) => panel.evaluate<{ painted: number }>(TYPE(text))),
    frames: await panel.evaluate<number[]>(SCROLL(`document.querySelector('.list-scroller')`, 72)),
  };
  const own = ownPanel(browser);
  const { scope, view } = own;
  await scope.evaluate(own.show);
  const before = await scope.evaluate<number>(own.lines);
  const theirPage = [await page.evaluate<number>(FETCH_MANY(origin, count))];
  await poll(async () => (await scope.evaluate<number>(own.lines)) >= before + count, {
    timeout: 60_000,
    what: `${count} requests in the Network panel`,
  });
  const theirs = {
    page: theirPage,
    key: await typed((text) => scope.evaluate<{ painted: number }>(typeThere(own, text))),
    frames: await scope.evaluate<number[]>(SCROLL(own.scroller, 72, view)),
  };
  console.log(`${count} redirected requests in ${browser.name}, beside its own Network panel`);
  for (const what of ['page', 'key', 'frames'] as const) {
    print(`${NAMES[what]}: Detour`, ours[what]);
    print(`${NAMES[what]}: the browser's own`, theirs[what]);
    console.log(`    ratio ${(median(ours[what]) / median(theirs[what])).toFixed(2)}`);
  }
}

const NAMES = { page: 'the page', key: 'a keystroke', frames: 'frames, scrolled' } as const;

async function typed(type: (text: string) => Promise<{ painted: number }>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of TYPED) times.push((await type(text)).painted);
  }
  return times;
}

/** Sets the filter, and waits for the paint after which the list matches it; panels delay that by a frame or two. */
function typeThere({ view, filter }: OwnPanel, text: string): string {
  return `(async () => {
    const started = ${view}.performance.now();
    await ${filter(text)};
    return { painted: await ${AFTER_PAINT(`${view}.performance.now()`, view)} - started };
  })()`;
}

function ownPanel({ name, devtools: scope }: DrivenBrowser): OwnPanel {
  return name === 'chromium' ? { scope, ...CHROMIUM } : { scope, ...FIREFOX };
}

/** The filter is applied when the call returns; rendering happens in the next animation frame. */
const CHROMIUM = {
  view: 'self',
  show: `import('./ui/legacy/legacy.js').then(async ({ ViewManager }) => {
    await ViewManager.ViewManager.instance().showView('network');
    const { NetworkPanel } = await import('./panels/network/network.js');
    self.benchView = NetworkPanel.NetworkPanel.instance().networkLogView;
  })`,
  lines: `self.benchView.dataGrid.rootNode().children.length`,
  scroller: `self.benchView.dataGrid.scrollContainer`,
  filter: (text: string) => `void self.benchView.setTextFilterValue(${JSON.stringify(text)})`,
};

/** Typed text is applied after a pause of 200 ms, which is left out here. */
const FIREFOX = {
  view: 'window.benchView',
  show: `toolbox().selectTool('netmonitor').then(({ panelWin }) => { window.benchView = panelWin; })`,
  lines: `window.benchView.store.getState().requests.requests.length`,
  scroller: `window.benchView.document.querySelector('.requests-list-scroll')`,
  filter: (text: string) =>
    `void window.benchView.store.dispatch({ type: 'SET_REQUEST_FILTER_TEXT', text: ${JSON.stringify(text)} })`,
};
