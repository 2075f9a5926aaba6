import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const find = (drawing: string, initiator = 'https://www.a.test') =>
  found('https-to-http', drawing, { initiator })[0];

describe('a redirect to another host by plain HTTP, without the path’s prefix', () => {
  it.each([
    ['GET https://dev.a.test/api/agents/ 307>http://api.dev.a.test/agents', '/api'],
    ['GET https://www.a.test/svc/v2/items 307>http://items.a.test/items/', '/svc/v2'],
    [
      'GET https://www.a.test/docs/guide/?p=1 301 / GET http://docs.a.test/guide?p=1 net::ERR_CONNECTION_REFUSED',
      '/docs',
    ],
  ])('comes of a proxy, not of a missing https: %s', (drawing, prefix) => {
    const finding = find(drawing);
    expect(finding?.remedy).toContain(`a proxy removes ${prefix},`);
    expect(finding?.remedy).toContain(`without scheme and host, with ${prefix} before its path`);
    expect(finding?.remedy).not.toContain('https:');
    expect(finding?.fixes).toBeUndefined();
  });

  it('may be meant if only the prefix is gone', () => {
    const finding = find('GET https://www.a.test/blog/7 301 / GET http://blog.a.test/7 200');
    expect(finding?.remedy).toMatch(/a proxy removes \/blog.*moved to blog.a.test on purpose/s);
    expect(finding?.fixes).toBeUndefined();
  });

  it.each([
    'GET https://www.a.test/api/7 301 / GET http://api.a.test/api/7 200',
    'GET https://www.a.test/api/7 301 / GET http://other.test/7 200',
    'GET https://www.a.test/api/7 301 / GET http://api.a.test/v2/7 200',
  ])('is a missing https elsewhere: %s', (drawing) => {
    expect(find(drawing)?.remedy).toBe('Use https: in the Location if the target supports HTTPS.');
  });

  it('is nothing by HTTPS', () => {
    expect(idsOf('GET https://www.a.test/blog/7/ 301 / GET https://blog.a.test/7 200')).toEqual([]);
  });
});
