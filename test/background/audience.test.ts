import { beforeEach, describe, expect, it } from 'vitest';
import { Recording } from '../../src/background/recording/recording.ts';
import { outcomeOf, type RequestEvent } from '../../src/core/chain/chain.ts';
import { type DrawnRequest, events } from '../support/chains.ts';

const [TAB, OTHER, POPUP] = [7, 8, 9];
const REDIRECT = 'GET http://a.test/ 302 / GET http://a.test/x 200';
const WORKERS = { tabId: -1, initiator: 'http://a.test' };

let recording: Recording;

beforeEach(() => {
  recording = new Recording();
  watch(TAB);
});

function watch(tabId: number, facts: { origin?: string; incognito?: boolean } = {}): void {
  recording.subscribe({ tabId, recording: true, preserveLog: false });
  recording.tabs.introduce(tabId, { origin: 'http://a.test', incognito: false, ...facts });
}

function accept(requestId: string, more: Partial<RequestEvent> = {}, request: DrawnRequest = {}) {
  for (const event of events(REDIRECT, { requestId, ...request })) {
    recording.accept({ ...event, ...more } as RequestEvent);
  }
}

/** The user goes to another page in a tab. */
const leave = (tabId: number) =>
  recording.committed({ tabId, frameId: 0, url: 'about:blank', time: 9000, reason: 'user' });

const shown = (tabId = TAB) => recording.chains.of(tabId).map(({ id }) => id);

function reborn(more: readonly string[] = []): void {
  const ids = [...more, ...[TAB, OTHER, POPUP].flatMap((tabId) => shown(tabId))];
  const kept = [...new Set(ids)].flatMap((id) => recording.kept(id) ?? []);
  const state = recording.state();
  recording = new Recording();
  recording.restore(JSON.parse(JSON.stringify(state)), JSON.parse(JSON.stringify(kept)));
}

describe('a tab opened by a recorded one', () => {
  beforeEach(() => recording.tabs.opened(POPUP, TAB));

  it('is recorded for its opener, and says so', () => {
    accept('popup', { tabId: POPUP });
    expect(shown()).toEqual(['popup']);
    expect(recording.chains.among(['popup'], TAB)[0]).toMatchObject({
      tabId: POPUP,
      openedBy: TAB,
    });
  });

  it('is also displayed in its own panel, once it has one', () => {
    watch(POPUP);
    accept('popup', { tabId: POPUP });
    accept('mine');
    expect([shown(), shown(POPUP)]).toEqual([['popup', 'mine'], ['popup']]);
  });

  it('remains displayed by its opener when it is closed or cleared, and when the background script was stopped', () => {
    watch(POPUP);
    accept('popup', { tabId: POPUP });
    leave(POPUP);
    expect([shown(), shown(POPUP)]).toEqual([['popup'], []]);
    reborn();
    recording.forgetTab(POPUP);
    expect(shown()).toEqual(['popup']);
    leave(TAB);
    expect(recording.hasChains()).toBe(false);
  });

  it('is still recorded after the background script was stopped', () => {
    reborn();
    accept('popup', { tabId: POPUP });
    expect(shown()).toEqual(['popup']);
  });

  it('is no longer recorded when its opener isn’t', () => {
    recording.unsubscribe(TAB);
    expect(recording.isWanted({ tabId: POPUP, requestId: 'popup' })).toBe(false);
    recording.forgetTab(TAB);
    watch(TAB);
    expect(recording.isWanted({ tabId: POPUP, requestId: 'popup' })).toBe(false);
  });

  it('takes no memory if its opener isn’t recorded', () => {
    recording.tabs.opened(11, 10);
    expect(recording.state().tabs.map(([tabId]) => tabId)).toEqual([TAB, POPUP]);
  });
});

describe('a request whose tab the browser doesn’t report', () => {
  it('is displayed where the document has the requesting origin', () => {
    watch(OTHER, { origin: 'http://b.test' });
    accept('worker', WORKERS);
    expect([shown(), shown(OTHER)]).toEqual([['worker'], []]);
    expect(recording.chains.among(['worker'], TAB)[0]?.tabId).toBe(-1);
  });

  it('is displayed in every tab that it may belong to', () => {
    watch(OTHER);
    accept('worker', WORKERS);
    expect([shown(), shown(OTHER)]).toEqual([['worker'], ['worker']]);
  });

  it('is displayed where the requesting origin is being loaded', () => {
    accept('nobody', { tabId: -1, initiator: 'http://c.test' });
    recording.tabs.learn(TAB, { navigation: { origin: 'http://c.test', startedAt: 1000 } });
    accept('navigation', { tabId: -1, initiator: 'http://c.test' });
    expect(shown()).toEqual(['navigation']);
  });

  it('is assigned when it begins', () => {
    const [first, ...rest] = events(REDIRECT, { requestId: 'worker' });
    recording.accept({ ...first, ...WORKERS } as RequestEvent);
    recording.tabs.learn(TAB, { origin: 'http://elsewhere.test' });
    for (const event of rest) recording.accept({ ...event, ...WORKERS } as RequestEvent);
    expect(shown()).toEqual(['worker']);
  });

  it('never crosses the boundary of private windows', () => {
    watch(OTHER, { incognito: true });
    accept('public', { ...WORKERS, incognito: false });
    accept('private', { ...WORKERS, incognito: true });
    expect([shown(), shown(OTHER)]).toEqual([['public'], ['private']]);
  });

  it('is not displayed in a tab about which nothing is known yet', () => {
    recording.forgetTab(TAB);
    recording.subscribe({ tabId: TAB, recording: true, preserveLog: false });
    accept('worker', { ...WORKERS, incognito: true });
    expect(shown()).toEqual([]);
  });
});

