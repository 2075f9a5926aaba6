import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { found, foundIn } from '../../support/find.ts';

describe('secret-to-other-site', () => {
  const find = (drawing: string) => found('secret-to-other-site', drawing);

  it('names what a redirect takes along, and never its value', () => {
    const [finding, ...more] = find(
      'GET http://a.test/ 302 / GET http://b.test/?access_token=s3cret&x=1&jwt=s3cret 200',
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      hop: 0,
      text: 'The redirect to b.test includes access_token and jwt in the URL',
    });
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it('is found in a fragment that the browser takes along by itself', () => {
    const chain = record('GET http://a.test/cb#access_token=s 302>//b.test/page');
    expect(foundIn('secret-to-other-site', chain)[0]?.remedy).toContain('its own fragment');
  });

  it.each([
    ['an OAuth code', 'GET http://a.test/ 302 / GET http://b.test/cb?code=c&state=s 200'],
    ['the same site', 'GET http://a.test/ 302 / GET http://www.a.test/?access_token=s 200'],
    ['a secret that stays', 'GET http://a.test/?password=s 302 / GET http://b.test/ 200'],
    ['an empty one', 'GET http://a.test/ 302 / GET http://b.test/?password= 200'],
    ['a short token', 'GET http://a.test/ 302 / GET http://b.test/?token=12345 200'],
    [
      'the number of a payment',
      'GET http://a.test/ 302 / GET http://pay.test/?token=EC-12345678901234567 200',
    ],
    [
      'the number of a checkout',
      'GET http://a.test/ 302 / GET http://b.test/thanks?session_id=cs_test_a1B2c3D4e5F6 200',
    ],
    [
      'the number of a checkout at another provider',
      'GET http://a.test/3 302 / GET http://b.test/done?sessionId=CSD9CAC34EBAE225DD 200',
    ],
    [
      'a payment’s session, on the way back',
      'GET https://pay.test/s/1 302 / GET https://shop.test/result?session_id=a81bc81bdead4e5d 200',
    ],
    [
      'a payment’s session, beside its result',
      'GET https://a.test/3 302 / GET https://shop.test/result?sessionId=a81bc81b&redirectResult=X3 200',
    ],
    [
      'what the target mailed, and a counter of clicks passes on',
      `GET https://click.mailer.test/x 302 / GET https://shop.test/reset-password?token=${'a1b2c3d4'.repeat(3)} 200`,
    ],
    [
      'an invitation by mail',
      `GET https://click.mailer.test/x 302 / GET https://shop.test/invitations/7?token=${'a1b2c3d4'.repeat(3)} 200`,
    ],
    ['a name that only contains one', 'GET http://a.test/ 302 / GET http://b.test/?jwt_kind=1 200'],
    ['an app', 'GET http://a.test/ 302>myapp://open?access_token=s'],
    [
      'a fragment that is meant, as of the implicit grant',
      'GET http://a.test/ 302>http://b.test/#access_token=s',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('takes a long token for a secret', () => {
    const token = 'x'.repeat(22);
    expect(find(`GET http://a.test/ 302 / GET http://b.test/?token=${token} 200`)).toHaveLength(1);
  });
});

describe('secret-to-other-site, of what looks like a payment’s', () => {
  const TOKEN = 'a1b2c3d4'.repeat(4);
  it.each([
    [
      'a session of the target',
      `GET https://a.test/go 302 / GET https://b.test/app?sessionid=${TOKEN} 200`,
    ],
    [
      'a display',
      `GET https://display.test/border 302 / GET https://b.test/app?session_id=${TOKEN} 200`,
    ],
    ['a token for an app', `GET https://a.test/go 302 / GET https://b.test/app?token=${TOKEN} 200`],
    [
      'another secret',
      `GET https://pay.test/ 302 / GET https://b.test/reset?access_token=${TOKEN} 200`,
    ],
    [
      'PHP’s session',
      `GET https://pay.test/ 302 / GET https://b.test/order?PHPSESSID=${TOKEN} 200`,
    ],
  ])('is found in %s', (_, drawing) => {
    expect(found('secret-to-other-site', drawing)).toHaveLength(1);
  });
});

describe('credentials-in-location', () => {
  const find = (location: string) =>
    found('credentials-in-location', `GET http://a.test/ 302>${location}`);

  it.each([
    ['http://ada:s3cret@b.test/', 'a username and password before the host b.test'],
    ['http://ada:s3cret@a.test/', 'a username and password before the host a.test'],
    ['http://bank.test@evil.test/', 'a username before the host evil.test'],
  ])('is found in %s', (location, what) => {
    expect(find(location)[0]?.text).toBe(`The Location contains ${what}`);
    expect(JSON.stringify(find(location))).not.toContain('s3cret');
  });

  it('is found where the browser leaves them out of the URL that it reports', () => {
    const chain = record('GET http://a.test/ 302 / GET http://b.test/ 200');
    const headers = [{ name: 'Location', value: 'http://ada:s3cret@b.test/' }];
    const [first, ...rest] = chain.hops;
    const response = first.response && { ...first.response, headers };
    const reported = { ...chain, hops: [{ ...first, response }, ...rest] } as typeof chain;
    expect(foundIn('credentials-in-location', reported)).toHaveLength(1);
  });

  it.each(['http://b.test/@ada', '/path:with@signs', 'http://b.test/?to=http://ada:x@c.test/'])(
    'is not found in %s',
    (location) => {
      expect(find(location)).toEqual([]);
    },
  );
});

describe('secret-in-referer', () => {
  const find = (drawing: string, type = 'image') => found('secret-in-referer', drawing, { type });
  const REFERER = 'Referer: http://a.test/page?access_token=s3cret';

  it('is found where another site was told, and does not tell it again', () => {
    const findings = find(
      `GET http://b.test/x {${REFERER}} 302 / GET http://b.test/y {${REFERER}} 200`,
    );
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        hop: 0,
        text: 'The Referer sent access_token from a URL on a.test to b.test',
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('s3cret');
  });

  it('counts an OAuth code, which is a secret before it is used', () => {
    const referer = 'Referer: http://a.test/cb?code=c&state=s';
    expect(find(`GET http://b.test/ {${referer}} 200`)[0]?.text).toContain(
      'code from a URL on a.test',
    );
  });

  it.each(['unsafe-url', 'no-referrer-when-downgrade', 'no-referrer, unsafe-url'])(
    'is found in a page whose policy is %s',
    (policy) => {
      const page = `GET http://a.test/page?jwt=s {Accept: x} 200 {Referrer-Policy: ${policy}}`;
      expect(find(page, 'main_frame')).toHaveLength(1);
      expect(find(page, 'xmlhttprequest')).toEqual([]);
    },
  );

  it.each([
    ['the same site', `GET http://www.a.test/ {${REFERER}} 200`],
    ['an origin alone', 'GET http://b.test/ {Referer: http://a.test/} 200'],
    ['what is no URL', 'GET http://b.test/ {Referer: ?access_token=s} 200'],
    ['an ordinary query', 'GET http://b.test/ {Referer: http://a.test/?code=DE} 200'],
    ['a page with the default policy', 'GET http://a.test/?jwt=s 200'],
    ['a strict page', 'GET http://a.test/?jwt=s 200 {Referrer-Policy: unsafe-url, same-origin}'],
    ['a page without secrets', 'GET http://a.test/?q=s 200 {Referrer-Policy: unsafe-url}'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing, 'main_frame')).toEqual([]);
  });
});
