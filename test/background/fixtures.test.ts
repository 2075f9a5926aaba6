import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Browser,
  type ChainLines,
  expectedChains,
  lacksPreloadedHsts,
  type Scenario,
} from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { shorten } from '../../lab/urls.ts';
import { inOrderOfTime, type QueuedEvent } from '../../src/background/capture/event-order.ts';
import { EVENT_NAMES } from '../../src/background/capture/request-event.ts';
import { toLines } from '../../src/core/formats/chain-text.ts';
import { chainsFired, requestEvent } from '../support/lab/fired-chains.ts';
import { FIRED_EVENTS, type Fired, firedEvents } from '../support/lab/fired-events.ts';

/** Listener by listener, as Firefox plays back the events that woke the background. */
const playedBack = (events: readonly QueuedEvent[]) =>
  EVENT_NAMES.flatMap((listener) => events.filter(({ name }) => name === listener));

/** The folders of recordings, each with the browser that fired the events. */
const FOLDERS = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['firefox-140', 'firefox'],
] as const;

describe.each(FOLDERS)('the events that %s fired', (folder, browser) => {
  it('exist for every scenario of the lab, and no others', () => {
    const files = scenarios.map(({ id }) => `${id}.json`);
    expect(readdirSync(path.join(FIRED_EVENTS, folder)).sort()).toEqual(files.sort());
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
    const fired = firedEvents(folder, id);
    const requests = fired.flatMap(requestEvent);
    const others = fired.filter((event) => requestEvent(event).length === 0);
    const woken = inOrderOfTime(playedBack(requests));
    const expected = chainsIn(scenario, browser, fired);
    expect(linesOf(fired, browser, id)).toEqual(expected);
    // As after a wake-up.
    expect(linesOf([...woken, ...others], browser, id)).toEqual(expected);
    // webNavigation and webRequest are not in step.
    expect(linesOf(commitsFirst(fired), browser, id)).toEqual(expected);
  });
});

function chainsIn(scenario: Scenario, browser: Browser, fired: readonly Fired[]): ChainLines {
  const sent = fired.filter(({ name }) => name === 'onSendHeaders').map(({ details }) => details);
  return expectedChains(scenario, browser, lacksPreloadedHsts(scenario, sent));
}

/** Every commit as early as it can be: before all requests. */
function commitsFirst(fired: readonly Fired[]): readonly Fired[] {
  const isCommit = ({ name }: Fired) => name === 'webNavigation.onCommitted';
  return [...fired.filter(isCommit), ...fired.filter((event) => !isCommit(event))];
}

function linesOf(fired: readonly Fired[], browser: Browser, id: string) {
  const chains = chainsFired(fired, browser, id);
  return chains.map((chain) => toLines(chain, (url) => shorten(url, id)));
}
