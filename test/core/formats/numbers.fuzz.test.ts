import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_TIME, LONGEST_DURATION } from '../../../src/core/chain/numbers.ts';
import { FileReading } from '../../../src/core/formats/file-reading.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import type { FileImport } from '../../../src/core/formats/imported.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { timingView } from '../../../src/panel/details/timing/timing-view.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { recordAll } from '../../support/chains.ts';
import { drawHar } from '../../support/hars.ts';

/** As JSON has them: 1e999 is a number there. */
const absurd = fc.constantFrom(
  '1e999',
  '-1e999',
  '1e308',
  '-1e308',
  '9e15',
  '-7',
  '0.5',
  '-0',
  '1e21',
);

const network = {
  timings: { blocked: 1, dns: 2, connect: 3, ssl: 1, send: 1, wait: 5, receive: 2 },
  transferSize: 300,
  initiator: { type: 'script', url: 'http://a.test/a.js', line: 4 },
  body: { kind: 'bytes', size: 2, digest: 'd', text: 'ab', source: 'network-log' },
} as const;

const recorded = fc.array(anEvent, { minLength: 10, maxLength: 30 }).map((events) =>
  recordAll(events).map((chain) => ({
    ...chain,
    openedBy: 3,
    hops: [
      {
        ...chain.hops[0],
        endedAt: chain.hops[0].startedAt,
        body: { kind: 'bytes', size: 9, digest: 'e' } as const,
        response: { status: 302, statusLine: 'HTTP/1.1 302 Found', headers: [] },
        network,
      },
      ...chain.hops.slice(1),
    ] as const,
  })),
);

const own = recorded.map((chains) =>
  JSON.stringify(
    toHar(chains, { creator: { name: 'Detour', version: '1' }, includeSecrets: true }),
  ),
);
const ndjson = recorded.map((chains) => toNdjson(chains, { includeSecrets: true }));
const foreign = fc.constant(
  JSON.stringify({
    log: {
      entries: drawHar(`
        0 POST http://a.test/ 302>/b {Content-Length: 4}
        10 GET http://a.test/b 307>https://b.test/
        20 GET https://b.test/ 200`).log.entries.map((entry) => ({
        ...entry,
        time: 5,
        request: { ...entry.request, bodySize: 4, headersSize: 90, postData: { text: 'a=bc' } },
        response: { ...entry.response, bodySize: 2, _transferSize: 80, content: { size: 2 } },
        timings: { ...network.timings },
        _initiator: { type: 'parser', url: 'http://a.test/', lineNumber: 7 },
      })),
    },
  }),
);

/** The text with some of its numbers, those in strings apart, replaced. */
function plant(text: string, places: readonly (readonly [number, string])[]): string {
  const numbers = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)].filter(
    ([token]) => !token.startsWith('"'),
  );
  const planted = new Map(
    places.map(([place, value]) => [numbers[place % Math.max(1, numbers.length)]?.index, value]),
  );
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token, at: number) =>
    token.startsWith('"') ? token : (planted.get(at) ?? token),
  );
}

function read(text: string): FileImport {
  const reading = new FileReading();
  reading.add(text);
  return reading.end();
}

/** Every number in a value, with the name of its field. */
function numbersIn(value: unknown, name = ''): [name: string, value: number][] {
  if (typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, key));
}

const DURATIONS = new Set(['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive']);
const COUNTS = new Set(['size', 'transferSize', 'line', 'openedBy', 'status']);

function isInRange(name: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (name === 'startedAt' || name === 'endedAt') return Math.abs(value) <= LAST_TIME;
  if (DURATIONS.has(name)) return value >= 0 && value <= LONGEST_DURATION;
  return Number.isSafeInteger(value) && (value >= 0 || !COUNTS.has(name));
}

describe('numbers from a file', () => {
  it.each([
    ['a HAR of any tool', foreign],
    ['a HAR that Detour wrote', own],
    ['NDJSON', ndjson],
  ])('are finite and in range, whatever is inserted: %s', (_, text) => {
    const places = fc.array(fc.tuple(fc.nat(), absurd), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, places, (given, planted) => {
        const result = read(plant(given, planted));
        if (!result.ok) return;
        const wrong = numbersIn(result.chains).filter(([name, value]) => !isInRange(name, value));
        expect(wrong).toEqual([]);
        // What hung on an infinite scale.
        for (const chain of result.chains)
          expect(timingView(chain, true).ticks.length).toBeLessThan(12);
      }),
    );
  });

  it.each(['1e999', '-1e999', '1e308', '9e15'])(
    'are left out if they are invalid: %s',
    (absurdity) => {
      const text = (field: string) =>
        `{"log": {"entries": [{"startedDateTime": "2024-01-01T00:00:00Z", "time": 5,
        "request": {"method": "GET", "url": "http://a.test/"}, "response": {"status": 302},
        "timings": {"send": 0, "wait": 5, "receive": 0, "blocked": 1}}]}}`.replace(
          new RegExp(`"${field}": [\\d.]+`),
          `"${field}": ${absurdity}`,
        );
      const hopOf = (field: string) => {
        const result = read(text(field));
        return result.ok ? result.chains[0]?.hops[0] : undefined;
      };
      expect(hopOf('none')).toMatchObject({
        endedAt: expect.any(Number),
        network: expect.anything(),
      });
      expect(hopOf('time')).not.toHaveProperty('endedAt');
      expect(hopOf('time')).toHaveProperty('network');
      expect(hopOf('wait')?.network?.timings).not.toMatchObject({ wait: Number(absurdity) });
      expect(hopOf('blocked')?.network?.timings).not.toHaveProperty('blocked');
      expect(read(text('status'))).toMatchObject({
        problem:
          'No entry in the file could be read: log.entries[0].response.status is not a valid status.',
      });
    },
  );
});
