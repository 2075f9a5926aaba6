/** The whole background against a fake browser, one life after another, and a panel that says what it shows. */
import { vi } from 'vitest';
import type { Engine } from '../../src/background/capture/engine.ts';
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import type { BackgroundMessage } from '../../src/messages.ts';
import type { Settings } from '../../src/settings.ts';
import {
  createFakeBrowser,
  createFakePort,
  type FakeBrowser,
  type FakePort,
  type FakeSender,
  type FakeTab,
} from '../support/fake-browser.ts';
import type { Fired } from '../support/lab/fired-events.ts';

export const TAB = 7;

/** The browser's tabs, in the lives to come. */
export const tabs = new Map<number, FakeTab>();

/** The browser of the present life. */
export let fake: FakeBrowser;

/** Starts the background, as the browser does when an event wakes it; what the last one stored is there. */
export async function wake(
  stored: Record<string, unknown> = {},
  loading?: Promise<void>,
  engine: Engine = 'firefox',
  settings: Partial<Settings> | Error = {},
): Promise<void> {
  fake = createFakeBrowser(stored, loading, engine);
  if (settings instanceof Error) fake.storage.local.get = () => Promise.reject(settings);
  else Object.assign(fake.storage.local.contents, settings);
  for (const [id, facts] of tabs) fake.tabs.known.set(id, facts);
  vi.resetModules();
  vi.doMock('../../src/browser.ts', () => ({ browser: fake }));
  await import('../../src/background/index.ts');
}

/** Lets time pass, in ms, with all that follows from it. */
export const settled = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

export function connect(sender?: FakeSender): FakePort {
  const port = createFakePort(sender);
  fake.runtime.onConnect.fire(port);
  return port;
}

export function subscribe(port: FakePort, more: object = {}): void {
  port.onMessage.fire({
    type: 'subscribe',
    tabId: TAB,
    recording: true,
    preserveLog: false,
    ...more,
  });
}

/** webRequest details of an image, unless told otherwise. */
export const request = (requestId: string, more: object = {}) => ({
  requestId,
  tabId: TAB,
  frameId: 0,
  type: 'image',
  method: 'GET',
  url: 'http://a.test/',
  timeStamp: Date.now(),
  ...more,
});

/** A request is answered 302 and waits for what comes. */
export function fireRedirect(id = '1', tabId = TAB): void {
  const details = request(id, { tabId });
  fake.webRequest.onBeforeRequest.fire(details);
  fake.webRequest.onBeforeRedirect.fire({
    ...details,
    statusCode: 302,
    statusLine: 'HTTP/1.1 302 Found',
    redirectUrl: 'http://a.test/x',
  });
}

/** A request, redirected before or not, begins and ends well. */
export function fireEnd(id = '1', tabId = TAB): void {
  const details = request(id, { tabId, url: 'http://a.test/x' });
  fake.webRequest.onBeforeRequest.fire(details);
  fake.webRequest.onCompleted.fire({ ...details, statusCode: 200, statusLine: 'HTTP/1.1 200 OK' });
}

/** Fires an event of webRequest or webNavigation in the present life, as if it happened now. */
export function fire({ name, details }: Fired): void {
  const [api, event = ''] = name.includes('.') ? name.split('.') : ['webRequest', name];
  const events = (api === 'webNavigation' ? fake.webNavigation : fake.webRequest) as Record<
    string,
    { fire(details: object): void }
  >;
  events[event]?.fire({ ...details, timeStamp: Date.now() });
}

/** The chains that a panel shows now, which asks anew. */
export function chainsNow(tabId: number): readonly RedirectChain[] {
  const port = connect();
  subscribe(port, { tabId });
  const snapshot = messages(port).find(({ type }) => type === 'snapshot');
  return snapshot?.type === 'snapshot' ? snapshot.chains : [];
}

export const messages = (port: FakePort) => port.sent as BackgroundMessage[];

/** What a panel shows that took in all that was sent to it: `id:hops` of each chain. */
export function shown(port: FakePort): string[] {
  const chains = new Map<string, number>();
  for (const message of messages(port)) {
    if (message.type === 'trouble' || message.type === 'page-shown') continue;
    if (message.type === 'snapshot') chains.clear();
    else for (const id of message.removed) chains.delete(id);
    for (const chain of message.chains) chains.set(chain.id, chain.hops.length);
  }
  return [...chains].map(([id, hops]) => `${id}:${hops}`);
}
