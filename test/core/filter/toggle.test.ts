import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTerm, parseFilter, toggleTerm } from '../../../src/core/filter/index.ts';
import type { Term } from '../../../src/core/filter/syntax.ts';

const error: Term = { kind: 'flag', name: 'error', negated: false };

describe('toggling a term', () => {
  it.each([
    ['', 'error'],
    ['error', ''],
    ['ERROR', ''],
    ['shop  status:302', 'error shop status:302'],
    ['shop error status:9xx', 'shop status:9xx'],
    ['error error x', 'x'],
    ['-error x', 'error x'],
    ['"error"', 'error "error"'],
    ['"not closed', 'error "not closed'],
    ['error "not closed', '"not closed'],
  ])('%j → %j', (before, after) => {
    expect(toggleTerm(before, error)).toBe(after);
  });

  it('adds and removes it in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = toggleTerm(text, error);
        expect(hasTerm(once, error)).toBe(!hasTerm(text, error));
        const rest = toggleTerm(once, error);
        expect(hasTerm(rest, error)).toBe(hasTerm(text, error));
        if (!hasTerm(text, error)) expect(parseFilter(rest).terms).toEqual(parseFilter(text).terms);
      }),
    );
  });
});

it('recognizes a term by its meaning, not by its spelling', () => {
  const status: Term = { kind: 'value', name: 'status', value: '3xx', negated: false };
  expect(hasTerm('x Status-Code:"3XX"', status)).toBe(true);
  expect(hasTerm('-status:3xx', status)).toBe(false);
});
