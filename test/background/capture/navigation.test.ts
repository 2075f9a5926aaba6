import { describe, expect, it } from 'vitest';
import { toNavigationError } from '../../../src/background/capture/navigation.ts';

describe('the error of a navigation', () => {
  it('is taken from Chromium if it is more specific than an abort', () => {
    const errors = [
      'net::ERR_TOO_MANY_REDIRECTS',
      'net::ERR_ABORTED',
      'Error code 2152398850',
      undefined,
    ];
    expect(errors.map(toNavigationError)).toEqual([
      'net::ERR_TOO_MANY_REDIRECTS',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
