import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chainsNow, connect, fake, request, settled, subscribe, TAB, tabs, wake } from './lives.ts';

const PRIVATE = 8;
const LATER = 9;

beforeEach(() => {
  vi.useFakeTimers();
  tabs.set(TAB, {}).set(PRIVATE, { incognito: true });
});
afterEach(() => {
  vi.useRealTimers();
  tabs.clear();
});

/** A redirect by 302, of a page unless told otherwise. */
function play(requestId: string, more: object = {}): void {
  const first = request(requestId, { type: 'main_frame', ...more });
  const second = { ...first, url: 'http://a.test/x' };
  const { webRequest } = fake;
  webRequest.onBeforeRequest.fire(first);
  webRequest.onBeforeRedirect.fire({ ...first, statusCode: 302, redirectUrl: second.url });
  webRequest.onBeforeRequest.fire(second);
  webRequest.onCompleted.fire({ ...second, statusCode: 200 });
}

const idsNow = (tabId: number) => chainsNow(tabId).map(({ id }) => id);

describe('background recording', () => {
  it('is off by default', async () => {
    await wake();
    await settled();
    expect(fake.isListening()).toBe(false);
  });

  it('shows in a panel that is opened later how its page was reached', async () => {
    await wake({}, undefined, 'firefox', { backgroundRecording: true });
    await settled();
    play('page');
    await settled();
    expect(idsNow(TAB)).toEqual(['page']);
  });

  it('listens only to navigations until a panel is opened', async () => {
    await wake({}, undefined, 'firefox', { backgroundRecording: true });
    await settled();
    play('image', { type: 'image' });
    const port = connect();
    subscribe(port);
    play('later', { type: 'image' });
    await settled();
    expect(idsNow(TAB)).toEqual(['later']);
  });

  it('keeps for each tab what led to its current page', async () => {
    await wake({}, undefined, 'firefox', { backgroundRecording: true });
    await settled();
    for (const id of ['first', 'second']) {
      play(id);
      await settled();
      fake.webNavigation.onCommitted.fire({
        tabId: TAB,
        frameId: 0,
        url: 'http://a.test/x',
        timeStamp: Date.now(),
        transitionType: 'typed',
        transitionQualifiers: [],
      });
      await settled();
    }
    expect(idsNow(TAB)).toEqual(['second']);
  });

  it('ignores private windows, and tabs that may be in one', async () => {
    await wake({}, undefined, 'chromium', { backgroundRecording: true });
    await settled();
    play('private', { tabId: PRIVATE });
    play('unknown', { tabId: LATER });
    fake.tabs.onCreated.fire({ id: LATER, incognito: false });
    play('known', { tabId: LATER });
    await settled();
    expect([idsNow(PRIVATE), idsNow(LATER)]).toEqual([[], ['known']]);
  });

  it('survives a stop of the background script', async () => {
    await wake({}, undefined, 'firefox', { backgroundRecording: true });
    await settled();
    play('page');
    await settled();
    await wake(fake.storage.contents, undefined, 'firefox', { backgroundRecording: true });
    play('next');
    await settled();
    expect(idsNow(TAB)).toContain('next');
  });

  it('starts and stops with the setting', async () => {
    await wake();
    await settled();
    await fake.storage.local.set({ backgroundRecording: true });
    await settled();
    expect(fake.isListening()).toBe(true);
    await fake.storage.local.set({ backgroundRecording: false });
    await settled();
    expect(fake.isListening()).toBe(false);
  });

  it('stops if a panel has paused the recording', async () => {
    await wake({}, undefined, 'firefox', { backgroundRecording: true });
    await settled();
    subscribe(connect(), { recording: false });
    play('page');
    await settled();
    expect(idsNow(TAB)).toEqual([]);
  });
});
