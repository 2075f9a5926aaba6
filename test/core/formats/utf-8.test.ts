import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Decoder } from '../../../src/core/formats/utf-8.ts';

/** Bytes of which many form characters, whole or broken, among them U+FFFD and the byte order mark. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom([0x41], [0xef, 0xbb, 0xbf], [0xef, 0xbf, 0xbd], [0xf0, 0x9f, 0x98, 0x80]),
      fc.uint8Array({ maxLength: 3 }).map((each) => [...each]),
      fc
        .constantFrom(0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xff)
        .map((one) => [one]),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 6 });

function inPieces(all: Uint8Array<ArrayBuffer>, at: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const places = [0, ...at.filter((place) => place <= all.length).sort((a, b) => a - b)];
  return places.map((from, index) => all.slice(from, places[index + 1] ?? all.length));
}

describe('a UTF-8 decoder', () => {
  it('reads in pieces what it reads as a whole, and as the platform does', () => {
    fc.assert(
      fc.property(bytes, cuts, (all, at) => {
        const decoder = new Utf8Decoder();
        const text = inPieces(all, at).map((piece) => decoder.decode(piece));
        expect(text.join('') + decoder.end()).toBe(new TextDecoder().decode(all));
        const whole = new Utf8Decoder();
        whole.decode(all);
        whole.end();
        expect(decoder.replaced).toBe(whole.replaced);
      }),
      { numRuns: 5000 },
    );
  });

  it('counts what it replaced, and not the U+FFFD that the file has', () => {
    const decoder = new Utf8Decoder();
    decoder.decode(Uint8Array.from([0xef, 0xbf]));
    decoder.decode(Uint8Array.from([0xbd, 0xff, 0xc3]));
    decoder.end();
    expect(decoder.replaced).toBe(2);
  });
});
