/**
 * What Detour keeps in memory: the background script's heap over 50,000 requests, one in three redirected, and what it
 * has stored by then. It must grow only until the storage is full. Chromium only: Firefox doesn't report the heap of a
 * single page.
 */
import { openBrowser } from '../scripts/browsers/index.ts';
import { startServer } from './server.ts';

const REQUESTS = 50_000;
const STEPS = 10;

/** Fetches that many URLs, a few at a time, one in three of them redirected. */
const fetchMany = (count: number) => `(async () => {
  let next = 0;
  const lane = async () => {
    while (next < ${count}) {
      const i = next++;
      await fetch('/' + (i % 3 === 0 ? 'moved' : 'image') + '?' + Math.random()).then((r) => r.blob());
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
})()`;

/** Measures and prints the results. */
export async function benchMemory(): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser('chromium', {
    extension: 'dist/chrome',
    url: server.url,
    headless: true,
  });
  console.log(`the background's memory in chromium, over ${REQUESTS} requests`);
  for (let step = 1; step <= STEPS; step += 1) {
    await browser.page.evaluate(fetchMany(REQUESTS / STEPS));
    const heap = (await browser.background.heapUsed?.()) ?? Number.NaN;
    const { chains, bytes } = await browser.background.evaluate<{ chains: number; bytes: number }>(
      `chrome.storage.session.getBytesInUse(null).then(async (bytes) =>
        ({ bytes, chains: Object.keys(await chrome.storage.session.get(null)).length - 1 }))`,
    );
    console.log(
      `  ${String((REQUESTS / STEPS) * step).padStart(6)} requests: heap ${megabytes(heap)}, stored ${megabytes(bytes)} in ${chains} chains`,
    );
  }
  await browser.close();
  server.close();
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
