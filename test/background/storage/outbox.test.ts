import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connect,
  fake,
  fireEnd,
  fireRedirect,
  request,
  settled,
  shown,
  subscribe,
  wake,
} from '../lives.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('changes waiting to be sent', () => {
  it('include a redirect soon, even if another request has just begun', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fake.webRequest.onBeforeRequest.fire(request('ordinary'));
    await settled(20);
    fireRedirect();
    await settled(20);
    expect(shown(port)).toEqual(['1:1']);
    fireEnd();
    await settled(20);
    expect(shown(port)).toEqual(['1:2']);
  });

  it('are rarely saved and sent while many requests change, but completely in the end', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const set = vi.spyOn(fake.storage.session, 'set');
    const before = port.sent.length;
    for (let turn = 0; turn < 100; turn++) {
      // As many as browsers send to one host at a time.
      for (let i = 0; i < 6; i++) fireRedirect(`${turn}-${i}`);
      await settled(5);
    }
    expect(set.mock.calls.length).toBeLessThan(30);
    expect(port.sent.length - before).toBeLessThan(10);
    await settled(300);
    expect(shown(port)).toHaveLength(600);
    expect(Object.keys(fake.storage.contents).filter((key) => /^chain:/.test(key))).toHaveLength(
      600,
    );
  });
});
