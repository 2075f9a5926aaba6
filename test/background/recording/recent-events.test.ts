import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventName, toRequestEvent } from '../../../src/background/capture/request-event.ts';
import { ChainStore } from '../../../src/background/recording/chain-store.ts';
import { RecentEvents } from '../../../src/background/recording/recent-events.ts';
import { Recording } from '../../../src/background/recording/recording.ts';
import type { RedirectChain, RequestEvent } from '../../../src/core/chain/chain.ts';
import { events, record } from '../../support/chains.ts';
import { firedEvents } from '../../support/lab/fired-events.ts';

const TAB = 7;

function watching(): Recording {
  const recording = new Recording();
  recording.subscribe({ tabId: TAB, recording: true, preserveLog: true });
  return recording;
}

/** What is recorded of events that come in this order. */
function recorded(given: readonly RequestEvent[]): RedirectChain[] {
  const recording = watching();
  for (const event of given) recording.accept(event);
  return recording.chains.of(TAB);
}

/** No two at one moment, as in Chromium. */
const inOneTab = (given: readonly RequestEvent[]) =>
  given.map((event, index) => ({ ...event, tabId: TAB, time: 1000 + index }));

const fired = (browser: 'chromium' | 'firefox', id: string) =>
  inOneTab(
    firedEvents(browser, id).flatMap(({ name, details }) =>
      name.includes('.') ? [] : (toRequestEvent(name as EventName, details, browser) ?? []),
    ),
  );

describe('events in any order', () => {
  it.each([
    ['chromium', 'five-statuses'],
    ['chromium', 'slow-chain'],
    ['chromium', 'hsts'],
    ['firefox', 'five-statuses'],
    ['firefox', 'challenged'],
  ] as const)('make the chain that occurred, of %s in %s', (browser, id) => {
    const inOrder = fired(browser, id);
    const expected = recorded(inOrder);
    expect(expected.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
        const byId = (chains: RedirectChain[]) => new Map(chains.map((chain) => [chain.id, chain]));
        expect(byId(recorded(shuffled))).toEqual(byId(expected));
      }),
    );
  });
});

const all = inOneTab(
  events('GET http://a.test/ 302 / GET http://a.test/x 302 / GET http://a.test/y 200'),
);

describe('a late event', () => {
  it('takes its place in a chain that an earlier life of the background script began', () => {
    const [earlier, later] = [watching(), new Recording()];
    for (const event of all.slice(0, 2)) earlier.accept(event);
    const kept = earlier.kept('1');
    later.restore(earlier.state(), kept ? [kept] : []);
    for (const event of [...all.slice(6), ...all.slice(2, 6)]) later.accept(event);
    expect(later.chains.of(TAB)).toEqual(recorded(all));
  });

  it('leaves a chain linked to the one that it followed from', () => {
    const store = new ChainStore();
    store.showIn('1', [TAB]);
    const link = { from: '0', cause: 'script', certainty: 'likely' } as const;
    for (const event of all.slice(0, 2)) store.join(store.record(event), link);
    store.record(all[3] as RequestEvent);
    expect(store.record(all[2] as RequestEvent)).toMatchObject({ link, ended: false });
    for (const event of all.slice(4)) store.record(event);
    expect(store.get('1')).toEqual({ ...recorded(all)[0], link });
  });

  it('is no longer expected after ten seconds', () => {
    const recent = new RecentEvents();
    const [request, sent] = events('GET http://a.test/ 200') as [RequestEvent, RequestEvent];
    recent.add({ ...sent, time: 1000 }, undefined);
    expect(recent.add({ ...request, time: 999 }, undefined)?.events).toHaveLength(2);
    recent.add({ ...sent, requestId: '2', time: 11_001 }, undefined);
    expect(recent.add({ ...request, time: 998 }, undefined)).toBeUndefined();
  });

  it('replays a request that never ends from before its last 250 events', () => {
    const recent = new RecentEvents();
    const [request] = events('GET http://a.test/ 200') as [RequestEvent];
    const present = record('GET http://a.test/ 200');
    for (let time = 1000; time < 1250; time++) recent.add({ ...request, time }, undefined);
    recent.add({ ...request, time: 1250 }, present);
    expect(recent.add({ ...request, time: 1001 }, undefined)).toMatchObject({ before: present });
  });
});
