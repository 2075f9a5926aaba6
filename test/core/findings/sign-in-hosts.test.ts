/** Sign-ins that begin on one site and end on another, which never gets the cookie with their state. */
import { describe, expect, it } from 'vitest';
import { isErrorReport } from '../../../src/core/findings/kit/pages/page-kinds.ts';
import { found } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };

const request = (client: string) =>
  `https://id.test/authorize?client_id=x&response_type=code&state=7&redirect_uri=${encodeURIComponent(`${client}/cb`)}`;

function find(from: string, to: string, end: string, cookie = 'oauth_state=7') {
  return found(
    'cookie-not-sent',
    `GET ${from}/login 302 {Set-Cookie: ${cookie}} / GET ${request(to)} 302 / GET ${to}/cb?code=1&state=7 ${end}`,
    PAGE,
  );
}

describe('a sign-in’s state on another site than its response', () => {
  it.each([
    ['http://127.0.0.1:8000', 'http://localhost:8000', 'different hosts, even if both are this'],
    ['http://localhost:3000', 'http://[::1]:3000', 'different hosts, even if both are this'],
    ['https://verein.at', 'https://verein-austria.com', 'sent only to the host that set them'],
    ['http://nas.lan:3000', 'http://192.168.1.4:3000', 'sent only to the host that set them'],
  ])('is told: %s and %s', (from, to, reason) => {
    for (const end of [
      '400',
      `302 / GET ${to}/login?error=state 200`,
      `302 / GET ${to}/?msg=invalid_state 200`,
    ]) {
      const [finding] = find(from, to, end);
      expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
      expect(finding?.text).toContain('oauth_state was set here but not sent to hop 3');
      expect(finding?.explanation).toContain(reason);
      expect(finding?.remedy).toBe(
        'Start the sign-in on the same host that receives its response.',
      );
    }
  });

  it('may also have a parent domain in common', () => {
    const [finding] = find('https://login.a.com', 'https://www.a.com', '400');
    expect(finding?.remedy).toContain('or set Domain to the parent domain');
  });

  it.each([
    [
      'the sign-in succeeded',
      find('https://a.at', 'https://b.com', '302 / GET https://b.com/ 200'),
    ],
    ['the cookie isn’t for it', find('https://a.at', 'https://b.com', '400', 'theme=dark')],
    [
      'the response has a state of its own',
      found(
        'cookie-not-sent',
        `GET https://a.at/login 302 {Set-Cookie: state=7} / GET ${request('https://b.com')} 302 / GET https://b.com/cb?code=1&state=7 {Cookie: state=7} 400`,
        PAGE,
      ),
    ],
    [
      'the provider refused',
      found(
        'cookie-not-sent',
        `GET https://a.at/login 302 {Set-Cookie: state=7} / GET ${request('https://b.com')} 302 / GET https://b.com/cb?error=access_denied&state=7 400`,
        PAGE,
      ),
    ],
    [
      'it is the provider’s own',
      found(
        'cookie-not-sent',
        `GET ${request('https://b.com')} 302 {Set-Cookie: state=7} / GET https://up.test/authorize?client_id=y&scope=openid&redirect_uri=https%3A%2F%2Fb.com%2Fcb 302 / GET https://b.com/cb?code=1 400`,
        PAGE,
      ),
    ],
  ])('is not told if %s', (_, findings) => {
    expect(findings).toEqual([]);
  });
});

it.each([
  ['https://a.test/?notice=state-mismatch', true],
  ['https://a.test/login?reason=invalid_state', true],
  ['https://a.test/?alert=oauth_state_missing', true],
  ['https://a.test/?notice=state-changed', false],
  ['https://a.test/list?state=invalid', false],
  ['https://a.test/?message=hello', false],
])('a page may report a state that doesn’t match: %s', (url, isReport) => {
  expect(isErrorReport(new URL(url))).toBe(isReport);
});
