/** Redirects to URLs that carry their own signature. */
import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const ID = 'signed-url-refused';
const QUERY = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K&X-Amz-Signature=ab';

interface Upload {
  readonly sent?: string;
  readonly signed?: string;
  readonly next?: string;
  readonly end?: string;
  readonly from?: string;
  readonly to?: string;
  readonly method?: string;
}

/** What is found where a request with these headers is redirected to a signed URL. */
function find(upload: Upload) {
  const { sent = '', signed = 'host', end = '403', method = 'PUT' } = upload;
  const { from = 'https://api.test/7', next = sent } = upload;
  const { to = `https://bucket.test/7?${QUERY}&X-Amz-SignedHeaders=${signed}` } = upload;
  const [before, after] = [sent, next].map((headers) => `{Accept: */*; ${headers}}`);
  return found(ID, `${method} ${from} (9 B) ${before} 307 / ${method} ${to} (9 B) ${after} ${end}`);
}

const DATE = 'X-Amz-Date: 20260101T000000Z';

describe('signed-url-refused', () => {
  it.each([
    ['a date', { sent: DATE }, 'x-amz-date'],
    ['a token by GET', { sent: 'x-amz-security-token: t', method: 'GET' }, 'x-amz-security-token'],
    [
      'one of two that isn’t signed',
      { sent: `x-amz-acl: private; ${DATE}`, signed: 'host%3Bx-amz-acl' },
      'x-amz-date',
    ],
    [
      'Authorization on the same origin',
      { sent: 'Authorization: Bearer t', from: 'https://bucket.test/up', end: '400' },
      'authorization',
    ],
  ])('names what the signature doesn’t cover: %s', (_, upload, name) => {
    const [finding] = find(upload);
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(finding?.text).toMatch(new RegExp(`${name}$`, 'i'));
    expect(finding?.explanation).toContain('likely');
  });

  it.each([
    ['a request that was accepted', { sent: DATE, end: '200' }],
    ['a missing object', { sent: DATE, end: '404' }],
    ['headers that are signed', { sent: DATE, signed: 'host%3Bx-amz-date' }],
    ['headers that the client dropped', { sent: DATE, next: 'X-Other: 1' }],
    ['no such headers', { sent: 'X-Other: 1' }],
    ['a URL that isn’t signed', { sent: DATE, to: 'https://bucket.test/7?x=1' }],
    // Another rule reports it.
    ['Authorization on another origin', { sent: 'Authorization: Bearer t' }],
  ])('is not found in %s', (_, upload) => {
    expect(find(upload)).toEqual([]);
  });
});
