import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { type HopPart, toHopParts } from '../../../../src/panel/details/hops/hop-parts.ts';
import { record } from '../../../support/chains.ts';

const NONE: ReadonlySet<number> = new Set();

/** GETs of `a`, `b` …, a letter each; `!` after it answers 307 instead of 302. The last one fails. */
function chainOf(drawing: string): RedirectChain {
  const letters = drawing.match(/\w!?/g) ?? [];
  const hops = letters.map((letter, index) => {
    const answer = letter.endsWith('!') ? '307' : '302';
    const isLast = index === letters.length - 1;
    return `GET http://l.test/${letter[0]} ${isLast ? 'net::ERR_TOO_MANY_REDIRECTS' : answer}`;
  });
  return record(hops.join(' / '));
}

const textOf = (parts: readonly HopPart[]) =>
  parts.map((part) => (part.kind === 'hop' ? part.index + 1 : part.text)).join(' | ');

const expectParts = (drawing: string, expected: string, noted = NONE) =>
  expect(textOf(toHopParts(chainOf(drawing), noted))).toBe(expected);

describe('the hops of a loop', () => {
  it.each([
    ['ab'.repeat(10).concat('a'), '1 | 2 | Hops 3–20: the same 2 hops again (×9) | 21'],
    ['ab'.repeat(10), '1 | 2 | Hops 3–18: the same 2 hops again (×8) | 19 | 20'],
    ['a'.repeat(21), '1 | Hops 2–20: the same hop again (×19) | 21'],
    [`xy${'abc'.repeat(4)}a`, '1 | 2 | 3 | 4 | 5 | Hops 6–14: the same 3 hops again (×3) | 15'],
  ])('%s', (drawing, expected) => expectParts(drawing, expected));

  it('are all displayed if collapsing them would save little', () => {
    expectParts('ababa', '1 | 2 | 3 | 4 | 5');
    expectParts('aaaa', '1 | 2 | 3 | 4');
  });

  it('are all displayed if the chain has no loop', () => {
    expectParts('abcdefgh', '1 | 2 | 3 | 4 | 5 | 6 | 7 | 8');
  });

  it('include an iteration with a different response', () => {
    expectParts(
      `${'ab'.repeat(4)}a!b${'ab'.repeat(5)}a`,
      '1 | 2 | Hops 3–8: the same 2 hops again (×3) | 9 | 10 | Hops 11–20: the same 2 hops again (×5) | 21',
    );
  });

  it('include an iteration with a finding', () => {
    expectParts(
      'ab'.repeat(10).concat('a'),
      '1 | 2 | 3 | 4 | Hops 5–20: the same 2 hops again (×8) | 21',
      new Set([3]),
    );
  });

  it('are each displayed or collapsed once, in order, with the last one and those with findings displayed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.nat(36), { maxLength: 3 }),
        (lap, laps, indexes) => {
          const chain = chainOf(lap.repeat(laps));
          const noted = new Set(indexes);
          const parts = toHopParts(chain, noted);
          const all = parts.flatMap((part) =>
            part.kind === 'hop'
              ? [part.index]
              : Array.from({ length: part.to - part.from + 1 }, (_, index) => part.from + index),
          );
          expect(all).toEqual(chain.hops.map((_, index) => index));
          const shown = new Set(parts.map((part) => (part.kind === 'hop' ? part.index : -1)));
          expect(shown).toContain(chain.hops.length - 1);
          for (const index of noted) if (index < chain.hops.length) expect(shown).toContain(index);
        },
      ),
    );
  });
});
