/** Cookies around sign-ins. */
import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { earlierOf } from '../../../src/core/findings/earlier.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';
import { answeredBy, foundIn, stairs } from '../../support/find.ts';

const PAGE: DrawnRequest = { type: 'main_frame' };

describe('cookies-withheld-from-post', () => {
  const FROM_IDP: DrawnRequest = { ...PAGE, initiator: 'https://id.test', startsAt: 5000 };
  const find = (drawing: string, request = FROM_IDP) =>
    foundIn('cookies-withheld-from-post', record(drawing, request));
  const SESSION = '{Cookie: sid=7}';

  it.each([
    ['SAML', 'SAMLResponse=x&RelayState=y', `302 / GET https://a.test/login ${SESSION} 200`],
    ['form_post', 'code=c&state=s', `303 / GET https://a.test/?error=state ${SESSION} 200`],
    ['an ID token', 'id_token=x&state=s', `302 / GET https://a.test/in ${SESSION} 403`],
  ])('is found in %s by the cookies that the next GET does carry', (_, form, end) => {
    expect(find(`POST https://a.test/acs (form ${form}) {Accept: text/html} ${end}`)).toMatchObject(
      [
        {
          severity: 'warning',
          hop: 0,
          text: 'The POST from another site was sent without the cookie sid',
        },
      ],
    );
  });

  it.each([
    ['SAML', 'SAMLResponse=x&RelayState=y'],
    ['WS-Federation', 'wa=wsignin1.0&wresult=x&wctx=y'],
  ])('never advises GET for %s, which has no such response', (_, form) => {
    const [finding] = find(
      `POST https://a.test/acs (form ${form}) {Accept: text/html} 302 / GET https://a.test/login ${SESSION} 200`,
    );
    expect(finding?.remedy).not.toMatch(/GET|response_mode/);
    expect(finding?.remedy).toMatch(/SameSite=None; Secure.*RelayState/);
  });

  it('advises GET for OAuth', () => {
    const [finding] = find(
      `POST https://a.test/cb (form code=c&state=s) {Accept: text/html} 302 / GET https://a.test/login ${SESSION} 200`,
    );
    expect(finding?.remedy).toContain('response_mode=query');
    expect(finding?.remedy).not.toContain('RelayState');
  });

  it.each([
    ['an ID token', 'id_token=a.b.c&state=s'],
    ['a hybrid answer', 'code=c&id_token=a.b.c&state=s'],
    ['an access token', 'access_token=t&state=s'],
    ['an error alone, to what nobody knows', 'error=x&state=s'],
  ])('advises no query, which must not carry tokens, for %s', (_, form) => {
    const [finding] = find(
      `POST https://a.test/cb (form ${form}) {Accept: text/html} 302 / GET https://a.test/login ${SESSION} 200`,
    );
    expect(finding?.remedy).toContain('SameSite=None; Secure');
    expect(finding?.remedy).toContain('With response_type=code');
    expect(finding?.remedy).not.toContain('respond with GET (response_mode=query).');
  });

  /** The remedy where this request was sent to the provider before. */
  const remedyAfter = (asked: string, form = 'code=c&state=s') => {
    const provider = new URL(asked).origin;
    const cookie = [{ name: 'Set-Cookie', value: 'state=s; Path=/' }];
    const begun = answeredBy(
      record(stairs(['https://a.test/start', asked]), { ...PAGE, requestId: '0', startsAt: 1000 }),
      [{ headers: cookie }],
    );
    const chain = record(
      `POST https://a.test/cb (form ${form}) {Accept: text/html} 302 / GET https://a.test/login 200`,
      { ...FROM_IDP, initiator: provider },
    );
    return findingsOf(chain, undefined, earlierOf(chain, [begun, chain])).find(
      ({ id }) => id === 'cookies-withheld-from-post',
    )?.remedy;
  };
  const APPLE = 'https://appleid.apple.com/auth/authorize?client_id=a&response_mode=form_post';

  it.each([
    [
      'Apple, which posts names and addresses only',
      `${APPLE}&response_type=code&scope=name%20email`,
    ],
    ['Apple', `${APPLE}&response_type=code%20id_token&scope=email`],
  ])('advises no query for %s', (_, asked) => {
    expect(remedyAfter(asked)).toMatch(/^Set “SameSite=None; Secure” for the cookie[^.]*\.$/);
    expect(remedyAfter(asked, 'error=x&state=s')).not.toMatch(/query|GET/);
  });

  it('advises it for Apple without a scope, and only without tokens where they were requested', () => {
    expect(remedyAfter(`${APPLE}&response_type=code`)).toContain('(response_mode=query).');
    const hybrid =
      'https://id.test/authorize?client_id=a&response_type=code%20id_token&scope=openid';
    expect(remedyAfter(hybrid)).toMatch(/With response_type=code/);
    expect(remedyAfter(hybrid.replace('%20id_token', ''))).toContain('respond with GET');
  });

  it.each([
    ['analytics and a consent', '_ga=1; Cookie: cookieconsent_status=1'],
    ['a language and a theme', 'NEXT_LOCALE=sv; Cookie: theme=dark'],
    ['a balancer', 'AWSALB=1; Cookie: ARRAffinity=2'],
  ])('names no cookie that a sign-in has nothing to do with: %s', (_, cookies) => {
    const drawing = `POST https://a.test/acs (form SAMLResponse=x) {Accept: text/html} 302 / GET https://a.test/login {Cookie: ${cookies}} 200`;
    expect(find(drawing)).toEqual([]);
    const texts = [`sid=1; Cookie: ${cookies}`, `${cookies}; Cookie: ticket7=1`].map(
      (all) => find(drawing.replace(`Cookie: ${cookies}`, `Cookie: ${all}`))[0]?.text,
    );
    expect(texts.map((text) => text?.replace(/^.* the /, ''))).toEqual([
      'cookie sid',
      'cookie ticket7',
    ]);
  });

  it('names those that look like a sign-in’s, if there are any', () => {
    const [finding] = find(
      'POST https://a.test/acs (form SAMLResponse=x) {Accept: text/html} 302 / GET https://a.test/login {Cookie: seen=1; Cookie: JSESSIONID=2} 200',
    );
    expect(finding?.text).toContain('without the cookie JSESSIONID');
  });

  const ANSWER = 'POST https://a.test/acs (form SAMLResponse=x) {Accept: text/html} 403';
  const begun = (cookie: string, startsAt = 1000) => {
    const urls = ['https://a.test/start', 'https://id.test/sso?SAMLRequest=x'];
    const chain = record(stairs(urls), { ...PAGE, requestId: '0', startsAt });
    return answeredBy(chain, [{ headers: [{ name: 'Set-Cookie', value: cookie }] }]);
  };
  const textsAfter = (earlier: ReturnType<typeof begun>) => {
    const chain = record(ANSWER, FROM_IDP);
    return findingsOf(chain, undefined, earlierOf(chain, [earlier, chain]))
      .filter(({ id }) => id === 'cookies-withheld-from-post')
      .map(({ text }) => text);
  };

  it.each([
    'request=7; Path=/; SameSite=Lax',
    'request=7',
    'request=7; SameSite=Strict; Path=/acs',
  ])('names what another chain of the tab set: %s', (cookie) => {
    expect(textsAfter(begun(cookie))).toEqual([
      'The POST from another site was sent without the cookie request',
    ]);
  });

  it('names what the chain set that led to the provider, before what others did', () => {
    const other = record(stairs(['https://a.test/shop', 'https://a.test/shop/7']), {
      ...PAGE,
      requestId: 'x',
      startsAt: 500,
    });
    const set = answeredBy(other, [{ headers: [{ name: 'Set-Cookie', value: 'seen=1; Path=/' }] }]);
    const textsOf = (...earlier: readonly RedirectChain[]) => {
      const chain = record(ANSWER, FROM_IDP);
      return findingsOf(chain, undefined, earlierOf(chain, [...earlier, chain])).map(
        ({ text }) => text,
      );
    };
    expect(textsOf(set, begun('request=7; Path=/'))).toEqual([
      'The POST from another site was sent without the cookie request',
    ]);
    expect(textsOf(set, begun('lang=en; Path=/'))).toEqual([
      'The POST from another site was sent without the cookie seen',
    ]);
  });

  it.each([
    ['for any site', begun('request=7; SameSite=None; Secure')],
    ['for another path', begun('request=7; Path=/start')],
    ['and deleted', begun('request=; Max-Age=0')],
    ['long before', begun('request=7', 5000 - 3_600_000)],
    ['afterward', begun('request=7', 9000)],
  ])('says nothing of a cookie that was set %s', (_, earlier) => {
    expect(textsAfter(earlier)).toEqual([]);
  });

  it.each([
    [
      'a sign-in that worked',
      `POST https://a.test/acs (form SAMLResponse=x) {Accept: x} 303 / GET https://a.test/home ${SESSION} 200`,
      FROM_IDP,
    ],
    [
      'cookies that were sent',
      `POST https://a.test/acs (form SAMLResponse=x) ${SESSION} 403`,
      FROM_IDP,
    ],
    [
      'the site’s own form',
      `POST https://a.test/acs (form state=x) {Accept: x} 302 / GET https://a.test/login ${SESSION} 200`,
      { ...PAGE, initiator: 'https://www.a.test' },
    ],
    [
      'another form',
      `POST https://a.test/acs (form item=x) {Accept: x} 302 / GET https://a.test/login ${SESSION} 200`,
      FROM_IDP,
    ],
    [
      'a host without cookies',
      'POST https://a.test/acs (form SAMLResponse=x) {Accept: x} 403',
      FROM_IDP,
    ],
  ])('is not found in %s', (_, drawing, request) => {
    expect(find(drawing, request)).toEqual([]);
  });
});

