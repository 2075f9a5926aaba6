import { beforeEach, describe, expect, it } from 'vitest';
import { Recording } from '../../../src/background/recording/recording.ts';
import { outcomeOf } from '../../../src/core/chain/chain.ts';
import type { CommitReason } from '../../../src/core/record/commit.ts';
import { type DrawnRequest, events, record } from '../../support/chains.ts';

const TAB = 7;
const SUBSCRIPTION = { tabId: TAB, recording: true, preserveLog: false };
const REDIRECT = 'GET http://a.test/ 302 / GET http://a.test/x 200';

let recording: Recording;

beforeEach(() => {
  recording = new Recording();
  recording.subscribe(SUBSCRIPTION);
  recording.tabs.introduce(TAB, { incognito: false });
});

const clear = (before = 1e6) => recording.subscribe({ ...SUBSCRIPTION, clearedAt: before });

function accept(drawing: string, request: DrawnRequest = {}, upTo?: number): void {
  for (const event of events(drawing, request).slice(0, upTo)) recording.accept(event);
}

const shows = (url: string, time: number, reason: CommitReason = 'page') =>
  recording.committed({ tabId: TAB, frameId: 0, url, time, reason });

const shown = (tabId = TAB) => recording.chains.of(tabId).map((chain) => chain.id);

function reborn(ids: string[]): Recording {
  const kept = ids.flatMap((id) => recording.kept(id) ?? []);
  const next = new Recording();
  next.restore(recording.state(), JSON.parse(JSON.stringify(kept.reverse())));
  return next;
}

describe('what is displayed for a tab', () => {
  it('is its chains in order of arrival, without ordinary requests', () => {
    recording.subscribe({ ...SUBSCRIPTION, tabId: 8 });
    accept('GET http://a.test/plain 200', { requestId: 'plain' });
    accept(REDIRECT, { requestId: 'first' });
    accept(REDIRECT, { requestId: 'other', tabId: 8 });
    accept(REDIRECT, { requestId: 'second' });
    expect(shown()).toEqual(['first', 'second']);
    expect(shown(8)).toEqual(['other']);
    expect(recording.kept('plain')).toBeUndefined();
  });

  it('includes a pending chain from its first redirect on', () => {
    accept(REDIRECT, { requestId: 'live' }, 4);
    expect(recording.chains.among(['live'], TAB)[0]?.hops).toHaveLength(1);
    expect(recording.isOpen('live')).toBe(true);
  });
});

describe('a paused recording', () => {
  it('omits what ended before it was resumed, even if it is reported later', () => {
    recording.subscribe({ ...SUBSCRIPTION, recording: false });
    recording.subscribe({ ...SUBSCRIPTION, resumedAt: 2000 });
    accept(REDIRECT, { requestId: 'while paused', startsAt: 1900 });
    accept(REDIRECT, { requestId: 'afterwards', startsAt: 2000 });
    expect(shown()).toEqual(['afterwards']);
  });
});

describe('a closed tab', () => {
  it('takes its chains along, even pending ones, and receives nothing more about it', () => {
    accept(REDIRECT, { requestId: 'done' });
    accept(REDIRECT, { requestId: 'live' }, 5);
    recording.forgetTab(TAB);
    expect(shown()).toEqual([]);
    expect(recording.isOpen('live')).toBe(false);
  });
});

