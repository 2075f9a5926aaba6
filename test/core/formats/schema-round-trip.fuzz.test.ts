import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChain, writeChain } from '../../../src/background/storage/stored.ts';
import type { Hop, RedirectChain } from '../../../src/core/chain/chain.ts';
import { toNote } from '../../../src/core/chain/note.ts';
import { ChainSchema } from '../../../src/core/chain/schema.ts';
import { FileReading } from '../../../src/core/formats/file-reading.ts';
import { type ExportFormat, formatOf } from '../../../src/core/formats/index.ts';
import { recordProblems } from '../../support/schemas/chain-schema.ts';
import { arbitraryOf } from '../../support/schemas/schema-arbitrary.ts';

const options = {
  creator: { name: 'Detour', version: '1.2.3' },
  browser: { name: 'Firefox', version: '153.0' },
  includeSecrets: true,
};

/** Every field of the schema, with any value that it allows. A note is written as the panel would keep it. */
const chain = (arbitraryOf(ChainSchema) as fc.Arbitrary<RedirectChain>).map(
  ({ note, ...rest }): RedirectChain => {
    const kept = toNote(note ?? '');
    return { ...rest, ...(kept !== undefined && { note: kept }) };
  },
);

async function throughFile(format: ExportFormat, chains: readonly RedirectChain[]) {
  const reading = new FileReading();
  for await (const piece of formatOf(format).write(chains, options)) reading.add(piece);
  return reading.end();
}

/** HAR has no place for the log's copy of a body that webRequest showed. */
function asHarCan(given: RedirectChain): RedirectChain {
  const [first, ...rest] = given.hops;
  return { ...given, hops: [withOneBody(first), ...rest.map(withOneBody)] };
}

function withOneBody(hop: Hop): Hop {
  if (!hop.network) return hop;
  const { body: _copy, ...network } = hop.network;
  const { body } = hop;
  return { ...hop, network: body.kind === 'bytes' && body.source ? { ...network, body } : network };
}

describe('a chain whose fields have any values that the schema allows', () => {
  it('is unchanged by NDJSON, and valid in its JSON Schema', async () => {
    await fc.assert(
      fc.asyncProperty(chain, async (given) => {
        const read = await throughFile('ndjson', [given]);
        expect(read).toMatchObject({ unreadable: 0, notes: [] });
        expect(read.ok && read.chains).toEqual([given]);
        for await (const line of formatOf('ndjson').write([given], options))
          expect(recordProblems(line)).toBeUndefined();
      }),
    );
  });

  it('is unchanged by a HAR', async () => {
    await fc.assert(
      fc.asyncProperty(chain, async (given) => {
        const one = asHarCan(given);
        const read = await throughFile('har', [one]);
        expect(read).toMatchObject({ leftOut: 0, unreadable: 0, notes: [] });
        expect(read.ok && read.chains).toEqual([one]);
      }),
    );
  });

  it('is stored unchanged', () => {
    fc.assert(
      fc.property(chain, (given) => {
        const kept = { sequence: 1, audience: [1], chain: given };
        expect(readChain(writeChain(kept))).toEqual(kept);
      }),
    );
  });
});
