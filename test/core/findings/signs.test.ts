import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { segmentsOf } from '../../../src/core/chain/gaps.ts';
import { RULES } from '../../../src/core/findings/index.ts';
import { hasOne } from '../../../src/core/findings/signs.ts';
import { signsOf } from '../../../src/core/findings/signs-of.ts';
import { toTransitions } from '../../../src/core/transition/transition.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { recordAll } from '../../support/chains.ts';
import { chainsFired } from '../../support/lab/fired-chains.ts';
import { FIRED_EVENTS, firedEvents } from '../../support/lab/fired-events.ts';

/** The rules that find something in a chain although it lacks what they need. */
function wronglySkipped(whole: RedirectChain): string[] {
  return segmentsOf(whole).flatMap(({ chain }) => {
    const signs = signsOf(chain);
    const subject = { chain, transitions: toTransitions(chain), before: chain, earlier: [] };
    const skipped = RULES.filter(({ needs }) => !hasOne(signs, needs));
    return skipped.filter(({ find }) => find(subject).length > 0).map(({ id }) => id);
  });
}

describe('the signs that rules need', () => {
  it.each(['chromium', 'firefox'] as const)('show in all chains of %s', (browser) => {
    const ids = readdirSync(path.join(FIRED_EVENTS, browser)).map((file) => path.parse(file).name);
    const chains = ids.flatMap((id) => chainsFired(firedEvents(browser, id), browser, id));
    expect(chains.length).toBeGreaterThan(ids.length / 2);
    expect(chains.flatMap(wronglySkipped)).toEqual([]);
  });

  it('show in any chain', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 40 }), (events) => {
        expect(recordAll(events).flatMap(wronglySkipped)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