describe('a top-level navigation', () => {
  const navigation = { type: 'main_frame', requestId: 'nav', startsAt: 5000 };

  it('clears what came before it but never its own chain', () => {
    accept(REDIRECT, { requestId: 'old' });
    accept(REDIRECT, navigation);
    accept(REDIRECT, { requestId: 'early', startsAt: 5020 });
    shows('http://a.test/x', 5100);
    expect(shown()).toEqual(['nav', 'early']);
  });

  it('clears the same if it is reported before its request has ended, as in Firefox', () => {
    accept(REDIRECT, { requestId: 'old' });
    accept(REDIRECT, navigation, 7);
    shows('http://a.test/x', 5065);
    for (const event of events(REDIRECT, navigation).slice(7)) recording.accept(event);
    expect(shown()).toEqual(['nav']);
  });

  it('clears when its page is an error page, which is never reported', () => {
    accept(REDIRECT, { requestId: 'old' });
    accept('GET http://a.test/ 302 / GET http://a.test/x net::ERR_X', navigation);
    expect(shown()).toEqual(['nav']);
  });

  it('learns from webNavigation why it failed if webRequest reported only an abort', () => {
    accept(REDIRECT, { requestId: 'old' });
    accept(REDIRECT, navigation, 4);
    const later = { ...navigation, startsAt: 6000 };
    const [aborted] = events('GET http://a.test/ net::ERR_ABORTED', later).slice(-1);
    if (aborted) recording.accept(aborted);
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['completed', 'not-followed']);
    recording.navigationFailed(TAB, 0, 'http://a.test/#top', 'net::ERR_TOO_MANY_REDIRECTS');
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['failed']);
    expect(recording.chains.among(['nav'], TAB)[0]?.hops[0].error).toBe(
      'net::ERR_TOO_MANY_REDIRECTS',
    );
  });

  it('recognizes the frame whose redirect a policy blocked by the target’s origin alone', () => {
    const frame = { requestId: 'frame', tabId: TAB, type: 'sub_frame', frameId: 5 };
    for (const event of events('GET http://a.test/ 302 / GET http://b.test/x 200', frame)) {
      if (event.kind === 'redirect' || event.url === 'http://a.test/') recording.accept(event);
    }
    const [aborted] = events('GET http://a.test/ net::ERR_ABORTED', {
      ...frame,
      startsAt: 6000,
    }).slice(-1);
    if (aborted) recording.accept(aborted);
    const errorAfter = (frameId: number, url: string) => {
      recording.navigationFailed(TAB, frameId, url, 'net::ERR_BLOCKED_BY_CSP');
      return recording.chains.among(['frame'], TAB)[0]?.hops[0].error;
    };
    expect(errorAfter(6, 'http://b.test/')).toBeUndefined();
    expect(errorAfter(5, 'http://c.test/')).toBeUndefined();
    expect(errorAfter(5, 'http://b.test/')).toBe('net::ERR_BLOCKED_BY_CSP');
  });

  it('assigns no error to a completed chain, or to another URL', () => {
    accept(REDIRECT, navigation);
    const before = recording.chains.among(['nav'], TAB)[0];
    recording.navigationFailed(TAB, 0, 'http://a.test/x', 'net::ERR_FAILED');
    recording.navigationFailed(TAB, 0, 'http://a.test/y', 'net::ERR_FAILED');
    expect(recording.chains.among(['nav'], TAB)[0]).toEqual(before);
  });

  it('does not include a page that is prerendered', () => {
    accept(REDIRECT, { requestId: 'old' });
    for (const event of events('GET http://a.test/ net::ERR_X', navigation)) {
      recording.accept({ ...event, frameId: 12 });
    }
    expect(shown()).toEqual(['old']);
  });

  it('clears everything if no request belongs to it, as for a page from the back-forward cache', () => {
    accept(REDIRECT, navigation);
    shows('http://elsewhere.test/', 9000, 'user');
    expect(shown()).toEqual([]);
  });

  it('clears nothing while the log is preserved', () => {
    recording.subscribe({ tabId: TAB, recording: true, preserveLog: true });
    accept(REDIRECT, { requestId: 'old' });
    accept(REDIRECT, navigation);
    shows('http://a.test/x', 5100);
    expect(shown()).toEqual(['old', 'nav']);
  });

  it('does not restore a pending chain that it cleared', () => {
    accept(REDIRECT, { requestId: 'old' }, 5);
    accept(REDIRECT, navigation);
    shows('http://a.test/x', 5100);
    for (const event of events(REDIRECT, { requestId: 'old' }).slice(5)) recording.accept(event);
    expect(shown()).toEqual(['nav']);
    expect(recording.kept('old')).toBeUndefined();
  });
});

