import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { enrich, type NetworkEntry } from '../../../src/core/chain/network-facts.ts';
import { GoneChains } from '../../../src/core/network-log/gone-chains.ts';
import { MOST_GONE, toGone } from '../../../src/core/network-log/gone-hops.ts';
import { Witnesses } from '../../../src/core/network-log/network-log.ts';
import { record } from '../../support/chains.ts';
import { logOf, seenOf } from '../../support/lab/witnesses.ts';

const DRAWING = 'GET http://a.test/old 302 / GET http://a.test/new 200';
const CHAIN = record(DRAWING);
const LOG = logOf(CHAIN);

/** Chains and entries as they come and go, and what they tell together. */
function setUp() {
  const witnesses = new Witnesses(7);
  const shown = new Map<string, RedirectChain>();
  const follow = () => witnesses.follow(new Map(shown));
  return {
    show: (...chains: RedirectChain[]) => {
      for (const chain of chains) shown.set(chain.id, chain);
      follow();
    },
    drop: (id: string) => {
      shown.delete(id);
      follow();
    },
    log: (...entries: NetworkEntry[]) => witnesses.add(entries),
    tell: (): RedirectChain[] => {
      const { matches, logged } = witnesses.account();
      return [
        ...[...shown.values()].map((chain) => enrich(chain, matches.get(chain.id))),
        ...logged,
      ];
    },
  };
}

const urlsOf = (chain: RedirectChain) => chain.hops.map(({ url }) => url).join(' ');

it('do not return with late entries, entirely or partly', () => {
  for (const early of [0, 1, 2]) {
    const { show, drop, log, tell } = setUp();
    show(CHAIN);
    log(...LOG.slice(0, early));
    tell();
    drop(CHAIN.id);
    log(...LOG.slice(early));
    expect(tell()).toEqual([]);
  }
});

it('do not affect a later request for the same URL that only the log saw, nor what is displayed', () => {
  const { show, drop, log, tell } = setUp();
  show(CHAIN);
  drop(CHAIN.id);
  const later = record(DRAWING, { requestId: '2', startsAt: 2000 });
  log(...logOf(later), ...LOG);
  expect(tell().map(urlsOf)).toEqual(['http://a.test/old http://a.test/new']);
  const healed = record(DRAWING, { requestId: '3' });
  show(healed);
  expect(tell()[0]?.hops.map(({ network }) => network !== undefined)).toEqual([true, true]);
});

it('are healed as before once they are back', () => {
  const { show, drop, log, tell } = setUp();
  const [cut] = seenOf(DRAWING, new Set([0]));
  if (!cut) throw new Error('no chain');
  show(cut);
  log(...LOG);
  tell();
  drop(cut.id);
  tell();
  show(cut);
  log(...LOG.slice(1));
  expect(tell().map(urlsOf)).toEqual(['http://a.test/old http://a.test/new']);
});

it('are remembered for a while, whatever their URLs, and then forgotten', () => {
  const gone = new GoneChains();
  const url = `http://a.test/${'x'.repeat(1000)}`;
  const chains = Array.from({ length: MOST_GONE + 1 }, (_, index) =>
    record(`GET ${url}${index} 302 / GET http://a.test/new 200`, { requestId: String(index) }),
  );
  for (const chain of chains) gone.add(toGone(chain));
  const isKnown = (chain: RedirectChain | undefined) =>
    chain && logOf(chain).map((entry) => gone.has(entry));
  expect(isKnown(chains.at(-1))).toEqual([true, true]);
  expect(isKnown(chains.at(1))).toEqual([true, true]);
  expect(isKnown(chains.at(0))).toEqual([false, true]);
  gone.delete(String(MOST_GONE));
  expect(isKnown(chains.at(-1))).toEqual([false, true]);
});

/** Chains of which webRequest missed any hops, and which of them go. */
const aChain = fc.record({
  length: fc.integer({ min: 2, max: 6 }),
  missed: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  isDropped: fc.boolean(),
});

it('stay away in whatever order chains and entries come and go, and the others remain', () => {
  const drawn = fc.array(aChain, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      drawn,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (all, times) => {
        const { show, drop, log, tell } = setUp();
        const draw = () => times.next().value as number;
        const steps: { at: number; run: () => void }[] = [];
        const expected: string[] = [];
        for (const [number, { length, missed, isDropped }] of all.entries()) {
          const drawing = Array.from({ length }, (_, hop) => {
            const status = hop === length - 1 ? 200 : [301, 302, 307][hop % 3];
            return `GET http://a.test/${number}/${hop} ${status}`;
          }).join(' / ');
          const request = { requestId: String(number), startsAt: 1000 + number * 7 };
          const whole = record(drawing, request);
          const lost = new Set([...whole.hops.keys()].filter((hop) => missed[hop]));
          const [seen] = seenOf(drawing, lost, request);
          const shownAt = draw();
          let latest = shownAt;
          for (const [hop, entry] of logOf(whole).entries()) {
            const at = draw();
            // Of what neither witness had told when the chain went, nothing can be known.
            if (lost.has(hop)) latest = Math.max(latest, at);
            steps.push({ at, run: () => log(entry) });
          }
          if (seen) steps.push({ at: shownAt, run: () => show(seen) });
          const goes = seen !== undefined && isDropped;
          if (goes) steps.push({ at: Math.max(latest, draw()) + 1e-9, run: () => drop(seen.id) });
          else expected.push(urlsOf(whole));
        }
        for (const { run } of steps.sort((a, b) => a.at - b.at)) {
          run();
          tell();
        }
        expect(tell().map(urlsOf).sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 500 },
  );
});
