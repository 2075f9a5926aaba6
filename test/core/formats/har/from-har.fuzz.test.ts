import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hop } from '../../../../src/core/chain/chain.ts';
import type { Har } from '../../../../src/core/formats/har/har.ts';
import { fromHar } from '../../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { recordAll } from '../../../support/chains.ts';
import { drawHar } from '../../../support/hars.ts';
import { parseHar } from '../../../support/parse-har.ts';

const creator = { name: 'Detour', version: '0.0.0' };

/** Our own files, with or without what makes them ours. */
const own: fc.Arbitrary<Har> = fc
  .tuple(fc.array(anEvent, { minLength: 5, maxLength: 40 }), fc.boolean())
  .map(([events, isOurs]) => {
    const har = toHar(recordAll(events), { creator, includeSecrets: true });
    const drop = (key: string, value: unknown) => (key.startsWith('_') ? undefined : value);
    return JSON.parse(JSON.stringify(har, isOurs ? undefined : drop));
  });

/** Requests for few URLs at few times, so that much could belong together. */
const crowded = fc
  .array(
    fc.record({
      at: fc.nat(40),
      took: fc.nat(15),
      method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
      url: fc.constantFrom('http://a.test/', 'http://a.test/b', 'https://a.test/b'),
      answer: fc.constantFrom('200', '302>/b', '307>/', '302', '301>https://a.test/b'),
      page: fc.constantFrom('', ' page=1', ' document page=2'),
    }),
    { maxLength: 40 },
  )
  .map((entries) =>
    drawHar(
      entries
        .map(
          ({ at, took, method, url, answer, page }) =>
            `${at}+${took} ${method} ${url} ${answer}${page}`,
        )
        .join('\n'),
    ),
  );

const junk = fc.oneof(
  fc.constantFrom(null, -1, '', 'http://a/', [], {}, true),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with something else in a place that is chosen by numbers; the file and its list of entries stay. */
function mutate(value: unknown, path: readonly number[], change: unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [first = 0, ...rest] = path;
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined || path.length === 0) return change;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = mutate(copy[key], rest, change);
  return copy;
}

/** A hop over http that no entry of the file stands for: it knows no more than the request that it led to. */
function isAdded({ hops }: { readonly hops: readonly Hop[] }, place: number): boolean {
  const [hop, next] = [hops[place], hops[place + 1]];
  const { cause, inferred } = hop?.redirect ?? {};
  const isBare = !hop?.requestHeaders && !hop?.network && hop?.startedAt === next?.startedAt;
  const isUpgraded = /^http:/i.test(hop?.url ?? '') && /^https:/i.test(next?.url ?? '');
  return isBare && isUpgraded && cause !== 'http' && inferred === true;
}

/** Every entry is a hop, was left out, or could not be read. */
function isAccountedFor(har: { log: { entries: readonly unknown[] } }): void {
  const result = fromHar(har);
  if (!result.ok) {
    expect(result.problem).toMatch(/^No entry in the file could be read: log\.entries\[0\]/);
    return;
  }
  const hops = result.chains.flatMap((chain) =>
    chain.hops.filter((_, place) => !chain.id.startsWith('log.') || !isAdded(chain, place)),
  );
  expect(hops.length + result.leftOut + result.unreadable).toBe(har.log.entries.length);
  expect(new Set(result.chains.map(({ id }) => id)).size).toBe(result.chains.length);
  if (result.leftOut + result.unreadable > 0) expect(result.notes).not.toEqual([]);
}

describe('reading a HAR', () => {
  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fromHar(value);
        fromHar({ log: value });
        fromHar({ log: { entries: value } });
        fromHar({ log: { entries: [value, { request: value, response: value }] } });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseHar(text)));
  });

  it('accounts for every entry, whatever could be linked', () => {
    fc.assert(fc.property(crowded, isAccountedFor));
    fc.assert(fc.property(own, isAccountedFor));
  });

  it('accounts for every entry of a damaged file', () => {
    const path = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
    const changes = fc.array(fc.tuple(path, junk), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(own, crowded), changes, ({ log }, all) => {
        let entries: unknown = log.entries;
        for (const [place, change] of all) {
          if (log.entries.length > 0) entries = mutate(entries, place, change);
        }
        isAccountedFor({ log: { entries: entries as readonly unknown[] } });
      }),
    );
  });
});