describe('clearing and closing', () => {
  it('clears one tab and keeps the other', () => {
    recording.subscribe({ ...SUBSCRIPTION, tabId: 8 });
    accept(REDIRECT, { requestId: 'mine' });
    accept(REDIRECT, { requestId: 'other', tabId: 8 });
    clear();
    expect([shown(), shown(8)]).toEqual([[], ['other']]);
  });

  it('clears what began before, and nothing when it is repeated', () => {
    accept(REDIRECT, { requestId: 'before', startsAt: 10 });
    accept(REDIRECT, { requestId: 'after', startsAt: 20 });
    clear(20);
    expect(shown()).toEqual(['after']);
    recording = reborn(['after']);
    clear(20);
    expect(shown()).toEqual(['after']);
  });

  it('keeps a tab’s chains when its panel is closed, and marks the end of pending ones as not observed', () => {
    accept(REDIRECT, { requestId: 'done' });
    accept(REDIRECT, { requestId: 'live' }, 5);
    accept('GET http://a.test/plain 200', { requestId: 'plain' }, 2);
    recording.unsubscribe(TAB);
    expect(recording.tabs.need()).toBe('nothing');
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['completed', 'unobserved']);
    expect(recording.kept('plain')).toBeUndefined();
  });

  it('keeps nothing of a closed tab', () => {
    accept(REDIRECT, { requestId: 'done' });
    accept('GET http://a.test/plain 200', { requestId: 'plain' }, 2);
    recording.forgetTab(TAB);
    expect(recording.hasChains()).toBe(false);
    expect(recording.kept('plain')).toBeUndefined();
    expect([...recording.takeChanges()]).toEqual(['done', 'plain']);
  });

  it('evicts the oldest chain first and counts it', () => {
    accept(REDIRECT, { requestId: 'first' });
    accept(REDIRECT, { requestId: 'second' });
    expect(recording.dropOldest()).toBe(true);
    expect(shown()).toEqual(['second']);
    expect(recording.evicted.countOf(TAB)).toBe(1);
    clear();
    expect(recording.evicted.countOf(TAB)).toBe(0);
  });

  it('evicts ended chains before pending ones', () => {
    accept(REDIRECT, { requestId: 'live' }, 5);
    accept(REDIRECT, { requestId: 'done' });
    recording.dropOldest();
    expect(shown()).toEqual(['live']);
  });

  it('continues a chain that was cut when its panel reconnects', () => {
    accept(REDIRECT, {}, 5);
    recording.unsubscribe(TAB);
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['unobserved']);
    recording.subscribe({ tabId: TAB, recording: true, preserveLog: false });
    for (const event of events(REDIRECT).slice(5)) recording.accept(event);
    expect(recording.chains.of(TAB)).toEqual([record(REDIRECT)]);
  });

  it('does not guess how a chain ended that was cut at a redirect', () => {
    accept(REDIRECT, {}, 4);
    recording.unsubscribe(TAB);
    expect(recording.chains.of(TAB).map(outcomeOf)).toEqual(['unobserved']);
  });
});

describe('a later life', () => {
  /** What the stored form of a recording brings back. */
  it('continues where the last one stopped, at every event of a chain', () => {
    const drawing =
      'POST http://a.test/1 (9 B) 307 / POST http://a.test/2 (9 B) 302 / GET http://a.test/3 200';
    const all = events(drawing, { requestId: 'nav', type: 'main_frame' });
    accept(drawing, { requestId: 'nav', type: 'main_frame' });
    const expected = recording.chains.of(TAB);
    for (const cut of all.keys()) {
      recording = new Recording();
      recording.subscribe({ tabId: TAB, recording: true, preserveLog: false });
      for (const event of all.slice(0, cut)) recording.accept(event);
      recording = reborn(['nav']);
      for (const event of all.slice(cut)) recording.accept(event);
      expect(recording.chains.of(TAB)).toEqual(expected);
    }
  });

  it('keeps the order, the subscriptions, the number of evicted chains and what was cleared', () => {
    for (const requestId of ['a', 'b', 'c']) accept(REDIRECT, { requestId });
    accept(REDIRECT, { requestId: 'live' }, 5);
    clear();
    accept(REDIRECT, { requestId: 'first' });
    recording.dropOldest();
    accept(REDIRECT, { requestId: 'd' });
    accept(REDIRECT, { requestId: 'e' });
    recording = reborn(['d', 'e', 'live']);
    accept(REDIRECT, { requestId: 'f' });
    expect(shown()).toEqual(['d', 'e', 'f']);
    expect(recording.evicted.countOf(TAB)).toBe(1);
    expect(recording.tabs.mayShow(TAB)).toBe(true);
    expect(recording.isOpen('live')).toBe(true);
  });
});
