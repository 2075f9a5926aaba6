import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recording } from '../../../src/background/recording/recording.ts';
import {
  readChain,
  readState,
  SCHEMA_VERSION,
  writeChain,
} from '../../../src/background/storage/stored.ts';
import { COMMIT_REASONS } from '../../../src/core/record/commit.ts';
import { MOST_HOPS } from '../../../src/core/record/recorder.ts';
import { anEvent, REQUEST_IDS, TAB_IDS } from '../../support/arbitrary.ts';

/** Something that happens to a recording. */
type Step = (recording: Recording) => void;

const tabId = fc.constantFrom(...TAB_IDS);
const time = fc.nat(1000);
const url = fc.constantFrom('http://a/', 'https://a/', 'about:blank');

const subscribing = fc
  .record({ tabId, recording: fc.boolean(), preserveLog: fc.boolean(), clearedAt: time })
  .map(
    (subscription): Step =>
      (recording) =>
        recording.subscribe(subscription),
  );
const event = anEvent.map(
  (each): Step =>
    (recording) =>
      recording.accept(each),
);
const committing = fc
  .record({
    tabId,
    frameId: fc.constantFrom(0, 7),
    url,
    time,
    reason: fc.constantFrom(...COMMIT_REASONS),
  })
  .map(
    (commit): Step =>
      (recording) =>
        recording.committed(commit),
  );
const failing = fc.record({ tabId, url }).map(
  (each): Step =>
    (recording) =>
      recording.navigationFailed(each.tabId, 0, each.url, 'net::ERR_TOO_MANY_REDIRECTS'),
);
const leaving = fc.tuple(tabId, fc.boolean()).map(
  ([tab, isClosed]): Step =>
    (recording) => {
      if (isClosed) recording.forgetTab(tab);
      else recording.unsubscribe(tab);
    },
);
const learning = fc
  .record({ tabId, openedBy: tabId, origin: fc.constantFrom('http://a', 'http://b') })
  .map(
    (each): Step =>
      ({ tabs }) => {
        tabs.learn(each.tabId, { origin: each.origin });
        tabs.opened(each.tabId, each.openedBy);
      },
  );
const dropping = fc.constant<Step>((recording) => void recording.dropOldest());

const steps = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: event },
    { weight: 3, arbitrary: subscribing },
    { weight: 3, arbitrary: committing },
    { weight: 1, arbitrary: failing },
    { weight: 1, arbitrary: learning },
    { weight: 1, arbitrary: leaving },
    { weight: 1, arbitrary: dropping },
  ),
  { maxLength: 200, size: 'max' },
);

/** With a panel on every tab. */
function record(): Recording {
  const recording = new Recording();
  for (const tab of TAB_IDS) {
    recording.subscribe({ tabId: tab, recording: true, preserveLog: true });
  }
  return recording;
}

function play(all: readonly Step[]): Recording {
  const recording = record();
  for (const step of all) step(recording);
  return recording;
}

/** All that can be asked of a recording. */
const told = (recording: Recording) => ({
  state: recording.state(),
  chains: TAB_IDS.map((tab) => recording.chains.of(tab)),
  dropped: TAB_IDS.map((tab) => recording.evicted.countOf(tab)),
  kept: REQUEST_IDS.map((id) => recording.kept(id)),
  open: REQUEST_IDS.map((id) => recording.isOpen(id)),
});

describe('a recording of any events in any order', () => {
  it('never throws, and its chains end', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { chains } = told(play(all));
        for (const each of chains) expect(each.length).toBeLessThanOrEqual(REQUEST_IDS.length);
        for (const chain of chains.flat()) {
          expect(chain.hops.length).toBeLessThanOrEqual(MOST_HOPS);
        }
      }),
    );
  });

  it('is the same after it was stored and read', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const before = play(all);
        const state = readState(JSON.stringify({ version: SCHEMA_VERSION, ...before.state() }));
        const kept = REQUEST_IDS.flatMap((id) => {
          const stored = before.kept(id);
          return stored ? [readChain(writeChain(stored))] : [];
        });
        const after = new Recording();
        if (!state) throw new Error('the state is not readable');
        after.restore(
          state,
          kept.filter((each) => each !== undefined),
        );
        expect(told(after)).toEqual(told(before));
      }),
    );
  });

  it('reports every request of which it keeps nothing anymore', () => {
    fc.assert(
      fc.property(steps, steps, (first, then) => {
        const recording = play(first);
        const before = REQUEST_IDS.filter((id) => recording.kept(id));
        recording.takeChanges();
        for (const step of then) step(recording);
        const changes = recording.takeChanges();
        for (const id of before) {
          if (!recording.kept(id)) expect(changes.has(id)).toBe(true);
        }
      }),
    );
  });
});

describe('a request that never ends', () => {
  const loop = (recording: Recording, hops: number) => {
    for (let hop = 0; hop < hops; hop++) {
      const event = {
        requestId: '1',
        tabId: 1,
        frameId: 0,
        type: 'image',
        method: 'GET',
        url: `http://a/${hop}`,
        time: hop,
      };
      recording.accept({ ...event, kind: 'request', body: { kind: 'none' } });
      const redirect = { url: `http://a/${hop + 1}`, cause: 'http' as const };
      recording.accept({ ...event, kind: 'redirect', redirect });
    }
  };

  it('is recorded up to the limit, and then marked as cut', () => {
    const recording = record();
    loop(recording, 10_000);
    const [chain] = recording.chains.of(1);
    expect(chain?.hops).toHaveLength(MOST_HOPS);
    expect(chain?.hops.at(-1)?.url).toBe(`http://a/${MOST_HOPS - 1}`);
    expect([chain?.cut, chain?.ended]).toEqual([true, true]);
    expect(recording.isOpen('1')).toBe(false);
  });

  it('has no more hops than the limit allows', () => {
    const recording = record();
    loop(recording, MOST_HOPS);
    const [chain] = recording.chains.of(1);
    expect([chain?.hops.length, chain?.cut, chain?.ended]).toEqual([MOST_HOPS, undefined, false]);
  });
});

describe('what storage.session gives back', () => {
  it('is read without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (stored) => {
        readState(stored);
        readChain(stored);
      }),
    );
  });
});
