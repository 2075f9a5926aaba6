import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, expectedChains } from '../../lab/scenario.ts';
import { findScenario } from '../../lab/scenarios/index.ts';
import { shorten } from '../../lab/urls.ts';
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import { toLines } from '../../src/core/formats/chain-text.ts';
import { toJourneys } from '../../src/core/journeys/journey.ts';
import { type Fired, firedEvents } from '../support/lab/fired-events.ts';
import { chainsNow, connect, fake, fire, settled, subscribe, wake } from './lives.ts';

/** Five hops with a body, six hops, a navigation, a request that is ordinary to begin with, and a journey of documents. */
const SCENARIOS = ['slow-chain', 'five-statuses', 'sign-in', 'get-302', 'saml-post'];

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe.each(['chromium', 'firefox'] as const)('a background script in %s', (browser) => {
  describe.each(SCENARIOS)('that is killed in %s', (id) => {
    const events = firedEvents(browser, id);
    const everywhere = events.map((_, index) => index + 1);

    it.each([
      ['between any two events', everywhere.map((place) => [place])],
      ['between any two events, again and again', [everywhere]],
    ])('%s loses nothing', async (_, plans) => {
      const whole = await play(browser, events, [], 60);
      expect(linesOf(whole, id)).toEqual(expectedLines(browser, id));
      for (const deaths of plans) {
        expect(await play(browser, events, deaths, 60), `at ${deaths}`).toEqual(whole);
      }
    });

    it('loses no hop if it is killed right after receiving any event', async () => {
      for (const place of everywhere) {
        const chains = await play(browser, events, [place], 0);
        expect(linesOf(chains, id), `after ${place}`).toEqual(expectedLines(browser, id));
      }
    });
  });
});

/**
 * Plays events to one life of the background after another.
 * @param deaths after how many events it is killed
 * @param pause ms that pass between two events
 */
async function play(
  browser: Browser,
  events: readonly Fired[],
  deaths: readonly number[],
  pause: number,
): Promise<readonly RedirectChain[]> {
  const tabId = events[0]?.details.tabId ?? 0;
  await wake({}, undefined, browser);
  subscribe(connect(), { tabId, preserveLog: true });
  await settled();
  for (const [index, event] of events.entries()) {
    fire(event);
    await settled(pause);
    if (deaths.includes(index + 1)) await wake(fake.storage.contents, undefined, browser);
  }
  await settled();
  return chainsNow(tabId).map(withoutTimes);
}

/** Lives take their time to begin. */
function withoutTimes(chain: RedirectChain): RedirectChain {
  return JSON.parse(
    JSON.stringify(chain, (key, value) => (/^(startedAt|endedAt)$/.test(key) ? undefined : value)),
  );
}

function linesOf(chains: readonly RedirectChain[], id: string): string[][] {
  return toJourneys(chains)
    .flat()
    .map((chain) => toLines(chain, (url) => shorten(url, id)));
}

function expectedLines(browser: Browser, id: string) {
  const scenario = findScenario(id);
  return scenario && expectedChains(scenario, browser);
}
