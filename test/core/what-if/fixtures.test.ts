/** The prediction against what browsers recorded: for the status that was answered, and for each that a like scenario answered. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../lab/scenario.ts';
import { scenarios } from '../../../lab/scenarios/index.ts';
import { isRedirectStatus, type RedirectChain } from '../../../src/core/chain/chain.ts';
import type { RedirectStatus } from '../../../src/core/http/status-codes.ts';
import { differences, seenRequest } from '../../../src/core/what-if/next-request.ts';
import { canAsk, whatIf } from '../../../src/core/what-if/what-if.ts';
import { chainsFired } from '../../support/lab/fired-chains.ts';
import { firedEvents } from '../../support/lab/fired-events.ts';

const FOLDERS = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['firefox-140', 'firefox'],
] as const;

type Folder = (typeof FOLDERS)[number];

interface Place {
  readonly scenario: Scenario;
  readonly chain: RedirectChain;
  readonly index: number;
  readonly status: RedirectStatus;
}

function chainsOf([folder, browser]: Folder, { id }: Scenario): RedirectChain[] {
  return chainsFired(firedEvents(folder, id), browser, id);
}

/** Every redirect of a server that a browser followed. */
function placesIn(folder: Folder, scenario: Scenario): Place[] {
  return chainsOf(folder, scenario).flatMap((chain) =>
    chain.hops.slice(0, -1).flatMap(({ response }, index) => {
      const status = response?.status;
      return isRedirectStatus(status) && canAsk(chain, index)
        ? [{ scenario, chain, index, status: status as RedirectStatus }]
        : [];
    }),
  );
}

/** Scenarios in which another extension changes the headers that a redirect leaves, which nothing predicts. */
const BY_EXTENSION = /^extension-(authorization|content-type) 0:/;

const places = new Map(
  FOLDERS.map((folder) => [folder[0], scenarios.flatMap((scenario) => placesIn(folder, scenario))]),
);

/** What a scenario is but for its redirects' statuses. */
function kindOf({ send, answers, pageHost }: Scenario): string {
  return JSON.stringify([send, answers, pageHost]).replace(/"status":30[12378]/g, '"status":"3xx"');
}

describe.each(FOLDERS)('a redirect that %s followed', (...folder) => {
  const all = places.get(folder[0]) ?? [];

  it('is predicted as observed for the returned status', () => {
    expect(all.length).toBeGreaterThan(250);
    const wrong = all.flatMap(({ scenario, chain, index, status }) => {
      const predicted = whatIf(chain, index, status);
      if (predicted.kind === 'request' && predicted.differs.length === 0) return [];
      return [`${scenario.id} ${index}: ${JSON.stringify(predicted, undefined, 1)}`];
    });
    const [byExtension, others] = [true, false].map((is) =>
      wrong.filter((each) => BY_EXTENSION.test(each) === is),
    );
    expect(others).toEqual([]);
    expect(byExtension).toHaveLength(2);
  });

  it('is predicted for another status as observed in a scenario that returns it', () => {
    let pairs = 0;
    const wrong: string[] = [];
    for (const { scenario, chain, index } of all) {
      if (index > 0) continue;
      for (const other of all) {
        if (other.index > 0 || other.scenario === scenario) continue;
        if (kindOf(other.scenario) !== kindOf(scenario)) continue;
        pairs += 1;
        const predicted = whatIf(chain, index, other.status);
        const seen = seenRequest(other.chain, 0);
        if (predicted.kind !== 'request' || !seen) wrong.push(`${scenario.id} → ${other.status}`);
        else {
          const { url: _, ...next } = predicted.next;
          const differs = differences(seen, { ...next, url: seen.url });
          if (differs.length > 0) wrong.push(`${scenario.id} → ${other.scenario.id}: ${differs}`);
        }
      }
    }
    expect(pairs).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('has the predicted preflight', () => {
    let seen = 0;
    const wrong = all.flatMap(({ scenario, chain, index, status }) => {
      const predicted = whatIf(chain, index, status);
      if (predicted.kind !== 'request' || predicted.next.preflight === undefined) return [];
      const { url } = predicted.next;
      const was = firedEvents(folder[0], scenario.id).some(
        ({ name, details }) =>
          name === 'onBeforeRequest' && details.method === 'OPTIONS' && details.url === url,
      );
      if (was) seen += 1;
      return was === predicted.next.preflight ? [] : [`${scenario.id} ${index}: ${url}`];
    });
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(0);
  });
});
