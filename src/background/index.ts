/**
 * Registers every listener at the top level, as a background must that any of them may wake, and wires the rest.
 * What arrives while the session is still loading waits its turn.
 */
import { browser } from '../browser.ts';
import { createCapture, createSwitch, detectEngine, type Navigated } from './listeners.ts';
import { Panels } from './panels.ts';
import { Recording } from './recording.ts';
import { type EventName, type RequestDetails, toRequestEvent } from './request-event.ts';
import { Session } from './session.ts';

/** How long changes are gathered before they are saved and shown, in ms: one frame. */
const GATHERING = 16;

/** How long a tab's recording goes on without its panel, in ms: time for a panel, or the background, to come back. */
const GRACE = 3000;

const engine = detectEngine();
const recording = new Recording();
const session = new Session();
const panels = new Panels();

let waiting: (() => void)[] | undefined = [];
let flushing = false;

const capture = createCapture(
  {
    request: (name, details) => inOrder(() => acceptRequest(name, details)),
    committed: (details) => inOrder(() => acceptNavigation(details)),
  },
  engine,
);
const tabWatch = createSwitch(
  () => browser.tabs.onRemoved.addListener(onTabRemoved),
  () => browser.tabs.onRemoved.removeListener(onTabRemoved),
);

capture(true);
tabWatch(true);
browser.runtime.onConnect.addListener((port) =>
  panels.accept(port, {
    subscribed: (subscription) =>
      inOrder(() => {
        recording.subscribe(subscription);
        panels.sendSnapshot(recording, subscription.tabId);
        settle();
      }),
    cleared: (tabId) =>
      inOrder(() => {
        recording.clear(tabId);
        settle();
      }),
    left: () => setTimeout(() => inOrder(releaseTabs), GRACE),
  }),
);
void start();

async function start(): Promise<void> {
  await session.load(recording).catch((error: unknown) => report('read', error));
  const tasks = waiting ?? [];
  waiting = undefined;
  for (const task of tasks) task();
  settle();
  setTimeout(releaseTabs, GRACE);
}

function inOrder(task: () => void): void {
  if (waiting) waiting.push(task);
  else task();
}

function acceptRequest(name: EventName, details: RequestDetails): void {
  if (!recording.isRecording(details.tabId) && !recording.isOpen(details.requestId)) return;
  recording.accept(toRequestEvent(name, details, engine));
  scheduleFlush();
}

function acceptNavigation({ tabId, frameId, url, timeStamp }: Navigated): void {
  if (frameId !== 0 || !recording.isRecording(tabId)) return;
  recording.navigated(tabId, url, timeStamp);
  scheduleFlush();
}

function onTabRemoved(tabId: number): void {
  inOrder(() => {
    recording.closeTab(tabId);
    settle();
  });
}

/** Ends the recording of tabs whose panel has not come back. */
function releaseTabs(): void {
  for (const tabId of recording.subscribedTabs()) {
    if (!panels.hasPanel(tabId)) recording.unsubscribe(tabId);
  }
  settle();
}

/** Listens to just what is needed from now on, and saves. */
function settle(): void {
  capture(recording.isWatched());
  tabWatch(recording.isWatched() || recording.hasChains());
  scheduleFlush();
}

function scheduleFlush(): void {
  if (flushing) return;
  flushing = true;
  setTimeout(() => void flush(), GATHERING);
}

/** Saves first and shows then: what a user has seen outlives the background. */
async function flush(): Promise<void> {
  const changes = session.stage(recording);
  await session.commit().catch((error: unknown) => report('save', error));
  panels.sendUpdates(recording, changes);
  flushing = false;
  if (recording.hasChanges()) scheduleFlush();
}

function report(verb: 'read' | 'save', error: unknown): void {
  panels.sendTrouble(`Detour could not ${verb} what it recorded: ${String(error)}.`);
}
