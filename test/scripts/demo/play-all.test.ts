import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../lab/log.ts';
import type { Scenario } from '../../../lab/scenario.ts';
import type { Played } from '../../../scripts/demo/play.ts';
import { playAll } from '../../../scripts/demo/play-all.ts';

const scenario = (id: string): Scenario => ({
  id,
  group: 'Test',
  title: `The scenario ${id}`,
  story: '',
  send: { by: 'fetch', path: '/old' },
  answers: {},
  expect: [[`GET /${id} 302 Found`]],
});

const right = (id: string): Played => ({
  chains: [[`GET /${id} 302 Found`]],
  expected: [[`GET /${id} 302 Found`]],
  lacksPreloadedHsts: false,
});

async function played(outcomes: Readonly<Record<string, Played | Error>>) {
  const printed: string[] = [];
  const log: LogEntry[] = [];
  const outcome = await playAll(
    Object.keys(outcomes).map(scenario),
    async ({ id }) => {
      const made = outcomes[id];
      if (made === undefined || made instanceof Error) throw made;
      return made;
    },
    ({ id }) => [[`GET /${id} 302 Found`]],
    log,
    (text) => printed.push(text),
  );
  return { ...outcome, printed };
}

describe('playing all scenarios', () => {
  it('prints each with its chains, and names none as failed if all pass', async () => {
    const { failed, printed } = await played({ a: right('a'), b: right('b') });
    expect(failed).toEqual([]);
    expect(printed[0]).toContain('✔ The scenario a (a)');
    expect(printed[1]).toMatch(/1 GET +302 Found +\/b/);
  });

  it('continues after a scenario that throws, and prints its expected chains instead', async () => {
    const error = new Error(
      'Waited 10000 ms in vain for 1 chain(s) of a. The panel shows:\nall of it',
    );
    const { failed, printed } = await played({ a: error, b: right('b') });
    expect(failed).toEqual(['a']);
    expect(printed[0]).toContain('✖ The scenario a (a)\n    Waited 10000 ms in vain');
    expect(printed[0]).toMatch(/expected:\n +1 GET +302 Found +\/a/);
    expect(printed[0]).not.toContain('all of it');
    expect(printed[0]).not.toContain('    at ');
    expect(printed[1]).toContain('✔ The scenario b (b)');
  });

  it('prints the recorded and the expected chains of one that differs', async () => {
    const wrong = { ...right('a'), chains: [['GET /a 301 Moved Permanently']] };
    const { failed, printed } = await played({ a: wrong, b: right('b') });
    expect(failed).toEqual(['a']);
    expect(printed[0]).toMatch(/301 Moved Permanently.*expected:.*302 Found/s);
  });

  it('says so if the browser’s preloaded HSTS list is not in force', async () => {
    const without = { chains: [], expected: [], lacksPreloadedHsts: true };
    const { failed, printed } = await played({ a: without });
    expect(failed).toEqual([]);
    expect(printed[0]).toContain('preloaded HSTS list is not in force');
    expect(printed[0]).toContain('no redirect');
  });
});
