/**
 * Registers every listener at the top level, as a background must that any of them may wake, and wires the rest.
 * What comes before the session is loaded waits its turn; after that every event is taken in as it comes.
 */
import { browser } from '../browser.ts';
import type { Subscription } from '../messages.ts';
import { toCommit } from './commit.ts';
import { inOrderOfTime, type QueuedEvent } from './event-order.ts';
import { markIdle, wasIdle } from './idle-mark.ts';
import { createCapture, createSwitch, detectEngine, type Navigated } from './listeners.ts';
import { Outbox } from './outbox.ts';
import { Panels } from './panels.ts';
import { Recording } from './recording.ts';
import {
  type EventName,
  type RequestDetails,
  toNavigationError,
  toRequestEvent,
} from './request-event.ts';
import { Session } from './session.ts';

/** How long a browser may take to play back the events that woke the background, after the session is loaded, in ms. */
const PLAYBACK = 50;

/** How long a tab's recording goes on without its panel, in ms: time for a panel, or the background, to come back. */
const GRACE = 3000;

interface Postponed {
  readonly subscriptions: (() => void)[];
  readonly events: QueuedEvent[];
  readonly tasks: (() => void)[];
}

const engine = detectEngine();
const recording = new Recording();
const session = new Session();
const panels = new Panels();

const outbox = new Outbox(recording, session, panels, (error) => report('save', error));

/** What arrived before the session was loaded; undefined from then on. */
let postponed: Postponed | undefined = { subscriptions: [], events: [], tasks: [] };
let release: ReturnType<typeof setTimeout> | undefined;

const capture = createCapture(
  { request: onRequest, committed: onCommitted, navigationFailed: onNavigationFailed },
  engine,
);
const tabWatch = createSwitch(
  () => browser.tabs.onRemoved.addListener(onTabRemoved),
  () => browser.tabs.onRemoved.removeListener(onTabRemoved),
);

capture(!wasIdle());
tabWatch(true);
browser.runtime.onConnect.addListener((port) =>
  panels.accept(port, {
    subscribed: (subscription) => {
      const subscribe = () => onSubscribed(subscription);
      if (postponed) postponed.subscriptions.push(subscribe);
      else inOrder(subscribe);
    },
    left: awaitReturn,
  }),
);
void start();

async function start(): Promise<void> {
  const unreadable = await session.load(recording).catch((error: unknown) => report('read', error));
  await new Promise((resolve) => setTimeout(resolve, PLAYBACK));
  const { subscriptions = [], events = [], tasks = [] } = postponed ?? {};
  postponed = undefined;
  // First what panels want recorded, then what was to be recorded, then what came of it.
  for (const subscribe of subscriptions) subscribe();
  for (const { name, details } of inOrderOfTime(events)) accept(name, details);
  for (const task of tasks) task();
  if (unreadable)
    panels.sendTrouble(`Detour could not read ${unreadable} of the chains it had saved.`);
  settle();
  awaitReturn();
}

/** Does something once the session is loaded and what happened before it has been taken in. */
function inOrder(task: () => void): void {
  if (postponed) postponed.tasks.push(task);
  else task();
}

function onSubscribed(subscription: Subscription): void {
  recording.subscribe(subscription);
  panels.sendSnapshot(recording, subscription.tabId);
  settle();
}

function onRequest(name: EventName, details: RequestDetails): void {
  if (postponed) postponed.events.push({ name, details });
  else accept(name, details);
}

function accept(name: EventName, details: RequestDetails): void {
  if (!isWanted(details)) return;
  try {
    const event = toRequestEvent(name, details, engine);
    if (event) recording.accept(event);
  } catch (error) {
    report('understand', error); // and go on: one odd event must not end the recording
  }
  outbox.post();
}

/** What runs is followed to its end, even when the user pauses the recording meanwhile. */
function isWanted({ tabId, requestId }: RequestDetails): boolean {
  return recording.isRecording(tabId) || recording.isOpen(requestId);
}

function onCommitted(details: Navigated): void {
  inOrder(() => {
    const { tabId, frameId } = details;
    if (!recording.isRecording(tabId)) return;
    recording.committed(tabId, frameId, toCommit(details, engine));
    outbox.post();
  });
}

function onNavigationFailed({ tabId, frameId, url, error }: Navigated): void {
  const reason = toNavigationError(error);
  if (frameId !== 0 || reason === undefined) return;
  inOrder(() => {
    recording.navigationFailed(tabId, url, reason);
    outbox.post();
  });
}

function onTabRemoved(tabId: number): void {
  inOrder(() => {
    recording.closeTab(tabId);
    settle();
  });
}

/** Gives panels that went, or that were there before the background was stopped, time to come back. */
function awaitReturn(): void {
  clearTimeout(release);
  release = setTimeout(() => inOrder(releaseTabs), GRACE);
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
  markIdle(!recording.isWatched());
  tabWatch(recording.isWatched() || recording.hasChains());
  outbox.postAll();
}

function report(verb: 'read' | 'save' | 'understand', error: unknown): void {
  panels.sendTrouble(`Detour could not ${verb} what it recorded: ${String(error)}.`);
}
