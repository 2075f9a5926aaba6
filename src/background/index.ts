/**
 * Registers every listener at the top level, so that any of them can wake the background script, and sets up the rest.
 * Events that arrive before the session is loaded wait; later ones are processed as they arrive.
 */
import { browser, type Tabs } from '../browser.ts';
import { t } from '../core/text/i18n.ts';
import { serializedOrigin } from '../core/url/origin.ts';
import { speakBrowserLanguage } from '../language.ts';
import type { OpenMessage, Subscription } from '../messages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { loadSettings, onSettingsChanged } from '../stored-settings.ts';
import { detectEngine, hidesIncognito } from './capture/engine.ts';
import type { QueuedEvent } from './capture/event-order.ts';
import { createCapture, createSwitch, type Opened } from './capture/listeners.ts';
import { type NavigationDetails, toCommit, toNavigationError } from './capture/navigation.ts';
import { toRequestEvent } from './capture/request-event.ts';
import { Turns } from './capture/turns.ts';
import { openTab } from './panels/open.ts';
import { Panels } from './panels/panels.ts';
import { lastNeed, rememberNeed } from './recording/last-need.ts';
import { Recording } from './recording/recording.ts';
import { Outbox } from './storage/outbox.ts';
import { Session } from './storage/session.ts';

/**
 * How long a tab's recording continues without its panel, in ms: time for a panel or the background script to restart.
 */
const GRACE = 3000;

speakBrowserLanguage();
const engine = detectEngine();
const recording = new Recording();
const session = new Session();
const panels = new Panels();
const outbox = new Outbox(recording, session, panels, unsaved);

const turns = new Turns(accept);
let release: ReturnType<typeof setTimeout> | undefined;
/**
 * Whether private windows' requests are reported, but those that belong to no tab can't be told from others, so none of
 * these is recorded. The user allows this in the browser's settings, which restarts the extension.
 */
let seesPrivateUntold = false;

const capture = createCapture(
  {
    request: (name, details) => turns.event({ name, details }),
    tabOpened: onTabOpened,
    navigating: onNavigating,
    committed: onCommitted,
    navigationFailed: onNavigationFailed,
  },
  engine,
);
const tabWatch = createSwitch(
  false,
  () => {
    browser.tabs.onCreated.addListener(onTabCreated);
    browser.tabs.onRemoved.addListener(onTabRemoved);
  },
  () => {
    browser.tabs.onCreated.removeListener(onTabCreated);
    browser.tabs.onRemoved.removeListener(onTabRemoved);
  },
);

capture(lastNeed());
tabWatch(true);
browser.runtime.onConnect.addListener((port) =>
  panels.accept(port, {
    subscribed: (subscription) => turns.decision(() => onSubscribed(subscription)),
    left: awaitReturn,
    open: (message) => void open(message),
  }),
);
onSettingsChanged((settings) => void applySettings(settings));
void start();

async function start(): Promise<void> {
  // All are requested at once, because events wait until the last is answered.
  const [isAllowed, settings] = [
    browser.extension.isAllowedIncognitoAccess(),
    loadSettings().catch(String),
  ];
  const unreadable = await session.load(recording).catch(unread);
  seesPrivateUntold = hidesIncognito(engine) && (await isAllowed);
  const chosen = await settings;
  await applySettings(typeof chosen === 'string' ? DEFAULT_SETTINGS : chosen);
  await turns.open();
  if (typeof chosen === 'string')
    panels.sendTrouble(t`Detour couldn’t read its settings: ${chosen}.`);
  if (unreadable) panels.sendTrouble(t`Detour couldn’t read ${unreadable} of its saved chains.`);
  settle();
  awaitReturn();
}

/** Private windows are recorded only with their panel, so background recording is for tabs known not to be private. */
async function applySettings({ backgroundRecording, storageLimit }: Settings): Promise<void> {
  const tabs = backgroundRecording ? await browser.tabs.query({}) : [];
  const ordinary = tabs.flatMap(({ id, incognito }) => (id === undefined || incognito ? [] : [id]));
  turns.decision(() => {
    recording.tabs.recordInBackground(backgroundRecording ? ordinary : undefined);
    session.limitTo(storageLimit);
    settle();
  });
}

