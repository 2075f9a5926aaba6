import { describe, expect, it } from 'vitest';
import { toPreflightLink } from '../../../src/core/record/preflight-link.ts';
import { record } from '../../support/chains.ts';

const preflight = (requestId = 'preflight', asks = 'PUT', startsAt = 1010) =>
  record(
    `OPTIONS https://api.test/7 {Access-Control-Request-Method: ${asks}} 307>https://b.test/7`,
    { requestId, startsAt },
  );

const stopped = (method = 'PUT', url = 'https://api.test/7') =>
  record(`${method} ${url} net::ERR_FAILED`, { requestId: 'stopped', startsAt: 1000 });

const from = (...args: Parameters<typeof toPreflightLink>) => toPreflightLink(...args)?.from;

describe('a request whose preflight was redirected', () => {
  it('is linked to the preflight', () => {
    expect(toPreflightLink(stopped(), [preflight()])).toEqual({
      from: 'preflight',
      cause: 'preflight',
      certainty: 'likely',
    });
  });

  it('may have been redirected itself before it needed a preflight', () => {
    const redirected = record(
      'PUT https://a.test/ 307 / PUT https://api.test/7 NS_ERROR_DOM_BAD_URI',
      { startsAt: 900 },
    );
    expect(from(redirected, [preflight()])).toBe('preflight');
  });

  it('has its own preflight, even if others request the same', () => {
    const other = record('PUT https://api.test/7 net::ERR_FAILED', { requestId: 'other' });
    const link = { from: 'preflight', cause: 'preflight', certainty: 'likely' } as const;
    const chains = [preflight(), { ...other, link }, preflight('second')];
    expect(from(stopped(), chains)).toBe('second');
  });

  it.each([
    ['asks for another method', stopped(), preflight('preflight', 'DELETE')],
    ['asks for another URL', stopped('PUT', 'https://api.test/8'), preflight()],
    ['was sent before', stopped(), preflight('preflight', 'PUT', 900)],
    ['is another tab’s', { ...stopped(), tabId: 8 }, preflight()],
    ['is another page’s', { ...stopped(), initiator: 'https://a.test' }, preflight()],
    ['was not redirected', stopped(), record('OPTIONS https://api.test/7 204', { startsAt: 1010 })],
    [
      'cannot have stopped what was answered',
      record('PUT https://api.test/7 200', { startsAt: 1000 }),
      preflight(),
    ],
    [
      'cannot be blamed for what was given up',
      record('PUT https://api.test/7 net::ERR_ABORTED', { startsAt: 1000 }),
      preflight(),
    ],
  ])('is not linked to one that %s', (_, request, candidate) => {
    expect(from(request, [candidate])).toBeUndefined();
  });
});
