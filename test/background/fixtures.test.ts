import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Browser, expectedChains } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { scenarioPath, shorten } from '../../lab/urls.ts';
import { inOrderOfTime, type QueuedEvent } from '../../src/background/event-order.ts';
import { Recording } from '../../src/background/recording.ts';
import {
  EVENT_NAMES,
  type RequestDetails,
  toNavigationError,
  toRequestEvent,
} from '../../src/background/request-event.ts';
import type { RedirectChain } from '../../src/core/chain.ts';
import { toLines } from '../../src/core/chain-text.ts';
import { FIRED_EVENTS, type Fired, firedEvents } from '../fired-events.ts';

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
    const events = fired.flatMap(requestEvent);
    const failures = fired.flatMap(({ name, details }) =>
      name === 'webNavigation.onErrorOccurred' ? [details] : [],
    );
    expect(chainsOf(events, failures, browser, id)).toEqual(expectedChains(scenario, browser));
    const sorted = inOrderOfTime(playedBack(events));
    expect(chainsOf(sorted, failures, browser, id)).toEqual(expectedChains(scenario, browser));
  });
});

function requestEvent({ name: fired, details }: Fired): QueuedEvent[] {
  const name = EVENT_NAMES.find((known) => known === fired);
  return name ? [{ name, details }] : [];
}

function chainsOf(
  events: readonly QueuedEvent[],
  failures: readonly RequestDetails[],
  browser: Browser,
  id: string,
) {
  const recording = new Recording();
  const tabId = events[0]?.details.tabId ?? 0;
  for (const { name, details } of events) {
    const event = toRequestEvent(name, details, browser);
    if (event) recording.accept(event);
  }
  for (const { url, error, timeStamp } of failures) {
    const reason = toNavigationError(error);
    if (reason) recording.navigationFailed(tabId, url, timeStamp, reason);
  }
  const isIts = (chain: RedirectChain) => chain.hops[0].url.includes(`${scenarioPath(id)}/`);
  return recording
    .chainsOf(tabId)
    .filter(isIts)
    .map((chain) => toLines(chain, (url) => shorten(url, id)));
}
