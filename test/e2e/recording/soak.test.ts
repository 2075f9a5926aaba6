/** The background is stopped at random moments, whatever is under way: the panel must have what the server received. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { poll } from '../../../scripts/browsers/wait.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { segmentsOf } from '../../../src/core/chain/gaps.ts';
import { groupBy } from '../../../src/core/lists/group-by.ts';
import { browserForTests, browserName } from '../harness.ts';
import { recordedChains, toLines } from './recorded.ts';

const harness = browserForTests();

/** The whole takes minutes: `npm run soak`. */
const IS_WHOLE = process.env.DETOUR_SOAK === 'whole';
/** In the whole, 2,000 of them are redirected. */
const CHAINS = Number(process.env.DETOUR_CHAINS ?? (IS_WHOLE ? 2667 : 100));
const KILLS = Number(process.env.DETOUR_KILLS ?? (IS_WHOLE ? 50 : 5));
/** As many requests at a time as browsers send to one host. */
const LANES = 6;
/**
 * The longest chain. One of one hop is not a chain of redirects, and not to be shown. All must fit into what is stored, or
 * the oldest are dropped.
 */
const LENGTHS = IS_WHOLE ? 4 : 20;
/** A kill comes up to so long after a chain's end, in milliseconds: in the middle of others, and of their events. */
const LATEST = 60;

const SEED = Number(process.env.DETOUR_SEED ?? Date.now() % 1_000_000);

it(`${CHAINS} chains while the background script is killed ${KILLS} times are what the server received in ${browserName} (seed ${SEED})`, {
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
      interval: 5,
    });
    await sleep(random() * LATEST);
    await browser.background.stop();
  }
  await poll(async () => (await progress()) === CHAINS, {
    timeout: 60_000,
    what: 'the last chain',
  });
  const received = receivedChains();
  const hops = [...received.values()].reduce((sum, { length }) => sum + length, 0);
  const sums = `${received.size.toLocaleString('en')} chains · ${hops.toLocaleString('en')} hops`;
  // The network log tells of what webRequest missed, and is believed, a while later. Where it does not come to that, what is
  // missing tells more than that it is.
  const counted = `document.querySelector('[data-part=count]').textContent.startsWith('${sums}')`;
  await browser.waitForPanel(counted, sums, 20_000).catch(() => {});
  const tally = await compare(received);
  const { alike, healed, marked, different, ...wrong } = tally;
  console.log(
    `soak ${browserName}, seed ${SEED}: ${received.size} chains, ${KILLS} kills; ${alike} alike, of which ${healed} with hops that only the log saw; ${marked} not whole, and marked so; lost ${wrong.lost.length}, invented ${wrong.invented.length}, pretending ${wrong.pretending.length}`,
  );
  const told = different.join('\n');
  expect(wrong, told).toEqual({ lost: [], invented: [], pretending: [] });
  expect(marked, told).toBe(0);
});

interface Tally {
  /** Shown as they were received. */
  readonly alike: number;
  /** Of these, with hops that webRequest missed. */
  readonly healed: number;
  /** Shown with a gap, or as not observed to their end. */
  readonly marked: number;
  readonly lost: readonly string[];
  /** Shown, but never requested in this way. */
  readonly invented: readonly string[];
  /** Shorter than they were, with nothing that says so. */
  readonly pretending: readonly string[];
  /** What was seen of each chain that is not as it was received. */
  readonly different: readonly string[];
}

/** Holds what the panel shows against what the server received. */
async function compare(received: ReadonlyMap<string, readonly string[]>): Promise<Tally> {
  const chains = await recordedChains(harness.browser);
  const shown = groupBy(chains, ({ hops }) => chainOf(hops[0].url));
  const requestsOf = ({ hops }: RedirectChain) => hops.map(({ method, url }) => `${method} ${url}`);
  const sentOf = (chain: RedirectChain) => received.get(chainOf(chain.hops[0].url)) ?? [];
  const textOf = (chain: RedirectChain) => requestsOf(chain).join(' / ');
  const alike = chains.filter((chain) => textOf(chain) === sentOf(chain).join(' / '));
  const others = chains.filter((chain) => !alike.includes(chain));
  return {
    alike: alike.length,
    healed: alike.filter(({ hops }) => hops.some(({ witness }) => witness === 'log')).length,
    marked: others.filter(isMarked).length,
    lost: [...received.keys()].filter((id) => !shown.has(id)),
    invented: [
      ...[...shown].filter(([, chains]) => chains.length > 1).map(([id]) => `${id} twice`),
      ...others.filter((chain) => !isPart(requestsOf(chain), sentOf(chain))).map(textOf),
    ],
    pretending: others.filter((chain) => !isMarked(chain)).map(textOf),
    different: others.map(toLines),
  };
}

/** What the server received of each chain of redirects, in order. */
function receivedChains(): Map<string, string[]> {
  const requests = harness.lab.log.filter(({ kind }) => kind === 'request');
  const chains = groupBy(requests, ({ url }) => chainOf(url));
  return new Map(
    [...chains]
      .filter(([, { length }]) => length > 1)
      .map(([id, all]) => [id, all.map(({ method, url }) => `${method} ${url}`)]),
  );
}

function isMarked(chain: RedirectChain): boolean {
  return !chain.ended || chain.cut === true || segmentsOf(chain).length > 1;
}

/** Returns whether all requests of a chain are among those of another, in order. */
function isPart(part: readonly string[], whole: readonly string[]): boolean {
  let from = 0;
  return part.every((request) => {
    from = whole.indexOf(request, from) + 1;
    return from > 0;
  });
}

function chainOf(url: string): string {
  return /chain=(\d+)/.exec(url)?.[1] ?? '';
}

/** After how many ended chains the background is killed: anywhere, in order. */
function drawDeaths(random: () => number): number[] {
  return Array.from({ length: KILLS }, () => Math.floor(random() * (CHAINS - LANES))).sort(
    (a, b) => a - b,
  );
}

/** A page's script that fetches all chains, a few at a time, reads their answers and counts those that have ended. */
function fetchAll(base: string): string {
  return `(() => {
    self.soak = { done: 0 };
    let next = 0;
    const lane = async () => {
      while (next < ${CHAINS}) {
        const chain = next++;
        const url = '${base}/' + (chain % ${LENGTHS}) + '?chain=' + chain;
        await fetch(url).then((response) => response.text()).catch(() => {});
        self.soak.done++;
      }
    };
    for (let i = 0; i < ${LANES}; i++) void lane();
  })()`;
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
