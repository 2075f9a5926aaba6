import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodySummary, Hop, RedirectChain } from '../../../../src/core/chain/chain.ts';
import { toNote } from '../../../../src/core/chain/note.ts';
import { fromHar } from '../../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import type { ImportedFile } from '../../../../src/core/formats/imported.ts';
import { redact } from '../../../../src/core/redact/redact.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { recordAll } from '../../../support/chains.ts';

const creator = { name: 'Detour', version: '0.0.0' };

/** What a file with these chains is read as. */
function throughFile(chains: readonly RedirectChain[], includeSecrets: boolean): ImportedFile {
  const har = JSON.parse(JSON.stringify(toHar(chains, { creator, includeSecrets })));
  const read = fromHar(har);
  if (!read.ok) throw new Error(read.problem);
  return read;
}

/** A form field without any value, which no browser tells of, has no place in a HAR. */
function asHarCan(chain: RedirectChain): RedirectChain {
  const [first, ...rest] = chain.hops;
  return { ...chain, hops: [withValues(first), ...rest.map(withValues)] };
}

function withValues(hop: Hop): Hop {
  if (hop.body.kind !== 'form' || !hop.body.fields) return hop;
  const filled = Object.entries(hop.body.fields).filter(([, values]) => values.length > 0);
  const body: BodySummary = { ...hop.body, fields: Object.fromEntries(filled) };
  return { ...hop, body };
}

const chains = fc
  .array(anEvent, { maxLength: 60, size: 'max' })
  .map((events) => recordAll(events).map(asHarCan));

const more = fc.record(
  {
    link: fc.record({
      from: fc.string(),
      cause: fc.constantFrom('form', 'script', 'preflight'),
      certainty: fc.constantFrom('certain', 'likely'),
    }),
    openedBy: fc.nat(),
    lifecycle: fc.constantFrom('prefetch', 'prerender'),
    initiator: fc.webUrl(),
    cut: fc.constant(true),
    note: fc.string({ unit: 'binary', minLength: 1 }).map((text) => toNote(text) ?? 'note'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<RedirectChain>>;

/** A chain carries its findings if others would be found in it without its secrets. */
function withoutFound({ found: _found, ...chain }: RedirectChain): RedirectChain {
  return chain;
}

describe('chains that are exported and read', () => {
  it('are unchanged', () => {
    fc.assert(
      fc.property(chains, fc.array(more, { minLength: 5, maxLength: 5 }), (recorded, extras) => {
        const all = recorded.map((chain, index) => ({ ...chain, ...extras[index] }));
        const read = throughFile(all, true);
        expect(read.chains).toEqual(all);
        expect(read).toMatchObject({ leftOut: 0, unreadable: 0, notes: [] });
      }),
    );
  });

  it('are unchanged except for their secrets if they were redacted', () => {
    fc.assert(
      fc.property(chains, (recorded) => {
        expect(throughFile(recorded, false).chains.map(withoutFound)).toEqual(redact(recorded));
      }),
    );
  });

  it('are exported again as the same file', () => {
    fc.assert(
      fc.property(chains, (recorded) => {
        const options = { creator, includeSecrets: true };
        const once = toHar(recorded, options);
        const twice = toHar(throughFile(recorded, true).chains, options);
        expect(JSON.parse(JSON.stringify(twice))).toEqual(JSON.parse(JSON.stringify(once)));
      }),
    );
  });
});
