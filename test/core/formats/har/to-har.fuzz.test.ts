import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { recordAll } from '../../../support/chains.ts';
import { harProblems } from '../../../support/schemas/har-schema.ts';

describe('the HAR of any chains', () => {
  it('conforms to the schema, and has one entry per hop', () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 60, size: 'max' }),
        fc.boolean(),
        (events, includeSecrets) => {
          const chains = recordAll(events);
          const creator = { name: 'Detour', version: '0.0.0' };
          const har = JSON.parse(JSON.stringify(toHar(chains, { creator, includeSecrets })));
          expect(harProblems(har)).toBeUndefined();
          expect(har.log.entries).toHaveLength(chains.flatMap(({ hops }) => hops).length);
        },
      ),
    );
  });
});
