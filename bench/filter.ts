/**
 * The cost of a keystroke in the filter: the rows of 10,000 chains, from the text to the list to be rendered. The first
 * keystroke of its kind derives what it needs of every chain, unless that was done during idle time.
 */
import type { RedirectChain } from '../src/core/chain/chain.ts';
import { completions, prepare } from '../src/core/filter/index.ts';
import { toRows } from '../src/panel/list/rows/rows.ts';
import { makeChains } from './chains.ts';
import { median } from './median.ts';

const CHAINS = 10_000;
const ROUNDS = 11;

const FILTERS = [
  'checkout/7',
  '-static orders',
  '/v\\d+\\/orders/i',
  'status:3xx',
  '-status:307',
  'method:POST',
  'method-changed',
  'verdict:violation',
  'type:fetch',
  'domain:*.shop.test',
  'cross-site',
  'scheme:http',
  'cause:hsts',
  'cached',
  'error',
  'has:body-dropped',
  'finding:post-became-get',
  'hops:>3',
  'larger-than:10k',
  'header:x-*',
  'cookie:sid',
];

const COMPLETED = ['status:', 'domain:', 'finding:', 'header:', 'cookie:'];

/** Measures and prints the time of each filter in an open list, and the first time. */
export function benchFilter(): void {
  const opened = makeChains(CHAINS);
  const hops = opened.reduce((sum, chain) => sum + chain.hops.length, 0);
  console.log(
    `filter, ${opened.length} chains of ${hops} hops: the first time, and the median after it`,
  );
  measure('(the list opens)', () => toRows(opened, '').length);
  for (const filter of FILTERS) {
    const chains = openedChains();
    measure(filter, () => toRows(chains, filter).length);
  }
  measure('(all is prepared)', () => opened.map(prepare).length);
  console.log('completion');
  for (const text of COMPLETED) {
    const chains = openedChains();
    measure(text, () => completions(text, text.length, chains).items.length);
  }
}

/** New chains whose list is displayed, so that its content is computed. */
function openedChains(): RedirectChain[] {
  const chains = makeChains(CHAINS);
  toRows(chains, '');
  return chains;
}

function measure(name: string, work: () => number): void {
  const first = time(work);
  const later = Array.from({ length: ROUNDS }, () => time(work));
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`.padStart(10);
  console.log(
    `  ${name.padEnd(26)}${milliseconds(first)}${milliseconds(median(later))}   ${work()} found`,
  );
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
