import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/core/visible-text.ts';
import { textRuns } from '../../src/panel/text-runs.ts';

const drawn = (text: string, other: string | undefined) =>
  textRuns(text, other)
    .map((run) => (run.changed ? `[${run.text}]` : run.text))
    .join('');

describe('what of a text differs', () => {
  it('is what lies between the words in common', () => {
    expect(drawn('max-age=60, public', 'max-age=3600, public')).toBe('max-age=[60], public');
    expect(drawn('a b', 'a c b')).toBe('a b');
    expect(drawn('a c b', 'a b')).toBe('a [c ]b');
    expect(drawn('same', 'same')).toBe('same');
    expect(drawn('all', 'else')).toBe('[all]');
    expect(drawn('text', undefined)).toBe('text');
    expect(drawn('', 'x')).toBe('');
  });

  it('loses nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(
          textRuns(a, b)
            .map(({ text }) => text)
            .join(''),
        ).toBe(visibleText(a));
      }),
    );
  });
});
