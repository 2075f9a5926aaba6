import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE85, fromBase85, toBase85 } from '../../../../src/core/formats/report/base85.ts';

describe('base85', () => {
  it('has 85 different characters, none of which means anything in HTML or in a script', () => {
    expect(new Set(BASE85).size).toBe(85);
    expect(BASE85).toMatch(/^[!-~]+$/);
    expect(BASE85).not.toMatch(/[<>&"'`\\$%]/);
  });

  it('encodes four bytes in five characters, the most significant first', () => {
    expect(toBase85(Uint8Array.of(0, 0, 0, 86))).toBe('00011');
    expect(toBase85(Uint8Array.of(255, 255, 255, 255))).toBe('|NsC0');
  });

  it.each([
    [0, 0],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 7],
  ])('encodes %i bytes in %i characters', (bytes, characters) => {
    expect(toBase85(new Uint8Array(bytes).fill(255))).toHaveLength(characters);
  });

  it('gives back all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromBase85(toBase85(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
