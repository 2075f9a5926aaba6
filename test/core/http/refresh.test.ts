import { describe, expect, it } from 'vitest';
import { parseRefresh } from '../../../src/core/http/refresh.ts';

describe('a Refresh header', () => {
  it.each([
    ['0; url=/t', 0, '/t'],
    ['5;URL=https://b.test/', 5, 'https://b.test/'],
    [' 1 , url = "/a b" x', 1, '/a b'],
    ["0;'/t", 0, '/t'],
    ['1.5 /t', 1, '/t'],
    ['.5;/t', 0, '/t'],
    ['30', 30, undefined],
    ['30;', 30, undefined],
    ['0; urls', 0, 'urls'],
  ])('%s', (value, delay, url) => {
    expect(parseRefresh(value)).toEqual({ delay, url });
  });

  it.each(['', 'soon', 'url=/t', '5x; url=/t', '-1; url=/t'])('"%s" is ignored', (value) => {
    expect(parseRefresh(value)).toBeUndefined();
  });

  it('is read quickly if it is long and meaningless', () => {
    expect(parseRefresh(`${'0'.repeat(256 * 1024)}x`)).toBeUndefined();
  });
});
