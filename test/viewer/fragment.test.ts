import { expect, it } from 'vitest';
import { readFragment, writeFragment } from '../../src/viewer/fragment.ts';

it.each([
  ['', { chain: undefined, example: false }],
  ['#chain=7', { chain: '7', example: false }],
  ['#example', { chain: undefined, example: true }],
  ['#example&chain=form-302-3', { chain: 'form-302-3', example: true }],
  ['#chain=a%26b%3Dc%23%3C', { chain: 'a&b=c#<', example: false }],
])('is in the address %s', (hash, fragment) => {
  expect(readFragment(hash)).toEqual(fragment);
  expect(writeFragment(fragment)).toBe(hash);
});

it('may be anything that anyone writes there', () => {
  expect(readFragment('#%E0%A4%A&&=&chain')).toEqual({ chain: '', example: false });
});