function onSubscribed(subscription: Subscription): void {
  recording.subscribe(subscription);
  void introduce(subscription.tabId);
  panels.sendSnapshot(recording, subscription.tabId);
  settle();
}

async function open(message: OpenMessage): Promise<void> {
  const refusal = await openTab(message, engine);
  if (refusal !== undefined) panels.sendTrouble(refusal, message.tabId);
}

function accept({ name, details }: QueuedEvent): void {
  if (!recording.isWanted(details) || (seesPrivateUntold && details.tabId === -1)) return;
  try {
    const event = toRequestEvent(name, details, engine);
    if (event) recording.accept(event);
  } catch (error) {
    misunderstood(error); // and go on: one odd event must not end the recording
  }
  outbox.post();
}

/** Adds what the browser knows about a tab and the events don't report. */
async function introduce(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab) return; // it was closed meanwhile
  turns.task(() => {
    recording.tabs.introduce(tabId, {
      incognito: tab.incognito,
      origin: serializedOrigin(tab.url),
    });
    outbox.post();
  });
}

function onTabOpened({ tabId, sourceTabId }: Opened): void {
  turns.decision(() => {
    recording.tabs.opened(tabId, sourceTabId);
    outbox.post();
  });
}

function onNavigating({ tabId, frameId, url, timeStamp }: NavigationDetails): void {
  if (frameId !== 0) return;
  turns.decision(() => {
    const navigation = { origin: serializedOrigin(url), startedAt: timeStamp };
    recording.tabs.learn(tabId, { navigation });
    outbox.post();
  });
}

function onCommitted(details: NavigationDetails): void {
  const { tabId, frameId, url, timeStamp } = details;
  turns.task(() => {
    if (frameId === 0) {
      recording.tabs.learn(tabId, { origin: serializedOrigin(url) });
      panels.sendPage({ tabId, url, time: timeStamp });
    }
    if (!recording.tabs.mayShow(tabId)) return;
    recording.committed(toCommit(details, engine));
    outbox.post();
  });
}

function onNavigationFailed({ tabId, frameId, url, error }: NavigationDetails): void {
  const reason = toNavigationError(error);
  if (reason === undefined) return;
  turns.task(() => {
    recording.navigationFailed(tabId, frameId, url, reason);
    outbox.post();
  });
}

function onTabCreated({ id, incognito }: Tabs.Tab): void {
  if (id === undefined) return;
  if (incognito) panels.refusePrivate(id);
  turns.decision(() => recording.tabs.created(id, incognito));
}

function onTabRemoved(tabId: number): void {
  turns.task(() => {
    recording.forgetTab(tabId);
    settle();
  });
}

/** Gives closed panels, and those from before the background script was stopped, time to reconnect. */
function awaitReturn(): void {
  clearTimeout(release);
  release = setTimeout(() => turns.task(releaseTabs), GRACE);
}

/** Ends the recording of tabs whose panel hasn't reconnected. */
function releaseTabs(): void {
  for (const tabId of recording.tabs.ids()) {
    if (!panels.hasPanel(tabId)) recording.unsubscribe(tabId);
  }
  settle();
}

/** Listens only to what is needed from now on, and saves. */
function settle(): void {
  const need = recording.tabs.need();
  capture(need);
  rememberNeed(need);
  tabWatch(need !== 'nothing' || recording.hasChains());
  outbox.postAll();
}

function unread(error: unknown): void {
  panels.sendTrouble(t`Detour couldn’t read its saved recording: ${String(error)}.`);
}

function unsaved(error: unknown): void {
  panels.sendTrouble(t`Detour couldn’t save its recording: ${String(error)}.`);
}

function misunderstood(error: unknown): void {
  panels.sendTrouble(t`Detour couldn’t process a browser event: ${String(error)}.`);
}
