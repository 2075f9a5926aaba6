import { beforeEach, describe, expect, it } from 'vitest';
import { Recording } from '../../../src/background/recording/recording.ts';
import type { CommitReason } from '../../../src/core/record/commit.ts';
import { type DrawnRequest, events } from '../../support/chains.ts';

const TAB = 7;
const SUBSCRIPTION = { tabId: TAB, recording: true, preserveLog: false };
const PAGE = 'https://a.test/page';
const TARGET = 'https://a.test/t';
const AS_NEXT = { initiator: 'https://a.test', startsAt: 2100 };

let recording: Recording;

beforeEach(() => {
  recording = new Recording();
  recording.subscribe(SUBSCRIPTION);
});

function accept(requestId: string, drawing: string, request: DrawnRequest = {}): void {
  for (const event of events(drawing, { requestId, type: 'main_frame', ...request })) {
    recording.accept(event);
  }
}

const commit = (url: string, time: number, reason: CommitReason = 'page', frameId = 0) =>
  recording.committed({ tabId: TAB, frameId, url, time, reason });

/** `id` of a chain, `id<from` of one that followed from another. */
const shown = () =>
  recording.chains.of(TAB).map(({ id, link }) => (link ? `${id}<${link.from}` : id));

/** What is stored, besides the chains that are shown. */
const held = (...ids: string[]) => ids.filter((id) => recording.kept(id)?.sequence === -1);

function nextLife(...ids: string[]): void {
  const kept = JSON.parse(JSON.stringify(ids.flatMap((id) => recording.kept(id) ?? [])));
  const state = JSON.parse(JSON.stringify(recording.state()));
  recording = new Recording();
  recording.restore(state, kept);
}

describe('a document that navigated by itself', () => {
  it('is shown with what followed from it, even if neither was redirected', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    expect(shown()).toEqual([]);
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    expect(shown().sort()).toEqual(['next<page', 'page']);
  });

  it('is also shown if the commits are reported first, as is common in Firefox', () => {
    commit(PAGE, 2000);
    commit(TARGET, 2200, 'refresh');
    accept('page', `GET ${PAGE} 200`);
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    expect(shown().sort()).toEqual(['next<page', 'page']);
  });

  it('is also shown if the background script was stopped between any two events', () => {
    const ids = ['page', 'next'];
    const steps = [
      ...events(`GET ${PAGE} 200`, { requestId: 'page', type: 'main_frame' }).map(
        (event) => () => recording.accept(event),
      ),
      () => commit(PAGE, 2000),
      ...events(`GET ${TARGET} 200`, { requestId: 'next', type: 'main_frame', ...AS_NEXT }).map(
        (event) => () => recording.accept(event),
      ),
      () => commit(TARGET, 2200, 'refresh'),
    ];
    for (const step of steps) {
      step();
      nextLife(...ids);
    }
    expect(shown().sort()).toEqual(['next<page', 'page']);
  });

  describe('a document in a frame whose commit is reported when its load begins', () => {
    const FRAME = 3;

    function load(id: string, drawing: string, startsAt: number, reason: CommitReason = 'page') {
      const [first] = drawing.match(/https:\S+/) ?? [''];
      commit(first, startsAt - 2, reason, FRAME);
      const request = { ...AS_NEXT, startsAt, requestId: id, type: 'sub_frame' as const };
      for (const event of events(drawing, request)) recording.accept({ ...event, frameId: FRAME });
    }

    it('is shown with what followed from it', () => {
      load('frame', `GET ${PAGE} 200`, 2000);
      load('next', `GET ${TARGET} {Sec-Fetch-Site: same-origin} 200`, 2100);
      expect(shown().sort()).toEqual(['frame', 'next<frame']);
    });

    it('is shown with what followed from it after a redirect', () => {
      load('frame', `GET ${PAGE}/old 302 / GET ${PAGE} 200`, 2000);
      load('next', `GET ${TARGET} {Sec-Fetch-Site: same-origin} 200`, 2100);
      expect(shown().sort()).toEqual(['frame', 'next<frame']);
    });

    it('counts the time to the next request from its response, not from its commit', () => {
      const request = {
        ...AS_NEXT,
        startsAt: 2000,
        requestId: 'frame',
        type: 'sub_frame' as const,
      };
      commit(PAGE, 1998, 'page', FRAME);
      for (const event of events(`GET ${PAGE} 200`, request)) {
        const isSent = event.kind.startsWith('request');
        const time = isSent ? event.time : event.time + 8000;
        recording.accept({ ...event, time, frameId: FRAME });
      }
      load('next', `GET ${TARGET} {Sec-Fetch-Site: same-origin} 200`, 10_100);
      expect(shown().sort()).toEqual(['frame', 'next<frame']);
    });

    it('causes nothing if its response is empty', () => {
      load('empty', `GET ${PAGE} 204`, 2000);
      load('next', `GET ${TARGET} {Sec-Fetch-Site: same-origin} 200`, 2100);
      expect(shown()).toEqual([]);
    });
  });

  it('leaves the previous document unchanged, whatever happened to its link', () => {
    accept('first', `GET ${PAGE} 302 / GET ${PAGE}/1 200`);
    commit(`${PAGE}/1`, 2000);
    accept('second', `GET ${PAGE}/2 200`, AS_NEXT);
    commit(`${PAGE}/2`, 2200, 'refresh');
    accept('third', `GET ${PAGE}/3 200`, { ...AS_NEXT, startsAt: 2300 });
    commit(`${PAGE}/3`, 2400, 'refresh');
    expect(shown()).toEqual(['first', 'second<first', 'third<second']);
  });

  it('doesn’t restore what the user cleared', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    recording.subscribe({ ...SUBSCRIPTION, clearedAt: 2050 });
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    expect(shown()).toEqual(['next<page']);
  });

  it('may cause a download, and stay', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    accept('empty', `GET ${TARGET} {Sec-Fetch-Site: same-origin} 204`, AS_NEXT);
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    expect(shown().sort()).toEqual(['empty<page', 'next<page', 'page']);
  });

  it('is identified in a frame by the frame', () => {
    accept('top', `GET ${PAGE} 200`);
    commit(PAGE, 1900);
    for (const [id, url, startsAt] of [
      ['frame', `${PAGE}/frame`, 1950],
      ['next', TARGET, 2100],
    ] as const) {
      const request = { ...AS_NEXT, startsAt, requestId: id, type: 'sub_frame' };
      for (const event of events(`GET ${url} 200`, request)) {
        recording.accept({ ...event, frameId: 3 });
      }
      commit(url, startsAt + 50, id === 'frame' ? 'page' : 'refresh', 3);
    }
    expect(shown().sort()).toEqual(['frame', 'next<frame']);
  });
});

