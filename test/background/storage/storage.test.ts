import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connect,
  fake,
  fireEnd,
  fireRedirect,
  messages,
  request,
  settled,
  shown,
  subscribe,
  wake,
} from '../lives.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Plays requests with a URL of 60,000 characters, each of which is kept. */
function redirectMany(count: number): void {
  const body = 'x'.repeat(60_000);
  for (let i = 0; i < count; i++) {
    const details = request(`${i}`, {
      type: 'ping',
      method: 'POST',
      url: `http://a.test/?${body}`,
    });
    fake.webRequest.onBeforeRequest.fire(details);
    fake.webRequest.onCompleted.fire({ ...details, statusCode: 302 });
  }
}

describe('a full or failing storage', () => {
  it('evicts the oldest chains, and reports how many', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    redirectMany(150);
    await settled(1000);
    const stored = Object.values(fake.storage.contents).map((value) => String(value).length);
    expect(stored.reduce((sum, length) => sum + length)).toBeLessThan(9 * 1024 * 1024);
    const dropped = messages(port).reduce(
      (most, message) => ('dropped' in message ? Math.max(most, message.dropped) : most),
      0,
    );
    expect(dropped).toBeGreaterThan(5);
    expect(shown(port)).toHaveLength(150 - dropped);
    expect(shown(port).at(-1)).toBe('149:1');
    // Most of them went before any message told of them.
    const gone = messages(port).flatMap((message) => ('gone' in message && message.gone) || []);
    expect(gone.map(({ id }) => id)).toEqual(Array.from({ length: dropped }, (_, i) => `${i}`));
    const told = messages(port).flatMap((message) => ('chains' in message ? message.chains : []));
    expect(told.map(({ id }) => id)).not.toContain('0');
  });

  it('keeps no more than the selected limit, from the moment it is selected', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    redirectMany(60);
    await settled(1000);
    expect(shown(port)).toHaveLength(60);
    await fake.storage.local.set({ storageLimit: 1 });
    await settled(1000);
    const stored = Object.values(fake.storage.contents).map((value) => String(value).length);
    expect(stored.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(1024 * 1024);
    expect(shown(port).length).toBeLessThan(18);
    expect(shown(port).at(-1)).toBe('59:1');
  });

  it('shows what it could not save, and says so', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fake.storage.failure = new Error('QUOTA_BYTES exceeded');
    fireRedirect();
    await settled();
    expect(shown(port)).toEqual(['1:1']);
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour couldn’t save its recording: Error: QUOTA_BYTES exceeded.',
    });
    fireEnd();
    fireRedirect('2');
    await settled();
    fake.storage.failure = undefined;
    await settled(2000);
    await wake(fake.storage.contents);
    const later = connect();
    subscribe(later);
    await settled();
    expect(shown(later)).toEqual(['1:2', '2:1']);
  });

  it('does not restore what was cleared while it could not be saved', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    fireRedirect();
    fireEnd();
    await settled();
    fake.storage.failure = new Error('busy');
    subscribe(port, { clearedAt: Date.now() + 1 });
    await settled();
    fake.storage.failure = undefined;
    await settled(2000);
    expect(fake.storage.contents).not.toHaveProperty('chain:1');
  });

  it('stays within the browsers’ quota, whatever the alphabet', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    const formData = { text: ['漢'.repeat(20_000)] };
    for (let i = 0; i < 300; i++) {
      const details = request(`${i}`, { type: 'ping', method: 'POST' });
      fake.webRequest.onBeforeRequest.fire({ ...details, requestBody: { formData } });
      fake.webRequest.onCompleted.fire({ ...details, statusCode: 302 });
      if (i % 10 === 0) await settled(20);
    }
    await settled(5000);
    expect(messages(port).filter(({ type }) => type === 'trouble')).toEqual([]);
    const stored = Object.keys(fake.storage.contents).filter((key) => key.startsWith('chain:'));
    expect(stored.length).toBeGreaterThan(100);
    expect(
      shown(port)
        .map((row) => `chain:${row.split(':')[0]}`)
        .sort(),
    ).toEqual(stored.sort());
  });

  it('keeps its chains, however many requests are pending', async () => {
    await wake();
    const port = connect();
    subscribe(port);
    await settled();
    fireRedirect();
    fireEnd();
    const formData = { text: ['x'.repeat(60_000)] };
    for (let i = 0; i < 300; i++) {
      const held = request(`held-${i}`, { method: 'POST', requestBody: { formData } });
      fake.webRequest.onBeforeRequest.fire(held);
    }
    fireRedirect('2');
    fireEnd('2');
    await settled(5000);
    expect(messages(port).filter(({ type }) => type === 'trouble')).toEqual([]);
    expect(shown(port)).toEqual(['1:2', '2:2']);
    const keys = Object.keys(fake.storage.contents);
    expect(keys).toEqual(expect.arrayContaining(['chain:1', 'chain:2', 'chain:held-0']));
    expect(keys.length).toBeLessThan(50);
  });

  it('records with the default settings if it can’t read them, and says so', async () => {
    await wake({}, undefined, 'firefox', new Error('corrupt'));
    const port = connect();
    subscribe(port);
    fireRedirect();
    await settled();
    expect(shown(port)).toEqual(['1:1']);
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour couldn’t read its settings: Error: corrupt.',
    });
  });

  it('discards only what it can’t read, and says so', async () => {
    await wake();
    subscribe(connect());
    for (const id of ['1', '2']) {
      fireRedirect(id);
      fireEnd(id);
    }
    await settled();
    await wake({ ...fake.storage.contents, 'chain:1': '{"chain": {"hops": []}}' });
    const port = connect();
    subscribe(port);
    await settled();
    expect(shown(port)).toEqual(['2:2']);
    expect(messages(port)).toContainEqual({
      type: 'trouble',
      message: 'Detour couldn’t read 1 of its saved chains.',
    });
  });
});
