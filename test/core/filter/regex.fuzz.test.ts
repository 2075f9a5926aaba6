import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexProblem, regexTest } from '../../../src/core/filter/regex/regex.ts';

const anAtom = fc.constantFrom(
  ...[
    'a',
    'b',
    'B',
    '.',
    '\\d',
    '\\w',
    '\\W',
    '\\s',
    '[ab]',
    '[^a]',
    '[a-c]',
    '[\\d-]',
    '\\x61',
    '\\u0062',
  ],
  ...[
    '^',
    '$',
    '\\b',
    '\\B',
    '\\.',
    '\\/',
    '()',
    '(?:)',
    '[^]',
    '[]',
    '{',
    '}',
    ']',
    '\\]',
    '-',
    'é',
  ],
);
const aQuantifier = fc.constantFrom(
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '{2}',
  '{0}',
  '{1,3}',
  '{2,}',
  '{0,1}?',
);

const { pattern: aPattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((all) => all.join('|')),
  term: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        anAtom,
        fc
          .tuple(fc.constantFrom('(', '(?:', '(?<n>'), tie('pattern'))
          .map(([open, within]) => `${open}${within})`),
      ),
      aQuantifier,
    )
    .map(([atom, quantifier]) => atom + quantifier),
}));

const aText = fc.string({ unit: fc.constantFrom(...'aabbc1 -.é\n{'), maxLength: 8 });

describe('a regular expression in the filter', () => {
  it('finds what JavaScript’s engine finds', () => {
    fc.assert(
      fc.property(aPattern, aText, fc.boolean(), (source, text, ignoreCase) => {
        fc.pre(regexProblem(source) === undefined);
        const expected = new RegExp(source, ignoreCase ? 'i' : '').test(text);
        expect(regexTest(source, ignoreCase)(text)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['(a+){20}b', 'a'],
    ['(a+)+b', 'a'],
    ['(a|a)*b', 'a'],
    ['(a?){30}b', 'a'],
    ['a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaab', 'a'],
    ['.*.*.*.*.*x', 'a'],
    ['(\\w+\\s?)*$x', 'a '],
  ])('takes at most twice the steps for twice the text: /%s/', (source, unit) => {
    expect(regexProblem(source)).toBeUndefined();
    const stepsFor = (length: number) => {
      let sum = 0;
      const test = regexTest(source, false, (steps) => {
        sum += steps;
      });
      expect(test(unit.repeat(length))).toBe(false);
      return sum;
    };
    const [once, twice] = [stepsFor(400), stepsFor(800)];
    expect(once).toBeGreaterThan(400);
    expect(twice).toBeLessThan(2.2 * once);
  });
});
