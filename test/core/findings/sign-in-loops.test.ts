/** Loops through a sign-in, whose session the page doesn't recognize. */
import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const remedyOf = (...lap: readonly string[]): string => {
  const [first = ''] = lap;
  const last = first.replace(/ 30\d.*$/, ' net::ERR_TOO_MANY_REDIRECTS');
  const hops = [
    ...Array.from({ length: 10 }, () => lap)
      .flat()
      .slice(0, 21 - (21 % lap.length)),
    last,
  ];
  return found('redirect-loop', hops.join(' / '), { type: 'main_frame' })[0]?.remedy ?? '';
};
const get = (url: string, sent = '', set = '') =>
  `GET ${url}${sent && ` {Cookie: ${sent}}`} 302${set && ` {Set-Cookie: ${set}}`}`;

const APP = 'https://app.test/';
const BACK = 'redirect_uri=https%3A%2F%2Fapp.test%2Fcb';
const AUTHORIZE = `https://idp.example/authorize?client_id=a&response_type=code&${BACK}`;

describe('a loop through another host’s sign-in', () => {
  it.each([
    ['OpenID Connect', [APP, AUTHORIZE, `${APP}cb?code=c&state=s`], 'idp.example'],
    [
      'SAML',
      [APP, 'https://idp.example/go?SAMLRequest=f&RelayState=r', `${APP}acs?t=1`],
      'idp.example',
    ],
    [
      'a host with a sign-in’s name',
      [APP, `${APP}welcome`, 'https://sso.example/go'],
      'sso.example',
    ],
    [
      'a portal that is told where to return',
      [APP, 'https://portal.test/?rd=https%3A%2F%2Fapp.test%2F'],
      'portal.test',
    ],
    [
      'a page’s own path to it',
      [APP, `${APP}oauth2/start`, AUTHORIZE, `${APP}callback?code=c`],
      'idp.example',
    ],
    [
      'a page’s own sign-in page on the way',
      [APP, `${APP}login`, 'https://cas.example/cas?service=https%3A%2F%2Fapp.test%2F'],
      'cas.example',
    ],
    ['the portal first', ['https://portal.test/?rd=https%3A%2F%2Fapp.test%2F', APP], 'portal.test'],
  ])('is not blamed on two rules: %s', (_, urls, host) => {
    const remedy = remedyOf(...urls.map((url) => get(url)));
    expect(remedy).toContain(
      `app.test sends visitors to ${host}, likely to sign in, and doesn’t recognize them`,
    );
    expect(remedy).toContain('the session cookie (Domain, Path, Secure, SameSite, under 4 kB)');
    expect(remedy).not.toContain('conflict');
  });

  it('names the cookie that stays with the gateway', () => {
    const start = 'https://auth.app.test/oauth2/start?rd=https%3A%2F%2Fapp.test%2F';
    const callback = 'https://auth.app.test/oauth2/callback?code=c&state=s';
    const lap = [get(APP), get(start, 'gate=1'), get(callback, 'gate=1', 'gate=2')];
    expect(remedyOf(...lap)).toContain(
      'auth.app.test sets gate without Domain, so app.test never gets it',
    );
    expect(remedyOf(...lap)).not.toContain('each iteration sets it again');
    const [, ...others] = lap;
    expect(remedyOf(get(APP, 'gate=1'), ...others)).not.toContain('without Domain');
  });

  it('names the cookie that the page gets and doesn’t accept', () => {
    const lap = [get(APP, 'sid=1'), get(AUTHORIZE), get(`${APP}cb?code=c`, 'sid=1', 'sid=2')];
    expect(remedyOf(...lap)).toContain('The cookie sid is sent, and each iteration sets it again');
  });

  it('names the error that the application answers by another try', () => {
    const remedy = remedyOf(
      ...[APP, AUTHORIZE, `${APP}cb?error=access_denied&state=s`].map((url) => get(url)),
    );
    expect(remedy).toContain('returns the error “access_denied” to https://app.test/cb');
  });
});

describe('a loop between a page and its own sign-in', () => {
  it.each([
    ['/wp-admin/', '/wp-login.php?redirect_to=https%3A%2F%2Fapp.test%2Fwp-admin%2F&reauth=1'],
    ['/upload', '/login'],
    ['/account', '/users/sign_in?next=%2Faccount'],
  ])('is about the session: %s', (page, signIn) => {
    const remedy = remedyOf(
      get(`https://app.test${page}`, 's=1'),
      get(`https://app.test${signIn}`, 's=1'),
    );
    const path = signIn.replace(/\?.*/, '');
    expect(remedy).toContain(`have ${path} delete a session cookie that ${page} doesn’t accept`);
    expect(remedy).not.toContain('conflict');
  });
});

it('of which no request has a cookie takes nobody for signed in', () => {
  const bare = (path: string) => `GET https://app.test${path} {Accept: */*} 302`;
  const remedy = remedyOf(bare('/inbox'), bare('/login'));
  expect(remedy).toContain('stores and sends the session cookie');
  expect(remedy).not.toContain('signed in');
});

describe('a loop without a sign-in', () => {
  it.each([
    [
      'a consent page that is told where it came from',
      ['https://www.a.test/', 'https://consent.test/?url=https%3A%2F%2Fwww.a.test%2F'],
      'redirect to one another',
    ],
    [
      'a sign-out',
      [
        'https://a.test/logout',
        'https://sso.test/logout?post_logout_redirect_uri=https%3A%2F%2Fa.test%2Flogout',
      ],
      'redirect to one another',
    ],
    [
      'a host for accounts',
      ['https://accounts.a.test/', 'https://www.a.test/my-account'],
      'redirect to one another',
    ],
    ['spellings of a host', ['https://www.a.test/', 'https://a.test/'], 'conflict over the host'],
    [
      'spellings of a sign-in',
      ['https://www.a.test/login', 'https://a.test/login'],
      'conflict over the host',
    ],
    [
      'spellings of a sign-in’s host',
      ['https://www.auth.a.test/', 'https://auth.a.test/'],
      'conflict over the host',
    ],
    [
      'schemes of a sign-in',
      ['http://a.test/login', 'https://a.test/login'],
      'conflict over the scheme',
    ],
    ['pages of a host', ['https://a.test/x', 'https://a.test/y'], 'Two rules conflict. Restrict'],
    ['pages of two hosts', ['https://a.test/x', 'https://b.test/y'], 'redirect to one another'],
  ])('is told as before, or only as what it shows: %s', (_, urls, text) => {
    expect(remedyOf(...urls.map((url) => get(url)))).toContain(text);
  });
});
