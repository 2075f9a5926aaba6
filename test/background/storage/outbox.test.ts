import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../../src/background/storage/stored.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
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

/** The chains of a message to the panel. */
function chainsOf(message: unknown): readonly RedirectChain[] {
  return (message as { readonly chains?: readonly RedirectChain[] }).chains ?? [];
}

function redirectsOf({ hops }: RedirectChain): number {
  return hops.filter(({ redirect }) => redirect !== undefined).length;
}

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

  it('are sent only after they were saved, even if chains continue meanwhile', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const unsaved: string[] = [];
    const { sent } = port;
    sent.push = (...messages: unknown[]) => {
      for (const chain of messages.flatMap(chainsOf)) {
        const saved = readChain(fake.storage.contents[`chain:${chain.id}`])?.chain;
        if (!saved || redirectsOf(saved) < redirectsOf(chain)) unsaved.push(chain.id);
      }
      return Array.prototype.push.apply(sent, messages);
    };
    for (let turn = 0; turn < 40; turn++) {
      for (let i = 0; i < 6; i++) fireRedirect(String(i));
      await settled(7);
    }
    await settled(300);
    expect(shown(port)).toHaveLength(6);
    expect(unsaved).toEqual([]);
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
