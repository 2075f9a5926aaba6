import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializedOrigin } from '../../src/core/origin.ts';

describe('the origin of a URL', () => {
  it('is what the platform makes of the whole of it, whatever it is', () => {
    const start = fc.constantFrom('http://', 'HTTPS://', 'http:', 'http:\\\\', ' http://', 'data:');
    const text = fc.string({ unit: fc.constantFrom(...'ab.:@/?#\\[]%\t 09é'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.tuple(start, text).map(([a, b]) => a + b),
        ),
        (url) => {
          expect(serializedOrigin(url)).toBe(URL.canParse(url) ? new URL(url).origin : undefined);
        },
      ),
      { numRuns: 500 },
    );
  });
});