describe('what can’t cause a navigation', () => {
  it('includes a document that was replaced', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    expect(held('page', 'next')).toEqual(['page']);
    accept('next', `GET ${TARGET} 200`, { startsAt: 2100 });
    commit(TARGET, 2200, 'user');
    expect(shown()).toEqual([]);
    expect(held('page', 'next')).toEqual(['next']);
    expect(recording.takeChanges().has('page')).toBe(true);
  });

  it('includes a document without a known request, and what came before it', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    commit('https://a.test/from-cache', 2050, 'user');
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    expect(shown()).toEqual([]);
  });

  it('includes an error page', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 1900);
    accept('failed', 'GET https://b.test/ net::ERR_X', { startsAt: 1950 });
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    expect(shown()).toEqual([]);
  });

  it('includes the page of a tab that is closed or no longer watched', () => {
    for (const end of [() => recording.forgetTab(TAB), () => recording.unsubscribe(TAB)]) {
      recording.subscribe(SUBSCRIPTION);
      accept('page', `GET ${PAGE} 200`);
      commit(PAGE, 2000);
      expect(held('page')).toEqual(['page']);
      end();
      expect(held('page')).toEqual([]);
    }
  });

  it('doesn’t grow without bound', () => {
    for (let frame = 1; frame <= 200; frame++) {
      const request = { requestId: `frame ${frame}`, type: 'sub_frame' };
      for (const event of events(`GET ${PAGE} 200`, request)) {
        recording.accept({ ...event, frameId: frame });
      }
    }
    expect(recording.state().frames.length).toBeLessThan(100);
    expect(recording.kept('frame 1')).toBeUndefined();
    expect(recording.kept('frame 200')).toBeDefined();
  });
});

describe('a navigation that clears the list', () => {
  const image = (requestId: string, startsAt: number) =>
    accept(requestId, 'GET http://i.test/ 302 / GET http://i.test/x 200', {
      type: 'image',
      startsAt,
    });

  it('keeps the whole journey, and what was loaded on the way', () => {
    image('old', 500);
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    image('meanwhile', 2010);
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    image('later', 2250);
    expect(shown().sort()).toEqual(['later', 'meanwhile', 'next<page', 'page']);
  });

  it('keeps the same if it is reported before its request', () => {
    image('old', 500);
    accept('page', `GET ${PAGE} 302 / GET ${PAGE}/1 200`);
    commit(`${PAGE}/1`, 2000);
    commit(TARGET, 2200, 'refresh');
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    expect(shown()).toEqual(['page', 'next<page']);
  });

  it('clears once it is certain that no request will arrive', () => {
    image('old', 500);
    commit('https://hidden.test/', 2000);
    expect(shown()).toEqual(['old']);
    image('later', 2100);
    expect(shown()).toEqual(['later']);
  });

  it('clears the journey if it is not part of it', () => {
    accept('page', `GET ${PAGE} 200`);
    commit(PAGE, 2000);
    accept('next', `GET ${TARGET} 200`, AS_NEXT);
    commit(TARGET, 2200, 'refresh');
    accept('typed', `GET ${PAGE} 200`, { startsAt: 2300 });
    commit(PAGE, 2400, 'user');
    expect(shown()).toEqual([]);
    expect(held('page', 'next', 'typed')).toEqual(['typed']);
  });
});

describe('a prerendered page', () => {
  const OLD = `GET https://a.test/old 302 / GET ${TARGET} 200`;

  beforeEach(() => {
    accept('image', 'GET https://a.test/i 302 / GET https://a.test/j 200', { type: 'image' });
    commit(PAGE, 1900, 'user');
    accept('fetched', OLD, { startsAt: 2000, lifecycle: 'prefetch' });
    accept('prerendered', OLD, { startsAt: 2010, lifecycle: 'prerender', frameId: 9 });
    commit(TARGET, 2100, 'page', 9);
  });

  it('clears nothing while it is hidden', () => {
    expect(shown()).toEqual(['fetched', 'prerendered']);
  });

  it('keeps how it was reached when it replaces its tab’s page, and clears what came before', () => {
    accept('before', 'GET https://a.test/i 302 / GET https://a.test/j 200', { startsAt: 1950 });
    commit(TARGET, 3000);
    expect(shown()).toEqual(['fetched', 'prerendered']);
  });

  it('is a document that may navigate by itself from then on', () => {
    commit(TARGET, 3000);
    accept('next', 'GET https://a.test/next 200', { ...AS_NEXT, startsAt: 3100 });
    commit('https://a.test/next', 3200, 'refresh');
    expect(shown()).toEqual(['fetched', 'prerendered', 'next<prerendered']);
  });
});
