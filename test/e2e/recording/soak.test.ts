import { expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import { lastHop, type RedirectChain } from '../../../src/core/chain/chain.ts';
import type { Har } from '../../../src/core/formats/har/har.ts';
import { browserForTests, browserName } from '../harness.ts';
import { storedChains } from '../stored-chains.ts';

const harness = browserForTests();

/** The whole takes minutes: `npm run soak`. */
const IS_WHOLE = process.env.DETOUR_SOAK === 'whole';
const CHAINS = IS_WHOLE ? 2000 : 200;
const KILLS = IS_WHOLE ? 50 : 10;
/** As many requests at a time as browsers send to one host. */
const LANES = 6;
/** A chain of one hop is no chain of redirects, and not to be shown. */
const LENGTHS = 20;

const SEED = Number(process.env.DETOUR_SEED ?? Date.now() % 1_000_000);

it(`${CHAINS} chains while the background is killed ${KILLS} times are what the server received in ${browserName} (seed ${SEED})`, {
  timeout: 1_200_000,
}, async () => {
  const { browser, lab } = harness;
  const random = randomNumbers(SEED);
  await browser.page.evaluate(fetchAll(`${lab.origin}/s/countdown`));
  const progress = () => browser.page.evaluate<number>('self.soak.done');
  for (const due of drawDeaths(random)) {
    await poll(async () => (await progress()) >= due, {
      timeout: 60_000,
      what: `chain ${due} to end`,
    });
    // What the browser has sent to a background that is killed, but not delivered, is lost to everybody: it stops one
    // that is idle when there is no such event. So the server holds its answers, wherever each chain is.
    lab.pause();
    const allAreSaved = async () => {
      const waiting = lab.waiting();
      expect(waiting).toHaveLength(LANES);
      expect(sentIn(await storedChains(browser, waiting))).toEqual(expect.arrayContaining(waiting));
      return true;
    };
    await poll(allAreSaved, {
      timeout: 10_000,
      what: 'the background to have been told of all requests',
    });
    await browser.background.stop();
    lab.resume();
  }
  await poll(async () => (await progress()) === CHAINS, {
    timeout: 60_000,
    what: 'the last chain',
  });
  const lengths = Array.from({ length: CHAINS }, (_, chain) => lengthOf(chain)).filter(
    (length) => length > 1,
  );
  const hops = lengths.reduce((sum, length) => sum + length, 0);
  const sums = `${lengths.length.toLocaleString('en')} chains · ${hops.toLocaleString('en')} hops`;
  // Where something is missing, what is missing tells more than that it is.
  const isWhole = await browser
    .waitForPanel(
      `document.querySelector('[data-part=count]').textContent.startsWith('${sums}')`,
      sums,
    )
    .catch(() => false);
  const { har } = await exportHar(browser, true);
  const received = new Map<string, string[]>();
  for (const { method, url, kind } of lab.log) {
    if (kind === 'request') add(received, chainOf(url), `${method} ${url}`);
  }
  for (const [chain, requests] of received) if (requests.length === 1) received.delete(chain);
  const shown = hopsOf(har);
  expect([...shown.keys()].sort()).toEqual([...received.keys()].sort());
  for (const [chain, requests] of received) expect(shown.get(chain), chain).toEqual(requests);
  expect(isWhole, sums).toBe(true);
});

/** The requests of each exported chain. */
function hopsOf(har: Har): Map<string, string[]> {
  const hops = new Map<string, string[]>();
  for (const { request, _chainId } of har.log.entries) {
    add(hops, `${_chainId}`, `${request.method} ${request.url}`);
  }
  return new Map([...hops.values()].map((requests) => [chainOf(requests[0] ?? ''), requests]));
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function chainOf(url: string): string {
  return /chain=(\d+)/.exec(url)?.[1] ?? '';
}

function lengthOf(chain: number): number {
  return 1 + (chain % LENGTHS);
}

/** After how many ended chains the background is killed: anywhere, in order. */
function drawDeaths(random: () => number): number[] {
  return Array.from({ length: KILLS }, () => Math.floor(random() * (CHAINS - LANES))).sort(
    (a, b) => a - b,
  );
}

/** A page's script that fetches all chains, a few at a time, and counts those that have ended. */
function fetchAll(base: string): string {
  return `(() => {
    self.soak = { done: 0 };
    let next = 0;
    const lane = async () => {
      while (next < ${CHAINS}) {
        const chain = next++;
        await fetch('${base}/' + (chain % ${LENGTHS}) + '?chain=' + chain).catch(() => {});
        self.soak.done++;
      }
    };
    for (let i = 0; i < ${LANES}; i++) void lane();
  })()`;
}

/** The URLs of the requests that are known to have been sent, and wait for their answers. */
function sentIn(chains: readonly RedirectChain[]): string[] {
  const last = chains.filter(({ ended }) => !ended).map(lastHop);
  return last.filter(({ requestHeaders }) => requestHeaders).map(({ url }) => url);
}

/** Mulberry32: the same numbers between 0 and 1 for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
