/**
 * How soon a redirect appears: the time from the browser's event (its `timeStamp`) until the panel's document, inside
 * the real DevTools, contains the row of its chain, and from the chain's last event until the row shows its end. The
 * page does nothing else: requests follow one another with pauses.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserName, openBrowser } from '../scripts/browsers/index.ts';
import { median, quantile } from './median.ts';
import { startServer } from './server.ts';

const REDIRECTS = 150;

/** Between two requests, in milliseconds; random, so that they don't synchronize with anything. */
const PAUSE = { least: 150, most: 300 };

/** When each chain's row, and its end, appeared in the panel's document, by chain ID. */
type Seen = Readonly<Record<string, { readonly row: number; readonly end?: number }>>;

const WATCH = `(() => {
  self.seen = {};
  const look = () => {
    for (const { dataset } of document.querySelectorAll('[role=row][data-chain-id]')) {
      const seen = self.seen[dataset.chainId] ??= { row: Date.now() };
      if (dataset.outcome !== 'pending') seen.end ??= Date.now();
    }
  };
  new MutationObserver(look).observe(document.body, {
    childList: true, subtree: true, attributeFilter: ['data-outcome'],
  });
})()`;

/** When each chain was redirected and when it ended, by ID. */
const EVENTS = `chrome.storage.session.get(null).then((all) => Object.fromEntries(
  Object.entries(all).filter(([key]) => key.startsWith('chain:')).map(([, text]) => {
    const { id, hops } = JSON.parse(text).chain;
    return [id, { row: hops[0].endedAt, end: hops.at(-1).endedAt }];
  })))`;

/** Measures one browser and prints the results. */
export async function benchLatency(name: BrowserName): Promise<void> {
  const server = await startServer();
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome';
  const browser = await openBrowser(name, { extension, url: server.url, headless: true });
  await browser.panel.evaluate(WATCH);
  for (let number = 0; number < REDIRECTS; number++) {
    await browser.page.evaluate(`fetch('/moved?${number}').then(() => {})`);
    await sleep(PAUSE.least + Math.random() * (PAUSE.most - PAUSE.least));
  }
  const events = await browser.background.evaluate<Seen>(EVENTS);
  const seen = await browser.panel.evaluate<Seen>('self.seen');
  await browser.close();
  server.close();
  console.log(`from event to panel in ${name}, ${Object.keys(events).length} redirects`);
  print('the redirect to its row', delays(events, seen, 'row'));
  print('the end to its row', delays(events, seen, 'end'));
}

function delays(events: Seen, seen: Seen, what: 'row' | 'end'): number[] {
  return Object.entries(events).map(
    ([id, times]) => (seen[id]?.[what] ?? Number.NaN) - (times[what] ?? Number.NaN),
  );
}

function print(what: string, times: readonly number[]): void {
  const late = quantile(times, 0.9).toFixed(0);
  console.log(`  ${what.padEnd(26)} ${median(times).toFixed(0)} ms, nine in ten within ${late} ms`);
}
