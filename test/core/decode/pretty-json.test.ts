import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../src/core/decode/pretty-json.ts';

describe('formatted JSON', () => {
  it('is the output of JSON.stringify', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        (value) => {
          // Negative zero is written otherwise than it is read.
          const json = JSON.stringify(value);
          const expected = JSON.stringify(JSON.parse(json), null, 2);
          fc.pre(JSON.stringify(JSON.parse(expected)) === json);
          expect(prettyJson(json)).toBe(expected);
        },
      ),
    );
  });

  it('keeps numbers and escapes as written', () => {
    expect(prettyJson('{"a":1.0,"b":12345678901234567890,"c":"\\u0041"}')).toBe(
      '{\n  "a": 1.0,\n  "b": 12345678901234567890,\n  "c": "\\u0041"\n}',
    );
  });

  it('is undefined for anything else, and if there is nothing to format', () => {
    for (const text of ['', 'x', '1', '"a"', '{', '[1,]', '{"a":1', '[']) {
      expect(prettyJson(text)).toBeUndefined();
    }
  });

  it('doesn’t grow with the square of its depth', () => {
    const depth = 2000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect((prettyJson(text) ?? '').length).toBeLessThan(depth * 2 * 42);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void prettyJson(text)));
  });
});
