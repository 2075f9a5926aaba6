import { describe, expect, it } from 'vitest';
import { difference, plain, sorted } from '../../../scripts/verify-engines/compare.ts';

describe('rows of two engines', () => {
  const rows = [
    { host: 'a.test', posts: 2, ways: ['GET 200'] },
    { host: 'b.test', posts: 1, ways: [] },
  ];

  it('are the same in any order, of rows and of columns', () => {
    const other = [
      { posts: 1, ways: [], host: 'b.test' },
      { ways: ['GET 200'], host: 'a.test', posts: 2 },
    ];
    expect(difference(other, rows)).toBeUndefined();
  });

  it('differ if a value, a type, a list, a column or a row differs', () => {
    const [first = {}, second = {}] = rows;
    for (const other of [
      { ...first, posts: 3 },
      { ...first, posts: '2' },
      { ...first, ways: ['GET 404'] },
      { ...first, more: null },
      { host: 'a.test', posts: 2 },
    ])
      expect(difference([other, second], rows)).toMatch(/ instead of /);
    expect(difference([first], rows)).toBe('1 rows instead of 2');
  });

  it('may differ by a microsecond, but only in times', () => {
    const row = { host: 'a.test', p95_ms: 1.5, share: 1.5 };
    expect(difference([{ ...row, p95_ms: 1.501 }], [row])).toBeUndefined();
    expect(difference([{ ...row, p95_ms: 1.503 }], [row])).toBeDefined();
    expect(difference([{ ...row, share: 1.501 }], [row])).toBeDefined();
    expect(difference([{ ...row, p95_ms: null }], [row])).toBeDefined();
  });

  it('are sorted by everything except their times', () => {
    const [early, late] = [
      { host: 'a.test', ms: 9 },
      { host: 'b.test', ms: 1 },
    ];
    expect(sorted([late, early])).toEqual([early, late]);
  });

  it('have 64-bit numbers as numbers', () => {
    expect(plain({ posts: 3n, host: 'a.test' })).toEqual({ posts: 3, host: 'a.test' });
  });
});
