import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, fake, settled, subscribe, wake } from '../lives.ts';

/** What Firefox's event pages have and Chromium's service workers have not. */
function fakeLocalStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a background that was last left with nothing to do', () => {
  beforeEach(async () => {
    vi.stubGlobal('localStorage', fakeLocalStorage());
    await wake();
    expect(fake.isListening()).toBe(true);
    await settled();
  });

  it('registers nothing when it is woken', async () => {
    await wake(fake.storage.contents);
    expect(fake.isListening()).toBe(false);
    await settled();
    expect(fake.isListening()).toBe(false);
  });

  it('listens again as soon as a panel wants it to, and from its start in the lives after that', async () => {
    await wake(fake.storage.contents);
    subscribe(connect());
    await settled();
    expect(fake.isListening()).toBe(true);
    await wake(fake.storage.contents);
    expect(fake.isListening()).toBe(true);
  });
});

it('a background whose browser keeps no mark listens from its start', async () => {
  vi.stubGlobal('localStorage', undefined);
  await wake();
  await settled();
  await wake(fake.storage.contents);
  expect(fake.isListening()).toBe(true);
});

it('a background whose user allows no storage listens from its start', async () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', undefined);
  Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true });
  await wake();
  expect(fake.isListening()).toBe(true);
});
