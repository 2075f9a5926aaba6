import { afterEach, describe, expect, it, vi } from 'vitest';
import { FileReading } from '../../../src/core/formats/file-reading.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';

afterEach(() => vi.restoreAllMocks());

const open = { includeSecrets: true };
const chain = record('GET http://a.test/ 302 / GET http://a.test/x 200');
const creator = { name: 'Detour', version: '0' };

const FILES: Readonly<Record<string, (count: number) => string>> = {
  NDJSON: (count) => toNdjson([chain], open).repeat(count),
  HAR: (count) =>
    JSON.stringify(
      toHar(
        Array.from({ length: count }, () => chain),
        { creator, ...open },
      ),
    ),
};

describe('chains with the same ID', () => {
  it.each(Object.entries(FILES))('are distinguished by a number: %s', (_, textOf) => {
    const reading = new FileReading();
    reading.add(textOf(3));
    const read = reading.end();
    expect(read.ok && read.chains.map(({ id }) => id)).toEqual(['1', '1~2', '1~3']);
  });

  it.each(Object.entries(FILES))(
    'need twice as many lookups for twice as many chains: %s',
    (_, textOf) => {
      const lookUps = (count: number) => {
        const text = textOf(count);
        const spies = [vi.spyOn(Set.prototype, 'has'), vi.spyOn(Map.prototype, 'has')];
        const reading = new FileReading();
        reading.add(text);
        reading.end();
        const calls = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
        vi.restoreAllMocks();
        return calls;
      };
      const [once, twice] = [lookUps(300), lookUps(600)];
      expect(once).toBeGreaterThan(0);
      expect(twice).toBeLessThan(2.2 * once);
    },
  );
});
