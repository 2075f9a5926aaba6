import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitRuns, toPattern } from '../../../../src/panel/ui/text/highlight.ts';

const runs = (text: string, query: string) => {
  const pattern = toPattern(query);
  return pattern && hitRuns(text, pattern);
};

describe('a search match', () => {
  it('is highlighted everywhere, in any case and as written', () => {
    expect(runs('Accept: a, ACCEPT', ' accept ')).toEqual([
      { text: 'Accept', hit: true },
      { text: ': a, ', hit: false },
      { text: 'ACCEPT', hit: true },
    ]);
    expect(runs('a.b', '.')).toContainEqual({ text: '.', hit: true });
    expect(runs('abc', '.')).toBeUndefined();
  });

  it('doesn’t exist while the field is empty', () => {
    expect(toPattern('  ')).toBeUndefined();
  });

  it('is shown with its surroundings if the text is long', () => {
    const text = `${'a'.repeat(5000)}needle${'b'.repeat(5000)}`;
    const found = runs(text, 'NEEDLE') ?? [];
    expect(found).toContainEqual({ text: 'needle', hit: true });
    expect(found[0]).toEqual({ text: '…', hit: false });
    expect(found.at(-1)).toEqual({ text: '…', hit: false });
    expect(found.map((run) => run.text).join('').length).toBeLessThan(1500);
  });

  it('leaves every text of usual length unchanged', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 50 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
    );
    fc.assert(
      fc.property(texts, texts, (text, query) => {
        const found = runs(text, query);
        if (found) expect(found.map((run) => run.text).join('')).toBe(text);
      }),
    );
  });
});
