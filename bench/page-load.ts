/**
 * What Detour costs a page: the time to load many small images over loopback, one in three redirected, with its panel
 * open and with its panel closed again. It is compared with extensions that do nothing, with and without listeners, so
 * that DevTools is open on both sides or on neither. All run in interleaved rounds; the ratios within a round count.
 */
import { rm } from 'node:fs/promises';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../scripts/browsers/index.ts';
import { poll } from '../scripts/browsers/wait.ts';
import { EVENT_NAMES } from '../src/background/capture/request-event.ts';
import { BLANK, writeListening } from './extensions.ts';
import { median, quantile } from './median.ts';
import { startServer } from './server.ts';

const ROUNDS = 15;
const IMAGES = 800;

/** The subjects of the measurement, each compared with a similar one. */
export interface Subject {
  readonly name: string;
  readonly extension: string;
  /** `elsewhere`: DevTools is open on another panel, and this one was never shown. */
  readonly panel: 'open' | 'closed' | 'elsewhere';
  /** The names of the subjects that its time is divided by. */
  readonly beside: readonly string[];
}

/** Loads the images all at once and returns the milliseconds until the last one has loaded. */
const LOAD = `(() => {
  const started = performance.now();
  const images = Array.from({ length: ${IMAGES} }, (_, i) => new Promise((resolve) => {
    const image = new Image();
    image.onload = image.onerror = resolve;
    image.src = '/' + (i % 3 === 0 ? 'moved' : 'image') + '?' + Math.random();
  }));
  return Promise.all(images).then(() => performance.now() - started);
})()`;

/** Measures one browser and prints the results. */
export async function benchPageLoad(browser: BrowserName): Promise<void> {
  const one = await writeListening(browser, ['onBeforeRedirect'], 'none');
  const all = await writeListening(browser, EVENT_NAMES, 'as Detour');
  const both = await writeListening(browser, EVENT_NAMES, 'as Detour, with the log');
  const permitted = await writeListening(browser, [], 'none');
  const detour = browser === 'firefox' ? 'dist/firefox' : 'dist/chrome';
  const subjects: Subject[] = [
    { name: 'nothing, closed', extension: BLANK, panel: 'closed', beside: [] },
    {
      name: 'may, closed',
      extension: permitted,
      panel: 'closed',
      beside: ['nothing, closed'],
    },
    {
      name: 'Detour, closed',
      extension: detour,
      panel: 'closed',
      beside: ['nothing, closed', 'may, closed'],
    },
    { name: 'nothing, elsewhere', extension: BLANK, panel: 'elsewhere', beside: [] },
    {
      name: 'Detour, elsewhere',
      extension: detour,
      panel: 'elsewhere',
      beside: ['nothing, elsewhere'],
    },
    { name: 'nothing', extension: BLANK, panel: 'open', beside: [] },
    { name: 'one listener', extension: one, panel: 'open', beside: ['nothing'] },
    { name: 'all listeners', extension: all, panel: 'open', beside: ['one listener'] },
    { name: 'all, with the log', extension: both, panel: 'open', beside: ['all listeners'] },
    {
      name: 'Detour',
      extension: detour,
      panel: 'open',
      beside: ['one listener', 'all listeners', 'all, with the log'],
    },
  ];
  try {
    report(browser, subjects, await measure(browser, subjects));
  } finally {
    for (const folder of [one, all, both, permitted]) await rm(folder, { recursive: true });
  }
}

/** Milliseconds by the subjects' names. */
export type Times = Readonly<Record<string, number>>;

/** Returns the times of every round, in milliseconds, by the subjects' names, measured in interleaved rounds. */
export async function measure(
  browser: BrowserName,
  subjects: readonly Subject[],
): Promise<readonly Times[]> {
  const server = await startServer();
  const opened: [name: string, browser: DrivenBrowser][] = [];
  for (const subject of subjects) {
    opened.push([subject.name, await open(browser, subject, server.url)]);
  }
  const rounds: Times[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    // Every other round is in reverse order, so that no subject always profits from its position.
    rounds.push(await runRound(round % 2 === 1 ? opened.toReversed() : opened, server.url));
  }
  await Promise.all(opened.map(([, driven]) => driven.close()));
  server.close();
  return rounds.slice(1); // the first round is a warm-up
}

/** A closed panel was open before: its listeners must be gone. */
async function open(name: BrowserName, { extension, panel }: Subject, url: string) {
  const devtools = panel !== 'elsewhere';
  const browser = await openBrowser(name, { extension, url, headless: true, devtools });
  if (!devtools) await browser.openDevToolsElsewhere();
  if (panel !== 'closed') return browser;
  await browser.closeDevTools();
  const isListening = `Object.values(chrome.webRequest ?? {}).some(
    (event) => event.hasListeners?.() === true)`;
  await poll(async () => !(await browser.background.evaluate<boolean>(isListening)), {
    timeout: 10_000,
    what: 'the listeners to go',
  });
  return browser;
}

async function runRound(
  opened: readonly (readonly [string, DrivenBrowser])[],
  url: string,
): Promise<Times> {
  const times: Record<string, number> = {};
  for (const [name, browser] of opened) {
    await browser.page.navigate(url);
    times[name] = await browser.page.evaluate<number>(LOAD);
  }
  return times;
}

/** Prints the subjects' times, and their ratios to those that they are compared with. */
export function report(
  browser: BrowserName,
  subjects: readonly Subject[],
  rounds: readonly Times[],
): void {
  console.log(`page load in ${browser}, ${IMAGES} images, one in three redirected`);
  console.log(`  medians of ${rounds.length} rounds; of ratios, with their quartiles`);
  const of = (name: string) => rounds.map((round) => round[name] ?? Number.NaN);
  for (const { name, beside } of subjects) {
    const times = of(name);
    console.log(`  ${name.padEnd(20)} ${median(times).toFixed(0).padStart(5)} ms`);
    for (const like of beside) {
      const likeTimes = of(like);
      const ratios = times.map((time, round) => time / (likeTimes[round] ?? Number.NaN));
      console.log(`${''.padEnd(32)}${spread(ratios)} × ${like}`);
    }
  }
}

function spread(numbers: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(numbers, share).toFixed(2));
  return `${middle} (${low}–${high})`;
}
