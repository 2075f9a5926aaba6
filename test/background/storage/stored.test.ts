import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/background/storage/packed.ts';
import { readChain, writeChain } from '../../../src/background/storage/stored.ts';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';

const chain = record('POST http://a.test/ (24 B) 307 / POST http://b.test/ (24 B) 200');

const withHeaders = (first: readonly Header[], second: readonly Header[]) =>
  ({
    ...chain,
    hops: chain.hops.map((hop, index) => ({
      ...hop,
      requestHeaders: index === 0 ? first : second,
      ...(hop.response && { response: { ...hop.response, headers: second } }),
    })),
  }) as unknown as RedirectChain;

describe('a packed value', () => {
  it('is the same after it is unpacked', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unpack(pack(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('contains each part once', () => {
    const part = { text: 'x'.repeat(100), list: [1, 2, 3] };
    expect(pack([part, part, { ...part }]).length).toBeLessThan(pack(part).length + 20);
  });

  it('causes at most an error, whatever is read', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          unpack(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});

describe('a chain in its stored form', () => {
  it('is the same after it is read', () => {
    const header = fc.record({ name: fc.string(), value: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(header), fc.array(header), (first, second) => {
        const kept = { sequence: 3, audience: [7], chain: withHeaders(first, second) };
        expect(readChain(writeChain(kept))).toEqual(kept);
      }),
    );
  });

  it('contains each header once, however many hops have it', () => {
    const header = { name: 'User-Agent', value: 'x'.repeat(1000) };
    const kept = { sequence: 0, audience: [7], chain: withHeaders([header], [header, header]) };
    expect(writeChain(kept).length).toBeLessThan(2000);
  });

  it('distinguishes what was not observed from what was absent', () => {
    const kept = { sequence: 0, audience: [7], chain: withHeaders([], []) };
    expect(readChain(writeChain(kept))?.chain.hops[0].requestHeaders).toEqual([]);
    const { requestHeaders: _unobserved, ...hop } = chain.hops[0];
    const bare = { ...kept, chain: { ...chain, hops: [hop] as const } };
    expect(readChain(writeChain(bare))).toEqual(bare);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"chain": {"hops": []}}',
    '["sequence",[-1,0],0,[1,2]]',
    '[[0]]',
    '[[-1,7]]',
    '["a",[0]]',
  ])('is undefined if it is %j', (text) => expect(readChain(text)).toBeUndefined());
});