describe('a form of SAML’s that answers no sign-in that began here', () => {
  const SITE = record(stairs(['https://a.test/', 'https://a.test/home']), {
    ...PAGE,
    requestId: 'site',
    startsAt: 1000,
  });
  const page = answeredBy(SITE, [{ headers: [{ name: 'Set-Cookie', value: 'sid=9; Path=/' }] }]);
  const textsOf = (drawing: string, ...more: readonly RedirectChain[]) => {
    const chain = record(drawing, { ...PAGE, initiator: 'https://id.test', startsAt: 5000 });
    return findingsOf(chain, undefined, earlierOf(chain, [page, ...more, chain]))
      .filter(({ id }) => id === 'cookies-withheld-from-post')
      .map(({ text }) => text);
  };
  const posted = (path: string, end: string, form = 'SAMLResponse=x&RelayState=y') =>
    `POST https://a.test${path} (form ${form}) {Accept: text/html} ${end}`;
  const LOGIN = '302 / GET https://a.test/login {Accept: text/html} 200';

  it.each([
    '/saml/slo',
    '/saml/logout',
    '/saml2/sls',
    '/Shibboleth.sso/SLO/POST',
    '/saml/SingleLogout',
    '/module.php/saml/sp/saml2-logout.php/default-sp',
    '/logout/saml2/slo',
    '/slo',
  ])('is no sign-in’s, but a sign-out’s: %s', (path) => {
    expect(textsOf(posted(path, LOGIN))).toEqual([]);
    expect(textsOf(posted(path, '400'))).toEqual([]);
  });

  it.each([
    ['a role', posted('/saml/acs', '403')],
    ['a fault later', posted('/acs', '302 / GET https://a.test/start {Accept: text/html} 500')],
    ['WS-Federation', posted('/', '403', 'wa=wsignin1.0&wresult=x')],
  ])('is refused for another reason, such as %s', (_, drawing) => {
    expect(textsOf(drawing)).toEqual([]);
  });

  it('is an answer, if a page of the host sent the request by a form', () => {
    const asked = record('POST https://id.test/sso (form SAMLRequest=f) 200', {
      ...PAGE,
      initiator: 'https://a.test',
      requestId: 'ask',
      startsAt: 3000,
    });
    expect(textsOf(posted('/saml/acs', '403'), asked)).toEqual([
      'The POST from another site was sent without the cookie sid',
    ]);
  });

  it('is an answer, if it leads to the sign-in again', () => {
    expect(textsOf(posted('/saml/acs', LOGIN))).toHaveLength(1);
  });
});

