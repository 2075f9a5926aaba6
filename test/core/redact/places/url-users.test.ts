import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/core/redact/redact.ts';
import { record } from '../../../support/chains.ts';

function locationOf(value: string): string | undefined {
  const chain = record('GET http://a.test/ 302');
  const [hop] = chain.hops;
  const response = {
    status: 302,
    statusLine: 'HTTP/1.1 302 Found',
    headers: [{ name: 'Location', value }],
  };
  const [shown] = redact([{ ...chain, hops: [{ ...hop, response }] }]);
  return shown?.hops[0].response?.headers?.[0]?.value;
}

describe('the user before a host', () => {
  it.each([
    ['https:\\\\user:pass@b.test/', 'https:\\\\redacted-1:redacted-2@b.test/'],
    ['/\\user:pass@b.test/', '/\\redacted-1:redacted-2@b.test/'],
    ['https:/user:pass@b.test/', 'https:/redacted-1:redacted-2@b.test/'],
    ['https:user:pass@b.test/', 'https:redacted-1:redacted-2@b.test/'],
    ['https:////user:pass@b.test/', 'https:////redacted-1:redacted-2@b.test/'],
    ['//user:p"a<s s@b.test/', '//redacted-1:redacted-2@b.test/'],
    ['//user:p@ss@b.test/', '//redacted-1:redacted-2@b.test/'],
    [
      '/?u=https%3A%5C%5Cuser%3Apass%40b.test',
      '/?u=https%3A%5C%5Credacted-1%3Aredacted-2%40b.test',
    ],
    ['/to/https://user:pass@b.test/', '/to/https://redacted-1:redacted-2@b.test/'],
  ])('is found however its beginning is written: %s', (value, shown) =>
    expect(locationOf(value)).toBe(shown),
  );

  it.each(['/users/me@mail.test', 'mailto:me@mail.test', '/x?\\\\host\\a@b'])(
    'is not what else stands before an @: %s',
    (value) => expect(locationOf(value)).toBe(value),
  );
});
