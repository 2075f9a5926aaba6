import { describe, expect, it } from 'vitest';
import {
  errorName,
  errorWord,
  isAborted,
  isRedirectLimit,
  isUnexplained,
  shortErrorWord,
} from '../../../src/core/chain/network-error.ts';

describe('the name of a network error', () => {
  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'connection refused', 'refused'],
    ['NS_ERROR_REDIRECT_LOOP', 'redirect loop', 'too many'],
    ['NS_BINDING_ABORTED', 'aborted', 'aborted'],
    ['NS_ERROR_NET_ON_RECEIVING_FROM', 'failed', 'failed'],
    ['net::ERR_FAILED', 'failed', 'failed'],
    ['Something else', 'Something else', 'Something else'],
  ])('%s is expressed in words', (error, word, short) => {
    expect([errorWord(error), shortErrorWord(error)]).toEqual([word, short]);
  });

  it('distinguishes cancellations from failures', () => {
    const aborts = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NS_ERROR_ABORT'];
    expect(aborts.map(isAborted)).toEqual([true, true, true]);
    expect(isAborted('NS_ERROR_REDIRECT_LOOP')).toBe(false);
    expect(isRedirectLimit('NS_ERROR_REDIRECT_LOOP')).toBe(true);
    expect(isRedirectLimit(undefined)).toBe(false);
  });

  it('is compared without the last operation of the connection, which Firefox includes', () => {
    const names = ['NS_ERROR_UNEXPECTED', 'NS_ERROR_NET_ON_WAITING_FOR', 'NS_ERROR_NET_UNKNOWN_7'];
    expect(new Set(names.map(errorName))).toEqual(new Set(['unexplained error']));
    expect(names.every(isUnexplained)).toBe(true);
    expect(errorName('NS_ERROR_NET_RESET')).toBe('NS_ERROR_NET_RESET');
    expect(isUnexplained('NS_ERROR_NET_RESET')).toBe(false);
  });
});
