import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, RULES } from '../../../src/core/findings/index.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { recordAll } from '../../support/chains.ts';

describe('findings of any chain', () => {
  it('never throw, name a hop that there is, and say something', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 40 }), (events) => {
        const chains = recordAll(events);
        for (const chain of chains) {
          for (const finding of findingsOf(chain, chains[0])) {
            expect(chain.hops[finding.hop]).toBeDefined();
            expect(finding.text).not.toMatch(/undefined|\[object/);
            expect(finding.explanation).not.toMatch(/undefined|\[object/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the rules', () => {
  it('have an id each, in kebab-case, and a reference by https', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, reference } of RULES) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(reference.url).toMatch(/^https:\/\//);
    }
  });
});
