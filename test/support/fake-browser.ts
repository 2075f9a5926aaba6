import type { Engine } from '../../src/background/capture/engine.ts';

/**
 * The part of the extension API that the background script uses, with everything exposed. For
 * `vi.mock('…/browser.ts')`.
 */
export function createFakeBrowser(
  stored: Record<string, unknown> = {},
  loading: Promise<void> = Promise.resolve(),
  engine: Engine = 'firefox',
) {
  const storage = { ...stored };
  let sizes = new Map(Object.entries(storage).map(sizeOf));
  const webRequest = {
    onBeforeRequest: createRequestEvent(),
    onSendHeaders: createRequestEvent(),
    onHeadersReceived: createRequestEvent(),
    onBeforeRedirect: createRequestEvent(),
    onCompleted: createRequestEvent(),
    onErrorOccurred: createRequestEvent(),
    OnBeforeSendHeadersOptions: engine === 'chromium' ? { EXTRA_HEADERS: 'extraHeaders' } : {},
  };
  const fake = {
    storage: {
      contents: storage,
      /** Set it to make the next write fail. */
      failure: undefined as Error | undefined,
      local: {
        contents: {} as Record<string, unknown>,
        onChanged: createEvent<[]>(),
        get: async () => structuredClone(fake.storage.local.contents),
        async set(values: Record<string, unknown>) {
          Object.assign(fake.storage.local.contents, structuredClone(values));
          fake.storage.local.onChanged.fire();
        },
      },
      session: {
        get: () => loading.then(() => structuredClone(storage)),
        async set(values: Record<string, unknown>) {
          if (fake.storage.failure) throw fake.storage.failure;
          const after = new Map([...sizes, ...Object.entries(values).map(sizeOf)]);
          const total = [...after.values()].reduce((sum, size) => sum + size, 0);
          if (total > QUOTA) throw new Error('QUOTA_BYTES exceeded');
          sizes = after;
          Object.assign(storage, structuredClone(values));
        },
        async remove(keys: string[]) {
          if (fake.storage.failure) throw fake.storage.failure;
          for (const key of keys) {
            delete storage[key];
            sizes.delete(key);
          }
        },
        async clear() {
          await fake.storage.session.remove(Object.keys(storage));
        },
      },
    },
    /** Has no translations, so that all texts are English. */
    i18n: { getMessage: () => '' },
    webRequest,
    webNavigation: {
      onBeforeNavigate: createEvent<[details: object]>(),
      onCreatedNavigationTarget: createEvent<[details: object]>(),
      onCommitted: createEvent<[details: object]>(),
      onErrorOccurred: createEvent<[details: object]>(),
    },
    tabs: {
      onCreated: createEvent<[tab: object]>(),
      onRemoved: createEvent<[tabId: number]>(),
      /** What `get` returns for tabs, by ID. */
      known: new Map<number, FakeTab>(),
      get: async (tabId: number) => ({ incognito: false, ...fake.tabs.known.get(tabId) }),
      /** The opened tabs. */
      created: [] as object[],
      create: async (tab: object) => {
        fake.tabs.created.push(tab);
      },
      query: async () =>
        [...fake.tabs.known].map(([id, facts]) => ({ id, incognito: false, ...facts })),
    },
    extension: {
      /** Whether the user lets Detour see private windows. */
      isAllowed: false,
      isAllowedIncognitoAccess: () => loading.then(() => fake.extension.isAllowed),
    },
    runtime: {
      id: 'detour',
      getURL: (path: string) => `chrome-extension://detour/${path}`,
      onConnect: createEvent<[port: FakePort]>(),
    },
    isListening: () => webRequest.onBeforeRequest.listeners.size > 0,
  };
  return fake;
}

export interface FakeTab {
  readonly url?: string;
  readonly incognito?: boolean;
  readonly windowId?: number;
  readonly index?: number;
}

/** The quota of storage.session in both browsers, in bytes. */
const QUOTA = 10 * 1024 * 1024;

const sizeOf = ([key, value]: [string, unknown]): [string, number] => [
  key,
  new TextEncoder().encode(key + value).length,
];

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;

export type FakePort = ReturnType<typeof createFakePort>;

/** The sender; `tab` is its own tab, which a page in DevTools doesn't have. */
export interface FakeSender {
  readonly id: string;
  readonly url: string;
  readonly tab?: FakeTab;
}

/** The background script's end of a port, with its sent messages and a function that sends from the other end. */
export function createFakePort(
  sender: FakeSender = { id: 'detour', url: 'chrome-extension://detour/panel' },
) {
  const onMessage = createEvent<[message: unknown]>();
  const onDisconnect = createEvent<[]>();
  const sent: unknown[] = [];
  return {
    name: 'panel',
    sender,
    sent,
    onMessage,
    onDisconnect,
    disconnected: false,
    postMessage: (message: unknown) => void sent.push(structuredClone(message)),
    disconnect() {
      this.disconnected = true;
    },
  };
}

/** A webRequest event, fired to the listeners whose filter matches. */
function createRequestEvent() {
  const listeners = new Map<(details: object) => void, { types?: string[] }>();
  return {
    listeners,
    addListener: (listener: (details: object) => void, filter: { types?: string[] } = {}) =>
      void listeners.set(listener, filter),
    removeListener: (listener: (details: object) => void) => void listeners.delete(listener),
    fire: (details: { type?: string; [more: string]: unknown }) => {
      for (const [listener, { types }] of [...listeners]) {
        if (!types || (details.type && types.includes(details.type))) listener(details);
      }
    },
  };
}

function createEvent<Arguments extends unknown[]>() {
  const listeners = new Set<(...values: Arguments) => void>();
  return {
    listeners,
    addListener: (listener: (...values: Arguments) => void) => void listeners.add(listener),
    removeListener: (listener: (...values: Arguments) => void) => void listeners.delete(listener),
    fire: (...values: Arguments) => {
      for (const listener of [...listeners]) listener(...values);
    },
  };
}