describe('cookie-not-sent around a sign-in', () => {
  const find = (urls: readonly string[], cookie: string) => {
    const headers: Header[] = [{ name: 'Set-Cookie', value: cookie }];
    return foundIn('cookie-not-sent', answeredBy(record(stairs(urls), PAGE), [{ headers }]));
  };
  const ASK = 'https://id.test/authorize?client_id=a&response_type=code&state=s';

  it.each([
    ['https://www.a.test/in', 'https://a.test/cb?code=c&state=s'],
    ['https://app.a.test/in', 'https://auth.a.test/cb?error=denied&state=s'],
  ])('is a warning where state was set on %s alone and the answer goes to %s', (from, to) => {
    const [finding] = find([from, ASK, to], 'oauth_state=s; Path=/');
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.remedy).toContain('the same host that receives its response');
  });

  it('is no warning for other cookies, and nothing on other hosts', () => {
    const back = 'https://a.test/cb?code=c&state=s';
    expect(find(['https://www.a.test/in', ASK, back], 'cart=1')).toMatchObject([
      { severity: 'info' },
    ]);
    expect(find(['https://app.a.test/in', ASK, back], 'cart=1')).toEqual([]);
  });

  it.each([
    ['org', 'https://shop.org/in', 'https://shop.org/home'],
    ['co.uk', 'https://shop.co.uk/in', 'https://www.shop.co.uk/home'],
    ['github.io', 'https://me.github.io/in', 'https://me.github.io/home'],
  ])('says of a Domain of %s that browsers refuse it', (domain, from, to) => {
    const [finding] = find([from, to], `a=1; Domain=.${domain}; Path=/`);
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.text).toContain('public suffix');
  });

  it('takes a registered domain for no public suffix', () => {
    expect(
      find(['https://shop.org/in', 'https://shop.org/home'], 'a=1; Domain=shop.org')[0]?.text,
    ).toContain('reason unknown');
  });

  it.each([
    'JSESSIONID=1; Path=/inner',
    'PHPSESSID=1; Path=/inner/',
    'auth_token=1; Path=/backend/app',
  ])('is a warning where a session is for a path that the host is not asked for: %s', (cookie) => {
    const [finding] = find(['https://a.test/login', 'https://a.test/home'], cookie);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.remedy).toContain('proxy_cookie_path');
  });

  it('is not found where the path is the application’s own, or the cookie is no session', () => {
    expect(find(['https://a.test/admin/in', 'https://a.test/home'], 'sid=1; Path=/admin')).toEqual(
      [],
    );
    expect(find(['https://a.test/login', 'https://a.test/home'], 'hint=1; Path=/help')).toEqual([]);
  });
});

