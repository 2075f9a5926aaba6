import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/core/redact/redact.ts';
import { record } from '../../../support/chains.ts';

const TOKEN = 'Zq7xK9pLm2Vw4R';

function urlOf(path: string): string | undefined {
  return redact([record(`GET http://a.test${path} 200`)])[0]?.hops[0].url.slice(13);
}

describe('the token in a path', () => {
  it.each([
    ...['/reset/', '/#/reset/', '/#!/reset-password/', '/?/reset/', '/reset//', '/reset/MQ/'],
    ...['/verify/email/', '/email/verify/1/', '/passwordreset/', '/reset;v=1/', '/invitations/'],
    ...['/passwordless/', '/unsubscribe/', '/verify-your-email/', '/confirm-email-change/'],
    ...['/reset%2F', '/tokens/', '/RESET/', '/sign-in/magic/', '/app/#/user/invite/'],
  ])('is found after %s', (path) => expect(urlOf(path + TOKEN)).toBe(`${path}redacted-1`));

  it.each(['xkqzvbnmtrpw', 'KQXZVBNMTR', 'XKQZvbnmtrpw', '12345678', 'a1b2c3d4', 'aBcDeFgHiJkL'])(
    'is what nobody would call a page: %s',
    (token) => expect(urlOf(`/reset/${token}`)).toBe('/reset/redacted-1'),
  );

  it.each([
    ...['/verify/index2.html', '/reset/password/step2', '/invite/accept-invitation'],
    ...['/token/refresh2024', '/reset/how-to-reset-your-iPhone', '/token/introspectV2'],
    ...['/password/best-practices-2024-guide', '/reset/app.3f2a9c.js', '/verify/complete'],
    ...[`/reset/a/b/${TOKEN}`, `/products/${TOKEN}`, '/reset/MQ/1'],
  ])('is none of %s', (path) => expect(urlOf(path)).toBe(path));

  it('is any that a program draws by lot, after any purpose', () => {
    const drawn = (letters: string, minLength: number) =>
      fc
        .string({ unit: fc.constantFrom(...letters), minLength, maxLength: 48 })
        .filter((text) => /\d.*\D.*\d/.test(text));
    const digits = '0123456789';
    const aToken = fc.oneof(
      drawn(`${digits}abcdef`, 16),
      drawn(`${digits}abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_`, 16),
      fc.uuid(),
    );
    const purposes = [
      'reset',
      'verify/email',
      'confirm-email',
      'magic_link',
      'invitations',
      'resetPassword',
    ];
    const before = fc.constantFrom('/', '/#/', '/?/', '/app/v2/', '/#!/user/');
    fc.assert(
      fc.property(aToken, fc.constantFrom(...purposes), before, (token, purpose, start) => {
        expect(urlOf(`${start}${purpose}/${token}`)).toBe(`${start}${purpose}/redacted-1`);
      }),
      { numRuns: 300 },
    );
  });

  it('is none because of the host', () => {
    const chain = record(`GET http://a.test/?to=https://token.test/${TOKEN} 200`);
    expect(redact([chain])[0]?.hops[0].url).toBe(chain.hops[0].url);
  });

  it('is found in a relative Location, and then everywhere', () => {
    const chain = record('GET http://a.test/ 302');
    const [hop] = chain.hops;
    const headers = [{ name: 'Location', value: `reset/${TOKEN}` }];
    const response = { status: 302, statusLine: 'HTTP/1.1 302 Found', headers };
    const url = `http://a.test/see/${TOKEN}`;
    const [shown] = redact([{ ...chain, hops: [{ ...hop, url, response }] }]);
    expect(shown?.hops[0].response?.headers?.[0]?.value).toBe('reset/redacted-1');
    expect(shown?.hops[0].url).toBe('http://a.test/see/redacted-1');
  });
});
