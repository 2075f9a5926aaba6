/** What to do about a redirected preflight where a storage service redirects, or where the URL is signed. */
import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const ASK = '{Origin: https://a.test; Access-Control-Request-Method: PUT}';
const SIGNED = 'X-Amz-SignedHeaders=host&X-Amz-Signature=1f';

const remedyOf = (from: string, response: string) =>
  found('preflight-redirected', `OPTIONS ${from} ${ASK} ${response}`)[0]?.remedy ?? '';

describe('a preflight that a storage service redirects', () => {
  it.each([
    [
      `https://up.b.s3.amazonaws.com/a?${SIGNED}`,
      `307>https://up.b.s3.ap-south-2.amazonaws.com/a?${SIGNED}`,
      'up.b.s3.ap-south-2.amazonaws.com',
    ],
    [
      `https://s3.amazonaws.com/b/a?${SIGNED}`,
      '301 {Server: AmazonS3; x-amz-bucket-region: eu-north-1}',
      's3.eu-north-1.amazonaws.com',
    ],
    [
      `https://b.s3-us-west-1.amazonaws.com/a?${SIGNED}`,
      '301 {x-amz-bucket-region: us-east-2}',
      'b.s3.us-east-2.amazonaws.com',
    ],
    [
      `https://b.s3.cn-north-1.amazonaws.com.cn/a?${SIGNED}`,
      '301 {x-amz-bucket-region: cn-northwest-1}',
      'b.s3.cn-northwest-1.amazonaws.com.cn',
    ],
  ])('names the endpoint in the bucket’s region: %s %s', (from, response, endpoint) => {
    const remedy = remedyOf(from, response);
    expect(remedy).toContain(`own region, ${endpoint},`);
    expect(remedy).toContain('signed for that host');
    expect(remedy).not.toMatch(/directly|OPTIONS/);
  });

  it('names no endpoint that nothing tells, and says nothing of signatures that the URL doesn’t have', () => {
    const remedy = remedyOf('https://b.s3.amazonaws.com/a', '301');
    expect(remedy).toBe(
      'In the page, use the endpoint in the bucket’s own region, which doesn’t redirect.',
    );
  });

  it('names the host to which another service redirects', () => {
    const remedy = remedyOf(
      'https://x.blob.core.windows.net/c/a?sv=1&sig=2',
      '307>https://y.blob.core.windows.net/c/a?sv=1&sig=2',
    );
    expect(remedy).toContain('y.blob.core.windows.net');
    expect(remedy).toContain('signed for that host');
    expect(remedy).not.toMatch(/directly|OPTIONS/);
  });
});

describe('a preflight that a server of one’s own redirects', () => {
  it.each(['X-Amz-Signature=1', 'X-Goog-Signature=1', 'Signature=1&Expires=2', 'sig=1'])(
    'is not advised to request a URL that was signed for another: %s',
    (query) => {
      const remedy = remedyOf(
        `https://files.test/a?${query}`,
        `301>https://www.files.test/a?${query}`,
      );
      expect(remedy).toContain('signed for https://www.files.test/a instead');
      expect(remedy).not.toContain('directly');
    },
  );

  it('is not advised to request what the redirect itself signs', () => {
    const remedy = remedyOf(
      'https://api.test/files/1',
      `302>https://b.s3.eu-west-1.amazonaws.com/1?${SIGNED}`,
    );
    expect(remedy).toBe('Handle OPTIONS before the redirect rule.');
  });

  it('names no target without a Location', () => {
    expect(remedyOf('https://api.test/a', '301')).toBe('Handle OPTIONS before the redirect rule.');
  });

  it.each(['design=1', 'q=signature', 'signed=true'])('may have a query: %s', (query) => {
    const remedy = remedyOf(`https://api.test/a?${query}`, `308>https://api.test/a/?${query}`);
    expect(remedy).toMatch(/^Request .* directly, or handle OPTIONS/);
  });
});