describe('what two panels display', () => {
  it('is cleared by each separately, and discarded when both have cleared it', () => {
    watch(OTHER);
    accept('worker', WORKERS);
    leave(TAB);
    expect([shown(), shown(OTHER)]).toEqual([[], ['worker']]);
    leave(OTHER);
    expect(recording.kept('worker')).toBeUndefined();
  });

  it('continues for one when the other is closed', () => {
    watch(OTHER);
    const all = events(REDIRECT, { requestId: 'worker' });
    for (const event of all.slice(0, 5)) recording.accept({ ...event, ...WORKERS } as RequestEvent);
    recording.unsubscribe(TAB);
    expect(recording.chains.of(OTHER).map(outcomeOf)).toEqual(['pending']);
    recording.unsubscribe(OTHER);
    expect(recording.chains.of(OTHER).map(outcomeOf)).toEqual(['unobserved']);
  });

  it('is counted for both when it is evicted', () => {
    watch(OTHER);
    accept('worker', WORKERS);
    recording.dropOldest();
    expect([recording.evicted.countOf(TAB), recording.evicted.countOf(OTHER)]).toEqual([1, 1]);
  });
});

describe('a private window', () => {
  it('leaves nothing behind when its panel is closed: no chain, no popup’s, no state', () => {
    watch(OTHER, { incognito: true });
    recording.tabs.opened(POPUP, OTHER);
    accept('its', { tabId: OTHER });
    accept('popup', { tabId: POPUP });
    accept('worker', { ...WORKERS, incognito: true });
    accept('mine');
    recording.unsubscribe(OTHER);
    expect(recording.chains.of(OTHER)).toEqual([]);
    for (const id of ['its', 'popup', 'worker']) expect(recording.kept(id)).toBeUndefined();
    expect(JSON.stringify(recording.state())).not.toMatch(new RegExp(`\\b(${OTHER}|${POPUP})\\b`));
    expect(shown()).toEqual(['mine']);
  });

  it('may be the origin of requests whose tab the browser did not report', () => {
    recording.subscribe({ tabId: OTHER, recording: true, preserveLog: false });
    accept('its', { tabId: OTHER });
    recording.unsubscribe(OTHER);
    expect(recording.kept('its')).toBeUndefined();
  });
});

describe('a request that was passed to a service worker', () => {
  const document = { type: 'sub_frame', frameId: 3 };
  const tell = (kind: 'request' | 'intercepted', url: string, time: number, more: object = {}) =>
    recording.accept({
      requestId: 'page',
      tabId: TAB,
      frameId: 0,
      type: 'xmlhttprequest',
      method: 'GET',
      url,
      time,
      ...(kind === 'request' && { body: { kind: 'none' } }),
      ...more,
      kind,
    } as RequestEvent);

  it('leaves nothing waiting for a response that is never reported', () => {
    tell('request', 'http://a.test/', 1);
    tell('intercepted', 'http://a.test/', 2);
    expect(recording.isOpen('page')).toBe(false);
    recording.takeChanges();
    expect(recording.kept('page')).toBeUndefined();
  });

  it('continues if the worker lets it pass', () => {
    tell('request', 'http://a.test/', 1);
    tell('intercepted', 'http://a.test/', 2);
    accept('page');
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['completed']);
    expect(recording.chains.of(TAB)[0]?.hops[0]).not.toHaveProperty('intercepted');
  });

  it('continues if the worker responded to a document’s request with a redirect, and ends there', () => {
    tell('request', 'http://a.test/', 1, document);
    tell('intercepted', 'http://a.test/', 2, document);
    recording.takeChanges();
    reborn(['page']);
    tell('request', 'http://a.test/x', 3, document);
    tell('intercepted', 'http://a.test/x', 4, document);
    const [chain] = recording.chains.of(TAB);
    expect(chain?.hops.map(({ url, intercepted }) => [url, intercepted])).toEqual([
      ['http://a.test/', true],
      ['http://a.test/x', true],
    ]);
    expect(chain && outcomeOf(chain)).toBe('unobserved');
  });
});

describe('a prefetched page', () => {
  it('clears nothing when it fails, because it was to replace nothing', () => {
    accept('old');
    const request = { requestId: 'prefetch', type: 'main_frame', startsAt: 5000 };
    for (const event of events('GET http://a.test/ net::ERR_X', request)) {
      recording.accept({ ...event, lifecycle: 'prefetch' });
    }
    expect(shown()).toEqual(['old']);
  });
});

describe('a page without a request of its own', () => {
  const COMMIT = {
    tabId: TAB,
    frameId: 0,
    url: 'http://a.test/x',
    time: 9000,
    reason: 'page',
  } as const;

  it('clears what came before it, but not what a service worker requested for it', () => {
    accept('old');
    recording.tabs.learn(TAB, { navigation: { origin: 'http://a.test', startedAt: 5000 } });
    accept('worker', WORKERS, { startsAt: 5010 });
    recording.committed(COMMIT);
    accept('later', {}, { startsAt: 9500 });
    expect(shown()).toEqual(['worker', 'later']);
  });

  it('clears everything before it when it returns from the back-forward cache', () => {
    accept('old');
    recording.tabs.learn(TAB, { navigation: { origin: 'http://a.test', startedAt: 8990 } });
    recording.committed({ ...COMMIT, reason: 'user' });
    expect(recording.hasChains()).toBe(false);
  });
});
