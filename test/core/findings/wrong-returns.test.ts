/** Sign-ins that come back to the wrong place, or without what they need there. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, stairs } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };
const HEADERS = '{Accept: text/html}';

describe('callback-by-http where the provider refuses', () => {
  const ask = (from: string, back: string, status = '400', initiator?: string) => {
    const query = `client_id=a&response_type=code&redirect_uri=${encodeURIComponent(back)}`;
    const drawing = stairs([from, `https://id.example.net/authorize?${query}`], '302', status);
    const chain = record(drawing, { ...PAGE, ...(initiator && { initiator }) });
    return foundIn('callback-by-http', answeredBy(chain, [{ serverIp: '93.184.216.34' }]));
  };

  it.each([
    [
      'https://www.example.org/in',
      'https://app.example.org/cb',
      'on another host than the request',
    ],
    [
      'https://www.example.org/in',
      'https://a-1.example.com/cb',
      'on another host than the request',
    ],
    ['https://www.example.org/shop/in', 'https://www.example.org/cb', 'outside of /shop'],
    ['https://www.example.org/x/y/z', 'https://www.example.org/signin-oidc', 'outside of /x'],
  ])('tells what differs: %s and %s', (from, back, text) => {
    const [finding, ...others] = ask(from, back);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toContain(text);
    expect(ask(from, back, '200')).toEqual([]);
  });

  it.each([
    ['the same folder', 'https://example.org/shop/in', 'https://example.org/shop/cb'],
    ['a page at the root', 'https://example.org/login', 'https://example.org/auth/cb'],
    ['a folder about accounts', 'https://example.org/users/sign', 'https://example.org/cb'],
    [
      'what the request named',
      'https://example.org/in?r=https://example.com/cb',
      'https://example.com/cb',
    ],
  ])('is silent with %s', (_, from, back) => {
    expect(ask(from, back)).toEqual([]);
  });

  it('is silent where the visitor came from that host', () => {
    expect(
      ask(
        'https://auth.example.org/in',
        'https://app.example.org/cb',
        '400',
        'https://app.example.org',
      ),
    ).toEqual([]);
  });
});

describe('cookies-withheld-from-post without known cookies', () => {
  const post = (error: string, headers = HEADERS) =>
    found(
      'cookies-withheld-from-post',
      `POST https://a.test/cb (form code=1&state=s) ${headers} 302 / GET https://a.test/in?error=${error} 200`,
      { ...PAGE, initiator: 'https://id.test' },
    );

  it.each(['state_mismatch', 'missing-session', 'csrf', 'OAuthCallback:state'])(
    'is found where the error is about what a cookie keeps: %s',
    (error) => {
      expect(post(error)[0]?.text).toContain(
        `sent without cookies, and the sign-in failed with “${error}”`,
      );
    },
  );

  it.each(['access_denied', 'statement', 'server_error'])('is silent about %s', (error) => {
    expect(post(error)).toEqual([]);
  });

  it('is silent where cookies were sent', () => {
    expect(post('state_mismatch', '{Cookie: a=1}')).toEqual([]);
  });
});

describe('cookie-not-sent on this machine', () => {
  const SET = '{Set-Cookie: app_session=1}';
  const find = (drawing: string) => found('cookie-not-sent', drawing, PAGE);
  const signIn = (from: string, to: string, sent = HEADERS) =>
    `GET http://${from}/cb?code=1 302 ${SET} / GET http://${to}/ ${sent} 302 / GET http://${to}/login ${sent} 200`;

  it.each([
    ['127.0.0.1:4000', 'localhost:3000'],
    ['localhost:8080', '127.0.0.1:8080'],
    ['[::1]:8080', 'localhost:8080'],
  ])('is found where a session is set at %s and needed at %s', (from, to) => {
    const [finding, ...others] = find(signIn(from, to));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toMatch(/^Cookie app_session was set for .*, so it wasn’t sent to /);
  });

  it.each([
    ['one name', signIn('localhost:4000', 'localhost:3000', '{Cookie: app_session=1}')],
    ['one session each', signIn('127.0.0.1', 'localhost', '{Cookie: app_session=2}')],
    ['no sign-in', `GET http://127.0.0.1/cb 302 ${SET} / GET http://localhost/ ${HEADERS} 200`],
    ['another cookie', signIn('127.0.0.1', 'localhost').replace('app_session', 'theme')],
    ['other hosts', signIn('a.test', 'b.test')],
  ])('is silent with %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});
