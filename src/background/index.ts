/**
 * Registers every listener at the top level, as a background must that any of them may wake, and wires the rest.
 * Events wait in a queue, which is taken in, saved and shown once a frame.
 */
import { browser } from '../browser.ts';
import type { Subscription } from '../messages.ts';
import { inOrderOfTime, type QueuedEvent } from './event-order.ts';
import { createCapture, createSwitch, detectEngine, type Navigated } from './listeners.ts';
import { Panels } from './panels.ts';
import { Recording } from './recording.ts';
import {
  type EventName,
  type RequestDetails,
  toNavigationError,
  toRequestEvent,
} from './request-event.ts';
import { Session } from './session.ts';

/** How long events are gathered before they are taken in, saved and shown, in ms: one frame. */
const GATHERING = 16;

/** The same while one frame follows another: a page that loads has better use for the time than to see it drawn. */
const GATHERING_WHEN_BUSY = 100;

/** How long an ordinary request runs before it is worth saving, in ms; a background that is idle lives for 30 s. */
const SLOW_SAVE = 1000;

/** How long a browser may take to play back the events that woke the background, after the session is loaded, in ms. */
const PLAYBACK = 50;

/** How long a tab's recording goes on without its panel, in ms: time for a panel, or the background, to come back. */
const GRACE = 3000;

const engine = detectEngine();
const recording = new Recording();
const session = new Session();
const panels = new Panels();

/** Events that have not been taken in yet. */
const queue: QueuedEvent[] = [];
/** What else arrived before the session was loaded, subscriptions apart; undefined from then on. */
let postponed: { subscriptions: (() => void)[]; rest: (() => void)[] } | undefined = {
  subscriptions: [],
  rest: [],
};
let flushing = false;
let flushedAt = Number.NEGATIVE_INFINITY;
let slowSaving = false;
let release: ReturnType<typeof setTimeout> | undefined;

const capture = createCapture(
  { request: onRequest, committed: onCommitted, navigationFailed: onNavigationFailed },
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
  const { subscriptions, rest } = postponed ?? { subscriptions: [], rest: [] };
  postponed = undefined;
  // First what panels want recorded, then what was to be recorded, then what came of it.
  for (const subscribe of subscriptions) subscribe();
  for (const task of rest) inOrder(task);
  if (unreadable)
    panels.sendTrouble(`Detour could not read ${unreadable} of the chains it had saved.`);
  settle();
  awaitReturn();
}

/** Does something once the session is loaded and what happened before it has been taken in. */
function inOrder(task: () => void): void {
  if (postponed) postponed.rest.push(task);
  else {
    takeIn();
    task();
  }
}

function onSubscribed(subscription: Subscription): void {
  recording.subscribe(subscription);
  panels.sendSnapshot(recording, subscription.tabId);
  settle();
}

function onRequest(name: EventName, details: RequestDetails): void {
  if (!postponed && !isWanted(details)) return;
  queue.push({ name, details });
  scheduleFlush();
}

/** What runs is followed to its end, even when the user pauses the recording meanwhile. */
function isWanted({ tabId, requestId }: RequestDetails): boolean {
  return recording.isRecording(tabId) || recording.isOpen(requestId);
}

function takeIn(): void {
  for (const { name, details } of inOrderOfTime(queue.splice(0))) {
    if (!isWanted(details)) continue;
    try {
      const event = toRequestEvent(name, details, engine);
      if (event) recording.accept(event);
    } catch (error) {
      report('understand', error); // and go on: one odd event must not end the recording
    }
  }
}

function onCommitted({ tabId, frameId, url, timeStamp }: Navigated): void {
  inOrder(() => {
    if (frameId !== 0 || !recording.isRecording(tabId)) return;
    recording.navigated(tabId, url, timeStamp);
    scheduleFlush();
  });
}

function onNavigationFailed({ tabId, frameId, url, timeStamp, error }: Navigated): void {
  const reason = toNavigationError(error);
  if (frameId !== 0 || reason === undefined) return;
  inOrder(() => {
    recording.navigationFailed(tabId, url, timeStamp, reason);
    scheduleFlush();
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
  tabWatch(recording.isWatched() || recording.hasChains());
  scheduleFlush();
}

function scheduleFlush(): void {
  if (postponed || flushing) return;
  flushing = true;
  const isBusy = performance.now() - flushedAt < GATHERING_WHEN_BUSY;
  setTimeout(() => void flush(), isBusy ? GATHERING_WHEN_BUSY : GATHERING);
}

/** Saves first and shows then: what a user has seen outlives the background. */
async function flush(): Promise<void> {
  try {
    takeIn();
    const updates = panels.toUpdates(recording, session.stage(recording));
    await save();
    panels.sendUpdates(updates);
  } finally {
    flushing = false;
    flushedAt = performance.now();
  }
  if (queue.length > 0 || recording.hasChanges()) scheduleFlush();
  if (session.hasWaiting() || session.hasStaged()) scheduleSlowSave();
}

function scheduleSlowSave(): void {
  if (slowSaving) return;
  slowSaving = true;
  setTimeout(() => {
    slowSaving = false;
    session.stageWaiting(recording);
    scheduleFlush();
  }, SLOW_SAVE);
}

async function save(): Promise<void> {
  await session.commit().catch((error: unknown) => report('save', error));
}

function report(verb: 'read' | 'save' | 'understand', error: unknown): void {
  panels.sendTrouble(`Detour could not ${verb} what it recorded: ${String(error)}.`);
}
