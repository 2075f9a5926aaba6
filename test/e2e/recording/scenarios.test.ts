import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { disagreements, exportHar } from '../../../scripts/record/exported-har.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests(undefined, 'once');

describe(`what the panel shows and exports in ${browserName}`, () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s',
    async (_, scenario) => {
      const { browser, lab } = harness;
      const { chains, expected } = await playScenario(browser, lab, scenario);
      expect(chains).toEqual(expected);
      const { har } = await exportHar(browser, true);
      expect(harProblems(har)).toBeUndefined();
      expect(disagreements(har.log.entries, lab.log, browserName)).toEqual([]);
    },
  );
});
