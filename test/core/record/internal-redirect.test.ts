import { describe, expect, it } from 'vitest';
import { chromiumCause, isUpgrade } from '../../../src/core/record/internal-redirect.ts';

describe('an upgrade to HTTPS', () => {
  it.each([
    ['http://a.test/x?y', 'https://a.test/x?y'],
    ['http://a.test:80/', 'https://a.test/'],
    ['http://a.test:8080/', 'https://a.test:8080/'],
    ['http://A.test/#top', 'https://a.test/'],
  ])('converts %s into %s', (from, to) => {
    expect(isUpgrade(from, to)).toBe(true);
  });

  it.each([
    ['http://a.test/', 'https://a.test/b'],
    ['http://a.test/', 'https://b.test/'],
    ['http://a.test:8080/', 'https://a.test/'],
    ['https://a.test/', 'https://a.test/'],
    ['https://a.test/', 'http://a.test/'],
    ['http://', 'https://'],
    ['http:opaque', 'about:blank'],
  ])('does not convert %s into %s', (from, to) => {
    expect(isUpgrade(from, to)).toBe(false);
  });

  it('is the cause of an internal redirect in Chromium without a reason, if only the scheme changes', () => {
    const internal = (to: string) =>
      chromiumCause('HTTP/1.1 307 Internal Redirect', [], 'http://a.test/', to);
    expect(internal('https://a.test/')).toBe('upgrade');
    expect(internal('https://b.test/')).toBe('unknown');
  });

  it('is the cause of a 307 without a reason phrase only if its header says so', () => {
    const cause = (to: string, reason: string, line = 'HTTP/1.1 307') => {
      const headers = [{ name: 'Non-Authoritative-Reason', value: reason }];
      return chromiumCause(line, headers, 'http://a.test/', to);
    };
    expect(cause('https://a.test/', 'HSTS')).toBe('hsts');
    expect(cause('https://b.test/', 'HSTS')).toBe('http');
    expect(cause('https://a.test/', 'Other')).toBe('http');
    expect(cause('https://a.test/', 'HSTS', 'HTTP/1.1 307 Temporary Redirect')).toBe('http');
  });
});
