/** The browser's events, listened to only while they are needed: an idle webRequest listener slows every request. */
import { browser } from '../../browser.ts';
import type { Need } from '../recording/last-need.ts';
import type { Engine } from './engine.ts';
import type { NavigationDetails } from './navigation.ts';
import {
  EVENT_NAMES,
  type EventName,
  extraInfoSpec,
  type RequestDetails,
} from './request-event.ts';

/** Detour's host permissions; `<all_urls>` would also deliver the extension's own requests. */
const FILTER = { urls: ['http://*/*', 'https://*/*'] };

/** A tab that another one opened, by a link or by script. */
export interface Opened {
  readonly tabId: number;
  readonly sourceTabId: number;
}

export interface CaptureHandlers {
  request(name: EventName, details: RequestDetails): void;
  tabOpened(details: Opened): void;
  navigating(details: NavigationDetails): void;
  committed(details: NavigationDetails): void;
  navigationFailed(details: NavigationDetails): void;
}

/** What webRequest's events have in common, which their types don't express. */
interface ListenedEvent {
  addListener(
    listener: (details: RequestDetails) => void,
    filter: object,
    ...extraInfoSpec: string[][]
  ): void;
  removeListener(listener: (details: RequestDetails) => void): void;
}

/** Creates a switch that adds and removes all listeners at once. There are none initially. */
export function createCapture(handlers: CaptureHandlers, engine: Engine): (need: Need) => void {
  const requests = EVENT_NAMES.map((name) => ({
    event: browser.webRequest[name] as unknown as ListenedEvent,
    listener: (details: RequestDetails) => handlers.request(name, details),
    options: extraInfoSpec(name, engine),
  }));
  const { onCreatedNavigationTarget, onBeforeNavigate, onCommitted, onErrorOccurred } =
    browser.webNavigation;
  return createSwitch<Need>(
    'nothing',
    (need) => {
      const filter = need === 'navigations' ? { ...FILTER, types: ['main_frame'] } : FILTER;
      for (const { event, listener, options } of requests) {
        // biome-ignore lint/plugin: one at most; Firefox throws if it is given one for onErrorOccurred, even undefined
        event.addListener(listener, filter, ...options);
      }
      onCreatedNavigationTarget.addListener(handlers.tabOpened);
      onBeforeNavigate.addListener(handlers.navigating);
      onCommitted.addListener(handlers.committed);
      onErrorOccurred.addListener(handlers.navigationFailed);
    },
    () => {
      for (const { event, listener } of requests) event.removeListener(listener);
      onCreatedNavigationTarget.removeListener(handlers.tabOpened);
      onBeforeNavigate.removeListener(handlers.navigating);
      onCommitted.removeListener(handlers.committed);
      onErrorOccurred.removeListener(handlers.navigationFailed);
    },
  );
}

/** Creates a switch that is off initially and acts only when its position changes. */
export function createSwitch<Position>(
  off: Position,
  turnOn: (position: Position) => void,
  turnOff: () => void,
): (position: Position) => void {
  let present = off;
  return (position) => {
    if (position === present) return;
    if (present !== off) turnOff();
    if (position !== off) turnOn(position);
    present = position;
  };
}
