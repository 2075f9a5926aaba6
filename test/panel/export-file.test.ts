import { describe, expect, it, vi } from 'vitest';

vi.mock('../../src/browser.ts', () => ({ browser: {} }));
const { fileTime, toSoftware } = await import('../../src/panel/export-file.ts');

describe('the browser that a HAR names', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', '153.0'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome',
      '156.0.0.0',
    ],
    [
      'Mozilla/5.0 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
      'Chrome',
      '156.0.0.0',
    ],
    [
      'Mozilla/5.0 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.0',
      'Edge',
      '156.0.1.0',
    ],
  ])('is read from %s', (userAgent, name, version) => {
    expect(toSoftware(userAgent)).toEqual({ name, version });
  });

  it('is left out where it is not known', () => {
    expect(toSoftware('curl/8')).toBeUndefined();
  });
});

it('names files by local time', () => {
  expect(fileTime(new Date(2026, 0, 31, 9, 5, 0))).toBe('2026-01-31-09-05-00');
});
