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

describe('a background script that last had nothing to do', () => {
  beforeEach(async () => {
    vi.stubGlobal('localStorage', fakeLocalStorage());
    await wake();
    expect(fake.isListening()).toBe(true);
    await settled();
  });

  it('registers nothing when it is started', async () => {
    await wake(fake.storage.contents);
    expect(fake.isListening()).toBe(false);
    await settled();
    expect(fake.isListening()).toBe(false);
  });

  it('listens again as soon as a panel requires it, and from the start of later lives', async () => {
    await wake(fake.storage.contents);
    subscribe(connect());
    await settled();
    expect(fake.isListening()).toBe(true);
    await wake(fake.storage.contents);
    expect(fake.isListening()).toBe(true);
  });
});

it('a background script listens from its start if the browser keeps no mark', async () => {
  vi.stubGlobal('localStorage', undefined);
  await wake();
  await settled();
  await wake(fake.storage.contents);
  expect(fake.isListening()).toBe(true);
});

it('a background script listens from its start if the user forbids storage', async () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', undefined);
  Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true });
  await wake();
  expect(fake.isListening()).toBe(true);
});
