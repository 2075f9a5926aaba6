import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/core/text/visible-text.ts';
import { type TextRun, textRuns, urlTextRuns } from '../../../src/panel/comparison/text-runs.ts';

const drawn = (text: string, other: string | undefined) =>
  textRuns(text, other)
    .map((run) => (run.changed ? `[${run.text}]` : run.text))
    .join('');

describe('the difference between two texts', () => {
  it('is between the words in common', () => {
    expect(drawn('max-age=60, public', 'max-age=3600, public')).toBe('max-age=[60], public');
    expect(drawn('a b', 'a c b')).toBe('a b');
    expect(drawn('a c b', 'a b')).toBe('a [c ]b');
    expect(drawn('same', 'same')).toBe('same');
    expect(drawn('all', 'else')).toBe('[all]');
    expect(drawn('text', undefined)).toBe('text');
    expect(drawn('', 'x')).toBe('');
  });

  it('is, in a URL, a part: segments of the path, parameters of the query', () => {
    const drawnUrl = (url: string, other: string) =>
      urlTextRuns(url, other)
        .map((run) => (run.changed ? `[${run.text}]` : run.text))
        .join('');
    expect(drawnUrl('https://a.test/x?q=1&r=2#h', 'http://a.test/x?q=1&r=3')).toBe(
      '[https://]a.test/x?q=1&[r=2][#h]',
    );
    expect(drawnUrl('http://a.test/v1/orders', 'http://a.test/v2/orders')).toBe(
      'http://a.test/[v1]/orders',
    );
    expect(drawnUrl('http://a.test/?a=1', 'http://a.test/')).toBe('http://a.test/[?a=1]');
    expect(drawnUrl('http://a.test/?b=2&a=1', 'http://a.test/?a=1&b=2')).toBe(
      'http://a.test/?b=2&a=1',
    );
  });

  it('loses none of the text', () => {
    const text = (runs: readonly TextRun[]) => runs.map((run) => run.text).join('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(text(textRuns(a, b))).toBe(visibleText(a));
      }),
    );
    const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(url, url, (a, b) => {
        expect(text(urlTextRuns(a, b))).toBe(visibleText(a));
      }),
    );
  });
});
