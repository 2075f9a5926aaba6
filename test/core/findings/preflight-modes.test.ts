import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { events, recordAll } from '../../support/chains.ts';

const NOW = { initiator: 'https://shop.test' };

/** What is found in a request that Chromium kept from the page after its response. */
function idsOfRefused(drawing: string): string[] {
  const fired = events(drawing, NOW).map((event) => {
    if (event.kind !== 'completed') return event;
    const { response: _, ...rest } = event;
    return { ...rest, kind: 'failed' as const, error: 'net::ERR_FAILED' };
  });
  return recordAll(fired).flatMap((chain) => findingsOf(chain).map(({ id }) => id));
}

const preflight = (answer: string) =>
  `OPTIONS https://api.test/7 {Origin: https://shop.test; Access-Control-Request-Method: PUT; Sec-Fetch-Mode: cors} ${answer}`;

describe('a preflight with the mode that browsers send', () => {
  it.each(['307>https://eu.api.test/7', '301>https://api.test/7/', '302>https://shop.test/login'])(
    'fails because of its redirect, not of its headers: %s',
    (answer) => {
      expect(idsOfRefused(preflight(answer))).toEqual(['preflight-redirected']);
    },
  );

  it('leaves the actual request to CORS', () => {
    const drawing =
      'PUT https://api.test/7 (9 B) {Origin: https://shop.test; Sec-Fetch-Mode: cors} 307>https://eu.api.test/7';
    expect(idsOfRefused(drawing)).toEqual(['cors-refused']);
  });
});
