import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Browser, expectedChains } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { scenarioPath, shorten } from '../../lab/urls.ts';
import { toCommit } from '../../src/background/commit.ts';
import { inOrderOfTime, type QueuedEvent } from '../../src/background/event-order.ts';
import { Recording } from '../../src/background/recording.ts';
import {
  EVENT_NAMES,
  toNavigationError,
  toRequestEvent,
} from '../../src/background/request-event.ts';
import type { RedirectChain } from '../../src/core/chain.ts';
import { toLines } from '../../src/core/chain-text.ts';
import { toJourneys } from '../../src/core/journey.ts';
import { FIRED_EVENTS, type Fired, firedEvents } from '../fired-events.ts';

const LAB_ORIGIN = 'http://localhost:8307';

/** Listener by listener, as Firefox plays back the events that woke the background. */
const playedBack = (events: readonly QueuedEvent[]) =>
  EVENT_NAMES.flatMap((listener) => events.filter(({ name }) => name === listener));

describe.each(['chromium', 'firefox'] as const)('the events that %s fired', (browser) => {
  it('are there for every scenario of the lab, and for no other', () => {
    const files = scenarios.map(({ id }) => `${id}.json`);
    expect(readdirSync(path.join(FIRED_EVENTS, browser)).sort()).toEqual(files.sort());
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
    const fired = firedEvents(browser, id);
    const requests = fired.flatMap(requestEvent);
    const others = fired.filter((event) => requestEvent(event).length === 0);
    const woken = inOrderOfTime(playedBack(requests));
    const expected = expectedChains(scenario, browser);
    expect(chainsOf(fired, browser, id)).toEqual(expected);
    // As after a wake-up.
    expect(chainsOf([...woken, ...others], browser, id)).toEqual(expected);
    // webNavigation and webRequest are not in step.
    expect(chainsOf(commitsFirst(fired), browser, id)).toEqual(expected);
  });
});

function requestEvent({ name: fired, details }: Fired): QueuedEvent[] {
  const name = EVENT_NAMES.find((known) => known === fired);
  return name ? [{ name, details }] : [];
}

/** Every commit as early as it can be: before all requests. */
function commitsFirst(fired: readonly Fired[]): readonly Fired[] {
  const isCommit = ({ name }: Fired) => name === 'webNavigation.onCommitted';
  return [...fired.filter(isCommit), ...fired.filter((event) => !isCommit(event))];
}

/** The tab that played a scenario; any, where the browser told of none. */
function playingTab(fired: readonly Fired[]): number {
  const tabs = fired.map(({ details }) => details.sourceTabId ?? details.tabId);
  return tabs.find((tabId) => tabId >= 0) ?? 1;
}

function chainsOf(fired: readonly Fired[], browser: Browser, id: string) {
  const recording = new Recording();
  const tabId = playingTab(fired);
  recording.subscribe({ tabId, recording: true, preserveLog: true });
  recording.tabs.introduce(tabId, { origin: LAB_ORIGIN, incognito: false });
  // The browsers tell of an opened tab before they tell of its requests.
  for (const { details } of fired) {
    if (details.sourceTabId === tabId) recording.tabs.opened(details.tabId, tabId);
  }
  for (const event of fired) tell(recording, event, browser);
  const isIts = (chain: RedirectChain) => chain.hops[0].url.includes(`${scenarioPath(id)}/`);
  return toJourneys(recording.chainsOf(tabId))
    .flat()
    .filter(isIts)
    .map((chain) => toLines(chain, (url) => shorten(url, id)));
}

function tell(recording: Recording, fired: Fired, browser: Browser): void {
  const { name, details } = fired;
  if (name === 'webNavigation.onCommitted') {
    recording.committed(details.tabId, details.frameId, toCommit(details, browser));
  } else if (name === 'webNavigation.onErrorOccurred') {
    const reason = toNavigationError(details.error);
    if (reason) recording.navigationFailed(details.tabId, details.url, reason);
  } else {
    const [request] = requestEvent(fired);
    const event = request && toRequestEvent(request.name, request.details, browser);
    if (event) recording.accept(event);
  }
}
