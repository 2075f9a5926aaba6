import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParams } from '../../../src/core/url/query.ts';

const told = (url: string, previous?: string) =>
  readParams(url, previous).map(({ place, name, values, change, before }) =>
    [place, name, values.join(','), change ?? '', before.join(',')].join(' '),
  );

describe('the parameters of a URL', () => {
  it('are decoded and grouped by name', () => {
    expect(told('http://a.test/?q=a+b%20%C3%A9&x=1&q=2&y&=z#p')).toEqual([
      'query q a b é,2  ',
      'query x 1  ',
      'query y   ',
      'query  z  ',
    ]);
  });

  it('are compared with those of the previous URL', () => {
    expect(
      told('/b?kept=1&changed=2&added=3&twice=1', '/a?kept=1&changed=1&gone=4&twice=1&twice=2'),
    ).toEqual([
      'query kept 1 kept 1',
      'query changed 2 changed 1',
      'query added 3 added ',
      'query twice 1 changed 1,2',
      'query gone  removed 4',
    ]);
  });

  it('may be in the fragment, such as tokens, or after its route; none are missing there', () => {
    expect(told('http://a.test/cb#access_token=t&state=s', 'http://a.test/#old=1')).toEqual([
      'fragment access_token t added ',
      'fragment state s added ',
    ]);
    expect(told('http://a.test/#/orders?page=2')).toEqual(['fragment page 2  ']);
    expect(told('http://a.test/#part-two')).toEqual([]);
    expect(told('http://a.test/#a', 'http://a.test/#b=1')).toEqual([]);
  });

  it('may have any name', () => {
    expect(told('?__proto__=1&constructor=2', '?toString=3')).toEqual([
      'query __proto__ 1 added ',
      'query constructor 2 added ',
      'query toString  removed 3',
    ]);
    const url = fc.string({ unit: 'binary' });
    fc.assert(fc.property(url, url, (a, b) => void readParams(a, b)));
  });
});
