import { describe, expect, it } from 'vitest';
import { isSameSite } from '../../../src/core/url/site.ts';

describe('two hosts', () => {
  it.each([
    ['shop.test', 'shop.test'],
    ['www.shop.test', 'api.shop.test'],
    ['shop.co.uk', 'www.shop.co.uk'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%s and %s are on one site', (a, b) => expect(isSameSite(a, b)).toBe(true));

  it.each([
    ['shop.test', 'other.test'],
    ['a.co.uk', 'b.co.uk'],
    ['a.github.io', 'b.github.io'],
    ['a.localhost', 'b.localhost'],
    ['localhost', 'a.localhost'],
    ['127.0.0.1', '127.0.0.2'],
    ['[::1]', '127.0.0.1'],
    ['', 'shop.test'],
  ])('%s and %s are on two sites', (a, b) => expect(isSameSite(a, b)).toBe(false));
});