describe('a session that the sign-in’s start set on another host', () => {
  const begin = (name: string, end: string, host = 'www.a.test') => {
    const urls = [
      `https://${host}/auth/start`,
      'https://id.test/authorize?client_id=k&response_type=code&state=s',
      'https://a.test/cb?code=c&state=s',
    ];
    const drawing = `${stairs(urls, '302', '…').replace(/ \S+$/, '')} {Accept: text/html} ${end}`;
    const chain = record(drawing, PAGE);
    const headers = [{ name: 'Set-Cookie', value: `${name}=1; Path=/; Secure` }];
    return foundIn('cookie-not-sent', answeredBy(chain, [{ headers }]));
  };

  it.each([
    ['_shop_session', '500'],
    ['connect.sid', '302 / GET https://a.test/login?error=mismatch {Accept: text/html} 200'],
  ])('is what its answer lacked: %s, then %s', (name, end) => {
    for (const host of ['www.a.test', 'app.a.test']) {
      const [finding] = begin(name, end, host);
      expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
      expect(finding?.remedy).toContain('Start the sign-in on the same host');
    }
  });

  it('is not, if somebody signed in', () => {
    const home = '302 / GET https://a.test/home {Accept: text/html} 200';
    expect(begin('connect.sid', home, 'app.a.test')).toEqual([]);
    expect(begin('connect.sid', home)[0]).toMatchObject({ severity: 'info' });
  });
});

describe('a cookie for the Domain of another host', () => {
  const find = (domain: string, url: string) => {
    const headers = [{ name: 'Set-Cookie', value: `sid=1; Domain=${domain}; Path=/` }];
    const chain = record(stairs([`${url}in`, `${url}home`]), PAGE);
    return foundIn('cookie-not-sent', answeredBy(chain, [{ headers }]))[0];
  };

  it.each([
    ['shop.com', 'http://localhost:3000/'],
    ['backend.internal', 'https://shop.com/'],
  ])('is rejected, and was meant for one or the other: %s at %s', (domain, url) => {
    const finding = find(domain, url);
    const host = new URL(url).hostname;
    expect(finding?.explanation).toContain(`${host} can’t set cookies for ${domain}`);
    expect(finding?.remedy).toMatch(new RegExp(`^If ${host} needs the cookie, remove Domain, or`));
    expect(finding?.remedy).toContain(`If ${domain} needs it, set it in a response from there`);
  });

  it('may be shared within one site', () => {
    expect(find('api.shop.com', 'https://www.shop.com/')?.remedy).toMatch(
      /^Set Domain to the parent/,
    );
  });
});
