import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Browser, expectedChains } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { scenarioPath, shorten } from '../../lab/urls.ts';
import { inOrderOfTime, type QueuedEvent } from '../../src/background/event-order.ts';
import {
  EVENT_NAMES,
  type RequestDetails,
  toRequestEvent,
} from '../../src/background/request-event.ts';
import type { RedirectChain } from '../../src/core/chain.ts';
import { toLines } from '../../src/core/chain-text.ts';
import { isRedirected } from '../../src/core/recorder.ts';
import { recordAll } from '../chains.ts';

/** What scripts/record-fixtures.ts writes; bodies are arrays of bytes in it. */
interface Fixture {
  readonly browser: string;
  readonly scenarios: Readonly<Record<string, readonly (readonly [string, RequestDetails])[]>>;
}

/** Listener by listener, as Firefox plays back the events that woke the background. */
const playedBack = (events: readonly QueuedEvent[]) =>
  EVENT_NAMES.flatMap((listener) => events.filter(({ name }) => name === listener));

describe.each(['chromium', 'firefox'] as const)('the events that %s fired', (browser) => {
  const fixture = read(browser);

  it('are there for every scenario of the lab, and for no other', () => {
    expect(Object.keys(fixture.scenarios).sort()).toEqual(scenarios.map(({ id }) => id).sort());
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
    const events = eventsOf(fixture, id);
    expect(chainsOf(events, browser, id)).toEqual(expectedChains(scenario, browser));
    const sorted = inOrderOfTime(playedBack(events));
    expect(chainsOf(sorted, browser, id)).toEqual(expectedChains(scenario, browser));
  });
});

function read(browser: Browser): Fixture {
  const file = path.join(import.meta.dirname, '../fixtures', `${browser}.json`);
  return JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
    key === 'bytes' ? new Uint8Array(value).buffer : value,
  );
}

function eventsOf(fixture: Fixture, id: string): QueuedEvent[] {
  return (fixture.scenarios[id] ?? []).flatMap(([seen, details]) => {
    const name = EVENT_NAMES.find((known) => known === seen);
    return name ? [{ name, details }] : [];
  });
}

function chainsOf(events: readonly QueuedEvent[], browser: Browser, id: string): string[][] {
  const isIts = (chain: RedirectChain) => chain.hops[0].url.includes(`${scenarioPath(id)}/`);
  return recordAll(events.map(({ name, details }) => toRequestEvent(name, details, browser)))
    .filter((chain) => isRedirected(chain) && isIts(chain))
    .map((chain) => toLines(chain, (url) => shorten(url, id)));
}
