import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkFacts, RedirectChain } from '../../../../src/core/chain/chain.ts';
import { toNote } from '../../../../src/core/chain/note.ts';
import { FileReading } from '../../../../src/core/formats/file-reading.ts';
import type { FileImport } from '../../../../src/core/formats/imported.ts';
import { toNdjson } from '../../../../src/core/formats/ndjson/ndjson.ts';
import { redact } from '../../../../src/core/redact/redact.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { recordAll } from '../../../support/chains.ts';

const source = {
  creator: { name: 'Detour', version: '1.2.3' },
  browser: { name: 'Firefox', version: '153.0' },
};

const text = fc.string({ unit: 'binary', maxLength: 10 });

const facts = fc.record(
  {
    timings: fc.record(
      {
        blocked: fc.nat(),
        dns: fc.nat(),
        connect: fc.nat(),
        ssl: fc.nat(),
        send: fc.nat(),
        wait: fc.nat(),
        receive: fc.nat(),
      },
      { requiredKeys: ['send', 'wait', 'receive'] },
    ),
    protocol: fc.constantFrom('HTTP/1.1', 'HTTP/2'),
    transferSize: fc.nat(),
    serverIp: fc.ipV6(),
    initiator: fc.record(
      { type: fc.constant('script'), url: fc.webUrl(), line: fc.nat() },
      { requiredKeys: ['type', 'url'] },
    ),
    body: fc.record({
      kind: fc.constant('bytes' as const),
      size: fc.nat(),
      digest: text,
      text,
      source: fc.constant('network-log' as const),
    }),
  },
  { requiredKeys: ['timings'] },
) as fc.Arbitrary<NetworkFacts>;

const more = fc.record(
  {
    link: fc.record({
      from: fc.string(),
      cause: fc.constantFrom('form', 'script', 'preflight'),
      certainty: fc.constantFrom('certain', 'likely', 'possible'),
    }),
    openedBy: fc.nat(),
    lifecycle: fc.constantFrom('prefetch', 'prerender'),
    initiator: fc.webUrl(),
    cut: fc.constant(true),
    note: fc.string({ unit: 'binary', minLength: 1 }).map((written) => toNote(written) ?? 'note'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<RedirectChain>>;

/** Whatever may be recorded, with what the network log and journeys add. */
const chains: fc.Arbitrary<RedirectChain[]> = fc
  .tuple(
    fc.array(anEvent, { maxLength: 60, size: 'max' }),
    fc.array(more, { minLength: 5, maxLength: 5 }),
    fc.option(facts),
  )
  .map(([events, extras, network]) =>
    recordAll(events).map((chain, index) => ({
      ...chain,
      ...extras[index],
      hops: network ? [{ ...chain.hops[0], network }, ...chain.hops.slice(1)] : chain.hops,
    })),
  );

/** Reads a text that comes in pieces of the given length. */
function read(ndjson: string, length = 1000): FileImport {
  const reading = new FileReading();
  for (let at = 0; at < ndjson.length; at += length) reading.add(ndjson.slice(at, at + length));
  return reading.end();
}

const recordsOf = (ndjson: string) =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('chains that are exported as NDJSON and read', () => {
  it('are unchanged, in pieces of any length', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 3000 }), (recorded, length) => {
        fc.pre(recorded.length > 0);
        const read_ = read(toNdjson(recorded, { ...source, includeSecrets: true }), length);
        expect(read_).toEqual({
          ok: true,
          chains: recorded,
          places: {
            kind: 'line',
            ofChains: recorded.map(({ hops }, index) => hops.map(() => index + 1)),
          },
          ...source,
          leftOut: 0,
          unreadable: 0,
          notes: [],
        });
      }),
    );
  });

  it('are unchanged except for their secrets if they were redacted', () => {
    fc.assert(
      fc.property(chains, (recorded) => {
        fc.pre(recorded.length > 0);
        const file = toNdjson(recorded, { includeSecrets: false });
        expect(read(file)).toMatchObject({ chains: redact(recorded), unreadable: 0 });
      }),
    );
  });

  it('are exported again as the same file', () => {
    fc.assert(
      fc.property(chains, (recorded) => {
        fc.pre(recorded.length > 0);
        const options = { ...source, includeSecrets: true };
        const once = toNdjson(recorded, options);
        const again = read(once);
        const twice = again.ok ? toNdjson(again.chains, options) : '';
        expect(recordsOf(twice)).toEqual(recordsOf(once));
      }),
    );
  });

  it('are read even if any one line is damaged, which is reported', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), (recorded, which, cut) => {
        fc.pre(recorded.length > 1);
        const lines = toNdjson(recorded, { includeSecrets: true }).trimEnd().split('\n');
        // The first says what kind of file it is.
        const damaged = 1 + (which % (lines.length - 1));
        const length = 1 + (cut % ((lines[damaged]?.length ?? 2) - 1));
        const text = lines.map((line, index) => (index === damaged ? line.slice(0, length) : line));
        expect(read(text.join('\n'))).toMatchObject({
          chains: recorded.filter((_, index) => index !== damaged),
          unreadable: 1,
          notes: [
            `1 line could not be read. Line ${damaged + 1}: the JSON ends unexpectedly at column ${length + 1}.`,
          ],
        });
      }),
    );
  });

  it('are read, or refused in a sentence, whatever value is anywhere', () => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('__proto__', -1, 1e300, '', [], {}, null),
    );
    fc.assert(
      fc.property(chains, fc.nat(), junk, (recorded, place, value) => {
        fc.pre(recorded.length > 0);
        const [line = ''] = toNdjson(recorded, { includeSecrets: true }).split('\n');
        const record = JSON.parse(line);
        const { holder, key } = nthPlace(record, place);
        holder[key] = value;
        const result = read(`${JSON.stringify(record)}\n`);
        if (result.ok) expect(toNdjson(result.chains, { includeSecrets: true })).toMatch(/\n$/);
        else expect(result.problem).toMatch(/^No line in the file could be read\. Line 1: .+\.$/);
      }),
    );
  });
});

type Holder = Record<string | number, unknown>;

function nthPlace(root: unknown, number: number): { holder: Holder; key: string | number } {
  const places: { holder: Holder; key: string | number }[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ holder: value as Holder, key });
      walk((value as Holder)[key]);
    }
  };
  walk(root);
  const place = places[number % places.length];
  if (!place) throw new Error('nothing to change');
  return place;
}
