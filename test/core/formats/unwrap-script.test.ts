import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/core/formats/file-reading.ts';

describe('JSON in a script', () => {
  it.each([
    'onInputData({"a": [1]});',
    'onInputData( {"a": [1]} )',
    '/* HARP */ har.viewer["load"]({"a": [1]}) ;\n',
    '/**/ typeof callback === \'function\' && callback({"a": [1]});',
    'var har = {"a": [1]};',
    'window.har={"a": [1]}',
    'module.exports = {"a": [1]};\n',
    'export default {"a": [1]};',
    ')]}\'\n{"a": [1]}',
    'for(;;);{"a": [1]}',
    'while (1);{"a": [1]}',
    '\u{feff}onInputData({"a": [1]});',
  ])('is unwrapped: %j', (text) => {
    expect(parseJson(text)).toEqual({ value: { a: [1] } });
  });

  it('is reported with the position in the file if it is invalid', () => {
    expect(parseJson('\nload({"a": ,});')).toMatchObject({
      problem: expect.stringContaining('line 2, column 12'),
    });
    expect(parseJson('load({"a": [1')).toMatchObject({
      problem: expect.stringMatching(/^The file is truncated/),
    });
  });

  it.each(['<html>', 'load("a")', 'a b({})', 'if (x) {}', '// {', 'x'.repeat(100_000)])(
    'is not recognized in other texts: %j',
    (text) => {
      expect(parseJson(text)).toEqual({
        ok: false,
        problem: 'The file is not JSON: it doesn’t start with { or [.',
      });
    },
  );

  it('is found in time proportional to the text’s length', () => {
    for (const part of ['/**/', 'a.', 'a[1]', '/*', '/***', ' ', "a['"]) {
      expect(parseJson(part.repeat(1_000_000))).toMatchObject({ ok: false });
    }
  });
});
