/**
 * What Detour costs a page: the time to load many small images over loopback, one in three redirected, with the panel
 * open, with it closed, and without the extension. Without: a blank extension, so that DevTools can be open on both
 * sides. All run side by side, in interleaved rounds; what counts are the ratios within a round.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../scripts/browsers/index.ts';
import { median } from './median.ts';

const ROUNDS = 15;
const IMAGES = 300;

const SUBJECTS = {
  'without, DevTools closed': { detour: false, devtools: false },
  'Detour, panel closed': { detour: true, devtools: false },
  'without, DevTools open': { detour: false, devtools: true },
  'Detour, panel open': { detour: true, devtools: true },
} as const;
type Subject = keyof typeof SUBJECTS;

/** Pairs whose ratio tells something: each beside its like. */
const RATIOS: readonly (readonly [Subject, Subject])[] = [
  ['Detour, panel closed', 'without, DevTools closed'],
  ['Detour, panel open', 'without, DevTools open'],
];

/** Loads the images at once and gives the milliseconds until the last has come. */
const LOAD = `(() => {
  const started = performance.now();
  const images = Array.from({ length: ${IMAGES} }, (_, i) => new Promise((resolve) => {
    const image = new Image();
    image.onload = image.onerror = resolve;
    image.src = '/' + (i % 3 === 0 ? 'moved' : 'image') + '?' + Math.random();
  }));
  return Promise.all(images).then(() => performance.now() - started);
})()`;

/** Measures one browser and prints. */
export async function benchPageLoad(name: BrowserName): Promise<void> {
  const server = await startServer();
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const subjects = new Map<Subject, DrivenBrowser>();
  for (const [subject, { detour, devtools }] of Object.entries(SUBJECTS)) {
    const built = name === 'firefox' ? 'dist/firefox' : 'dist/chrome';
    const extension = detour ? built : 'bench/blank';
    const browser = await openBrowser(name, { extension, url, headless: true, devtools });
    subjects.set(subject as Subject, browser);
  }
  const rounds: Record<Subject, number>[] = [];
  for (let round = 0; round <= ROUNDS; round++) rounds.push(await runRound(subjects, url, round));
  rounds.shift(); // the first one warms up
  await Promise.all([...subjects.values()].map((browser) => browser.close()));
  server.close();
  report(name, rounds);
}

/** Every second round goes the other way round, so that no subject always profits from its place. */
async function runRound(subjects: Map<Subject, DrivenBrowser>, url: string, round: number) {
  const order = [...subjects];
  if (round % 2 === 1) order.reverse();
  const times = {} as Record<Subject, number>;
  for (const [subject, browser] of order) {
    await browser.page.navigate(url);
    times[subject] = await browser.page.evaluate<number>(LOAD);
  }
  return times;
}

function report(name: BrowserName, rounds: readonly Record<Subject, number>[]): void {
  console.log(
    `page load in ${name}, ${IMAGES} images, one in three redirected, ${rounds.length} rounds`,
  );
  for (const subject of Object.keys(SUBJECTS) as Subject[]) {
    const ms = median(rounds.map((round) => round[subject]));
    console.log(`  ${subject.padEnd(26)} ${ms.toFixed(0)} ms`);
  }
  for (const [subject, like] of RATIOS) {
    const ratio = median(rounds.map((round) => round[subject] / round[like]));
    console.log(`  ${subject} / ${like}: ${ratio.toFixed(2)}`);
  }
}

function startServer() {
  const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/moved')) {
      response.writeHead(302, { Location: path.replace('/moved', '/image') }).end();
    } else if (path.startsWith('/image')) {
      response
        .writeHead(200, { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' })
        .end(pixel);
    } else
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><title>Bench</title>');
  });
  return new Promise<typeof server>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
