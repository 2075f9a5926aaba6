import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { found, foundIn, idsOf } from '../../support/find.ts';

describe('https-to-http', () => {
  const find = (drawing: string) => found('https-to-http', drawing);

  it('is found where the rest of the way is in the open, with https to name instead', () => {
    expect(find('GET https://a.test/x 302 / GET http://b.test/x 200')).toMatchObject([
      {
        severity: 'warning',
        hop: 0,
        text: '302 redirects from HTTPS to http://b.test/x',
        fixes: [{ status: 302, from: 'https://a.test/x', to: 'https://b.test/x' }],
      },
    ]);
  });

  it('is told once, however far it goes on', () => {
    const drawing =
      'GET https://a.test/ 302 / GET http://b.test/ 302 / GET http://c.test/ 302 / GET http://b.test/ 200';
    expect(find(drawing).map(({ hop }) => hop)).toEqual([0]);
  });

  it('says so where the browser didn’t follow the redirect', () => {
    const [finding] = find('GET https://a.test/ 302>http://b.test/');
    expect(finding?.explanation).toContain('didn’t follow');
  });

  it('gives no lines where the application decides', () => {
    const [finding] = find('POST https://a.test/login 302 / GET http://b.test/home 200');
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.fixes).toBeUndefined();
  });

  it.each(['net::ERR_NAME_NOT_RESOLVED', 'NS_ERROR_CONNECTION_REFUSED'])(
    'says of nothing that anyone could have read it where it ended by %s',
    (error) => {
      const [finding] = find(`GET https://a.test/ 302 / GET http://b.test/ ${error}`);
      expect(finding?.explanation).toMatch(/got no response|didn’t resolve/);
      expect(finding?.explanation).not.toContain('can read');
    },
  );

  it('advises no https of a storage endpoint that has none', () => {
    const host = 'shop.s3-website-eu-west-1.amazonaws.com';
    const [finding] = find(`GET https://a.test/docs 302 / GET http://${host}/docs/ 200`);
    expect(finding?.remedy).toContain('don’t support HTTPS');
    expect(finding?.fixes).toBeUndefined();
  });

  it('is not found where the recording ended before the redirect was followed', () => {
    const chain = record('GET https://a.test/ 302>http://b.test/');
    expect(foundIn('https-to-http', { ...chain, cut: true })).toEqual([]);
  });

  it('advises no URL of an address, which hardly has a certificate', () => {
    const [finding] = find('GET https://a.test/ 302 / GET http://192.168.1.10/ 200');
    expect(finding?.fixes).toBeUndefined();
  });

  it('advises no URL where the port of https is not known', () => {
    const [finding] = find('GET https://a.test/ 302 / GET http://b.test:8080/ 200');
    expect(finding?.fixes).toBeUndefined();
    expect(finding?.remedy).toBeDefined();
  });

  it.each([
    ['http all the way', 'GET http://a.test/ 302 / GET http://b.test/ 200'],
    ['https all the way', 'GET https://a.test/ 302 / GET https://b.test/ 200'],
    ['the way to https', 'GET http://a.test/ 301 / GET https://a.test/ 200'],
    [
      'a private address that never answers',
      'GET https://a.test/ 301 / GET http://10.0.3.7:8080/x net::ERR_CONNECTION_TIMED_OUT',
    ],
    ['this very machine', 'GET https://a.test/ 302 / GET http://127.0.0.1:8080/?code=1 200'],
    ['localhost', 'GET https://a.test/ 302 / GET http://localhost:3000/ 200'],
    ['an app', 'GET https://a.test/ 302>myapp://open'],
    [
      'what the browser upgrades',
      'GET https://a.test/ 302 / GET http://b.test/ hsts / GET https://b.test/ 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('plain-http-between', () => {
  const BETWEEN =
    'GET https://a.test/ 301 / GET http://www.a.test/ 301 / GET https://www.a.test/ 200';

  it('is found where a chain over https goes by way of http, in the place of https-to-http', () => {
    expect(found('plain-http-between', BETWEEN)).toMatchObject([
      {
        hop: 0,
        text: 'The chain leaves HTTPS for http://www.a.test/, then returns to HTTPS',
        fixes: [{ status: 301, from: 'https://a.test/', to: 'https://www.a.test/' }],
      },
    ]);
    expect(idsOf(BETWEEN)).not.toContain('https-to-http');
  });

  it('is found though it takes several hops to come back', () => {
    const drawing =
      'GET https://a.test/ 302 / GET http://b.test/ 302 / GET http://c.test/ 302 / GET https://c.test/ 200';
    expect(idsOf(drawing)).toContain('plain-http-between');
  });

  it('is not found in a chain that begins in the open', () => {
    expect(idsOf('GET http://a.test/ 301 / GET https://a.test/ 200')).toEqual([]);
  });
});

describe('plain HTTP to a name that does not resolve', () => {
  it.each([
    ['Chromium', 'http://old.shop.com/cart', 'net::ERR_NAME_NOT_RESOLVED'],
    ['Firefox', 'http://shop-alt.de/', 'NS_ERROR_UNKNOWN_HOST'],
  ])('gets no lines for that name: %s', (_, to, error) => {
    const drawing = `GET https://shop.com/cart 302 / GET ${to} ${error}`;
    const [finding] = found('https-to-http', drawing, { type: 'main_frame' });
    expect(finding?.explanation).toContain('didn’t resolve');
    expect(finding?.remedy).toMatch(/^Check the host name/);
    expect(finding?.fixes).toBeUndefined();
  });

  it.each(['200', 'net::ERR_CONNECTION_REFUSED'])('gets them if it does: %s', (end) => {
    const drawing = `GET https://shop.com/cart 302 / GET http://old.shop.com/cart ${end}`;
    expect(found('https-to-http', drawing, { type: 'main_frame' })[0]?.fixes).toHaveLength(1);
  });
});
