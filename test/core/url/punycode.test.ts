import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unicodeHost } from '../../../src/core/url/punycode.ts';
import { platformUrl } from '../../support/platform-url.ts';

describe('the Unicode form of a host', () => {
  it('is what the platform converted to the ASCII form', () => {
    const letter = fc.constantFrom(...'abc09-éßλж漢字語💩');
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 20 }), (label) => {
        const url = `http://a${label}a.test/`;
        const { hostname } = platformUrl(url) ?? {};
        if (hostname === undefined) return;
        const unicode = unicodeHost(hostname) ?? hostname;
        expect(new URL(`http://${unicode}/`).hostname).toBe(hostname);
      }),
    );
  });

  it('is undefined for a label that is longer than DNS allows, or contains half a character', () => {
    expect(unicodeHost(`xn--${'a'.repeat(59)}`)).toBeDefined();
    expect(unicodeHost(`xn--${'a'.repeat(60)}`)).toBeUndefined();
    expect(unicodeHost(`xn--${'a'.repeat(200_000)}.test`)).toBeUndefined();
    // U+D800 by itself, as RFC 3492 §6.3 would write it.
    expect(unicodeHost('xn--ib9b')).toBeUndefined();
  });
});
