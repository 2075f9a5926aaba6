/** Loops through a sign-in, whose session the page doesn't recognize. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { found, foundIn } from '../../support/find.ts';

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
      [APP, 'https://portal.test/?rd=https%3A%2F%2Fapp.test%2F&rm=GET'],
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
    [
      'the portal first',
      ['https://portal.test/?rd=https%3A%2F%2Fapp.test%2F&rm=GET', APP],
      'portal.test',
    ],
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

describe('a loop of several pages with a sign-in among them', () => {
  const SID = 's=1';
  const own = (...paths: readonly string[]) =>
    remedyOf(...paths.map((path) => get(`https://app.test${path}`, SID)));

  it.each([
    ['a second factor', ['/', '/login', '/mfa/enroll']],
    ['a profile to complete', ['/account', '/users/sign_in', '/welcome']],
    ['another page first', ['/start', '/inbox', '/login']],
  ])('never says that the sign-in sends visitors back to where it does not: %s', (_, paths) => {
    for (const turn of [0, 1, 2]) {
      const remedy = own(...paths.slice(turn), ...paths.slice(0, turn));
      expect(remedy).toContain('these URLs judge it differently');
      expect(remedy).not.toContain('sends them back');
    }
  });

  it('takes the name of a language for no sign-out', () => {
    expect(own('/slo/racun', '/slo/login')).toMatch(/^\/slo\/racun sends visitors to \/slo\/login/);
    expect(own('/saml/slo', '/slo/login')).not.toContain('sends visitors');
  });

  it('names the page that sends visitors there', () => {
    const remedy = remedyOf(
      get('https://www.app.test/', SID),
      get('https://konto.app.test/inbox', SID),
      get('https://konto.app.test/login', SID),
      get('https://konto.app.test/inbox/', SID),
    );
    expect(remedy).toMatch(/^\/inbox sends visitors to \/login/);
  });

  it('names the host that sends visitors to another, if they return there', () => {
    const lap = ['https://b.test/', APP, AUTHORIZE, `${APP}cb?code=c`].map((url) => get(url));
    expect(remedyOf(...lap)).toContain('app.test sends visitors to idp.example');
    const terms = [APP, 'https://terms.test/v3', AUTHORIZE, `${APP}cb?code=c`].map((url) =>
      get(url),
    );
    expect(remedyOf(...terms)).toMatch(/^Check whether the browser stores and sends the session/);
  });

  it('takes a host with a sign-in’s name for one, if it is told where to return', () => {
    const lap = [APP, `https://login.app.test/?rd=${encodeURIComponent(APP)}`].map((url) =>
      get(url),
    );
    expect(remedyOf(...lap)).toContain('app.test sends visitors to login.app.test, likely to sign');
  });
});

describe('a loop with a host that is told where to return, for another reason than a sign-in', () => {
  const back = encodeURIComponent(APP);

  it.each([
    ['a consent', `https://cmp.test/wall?redirect_uri=${back}`],
    ['a payment', `https://pay.test/p?client_id=7&redirect_uri=${back}`],
    ['a click counter', `https://clic.test/t?rd=${back}`],
    ['an age gate', `https://age.test/check?service=${back}`],
    ['cookies that are joined', `https://sync.test/match?client_id=4&redirect_uri=${back}`],
  ])('is not about a sign-in: %s', (_, url) => {
    const remedy = remedyOf(get(APP), get(url));
    expect(remedy).toContain('redirect to one another');
    expect(remedy).not.toContain('sign in');
  });

  it.each([
    ['OAuth by its path', `https://hub.test/oauth/start?client_id=7&redirect_uri=${back}`],
    ['OAuth by its state', `https://hub.test/dialog?client_id=7&state=s&redirect_uri=${back}`],
    ['oauth2-proxy', `https://gate.test/oauth2/sign_in?rd=${back}`],
    ['a gateway at /auth/', `https://gate.test/auth/verify?rd=${back}`],
    ['WS-Federation', `https://fs.test/go?wtrealm=urn:a&wreply=${back}`],
  ])('is, where only a sign-in has such parameters: %s', (_, url) => {
    expect(remedyOf(get(APP), get(url))).toContain('likely to sign in');
  });

  it('is, where CAS gives a ticket', () => {
    const lap = [get(APP), get(`https://hub.test/?service=${back}`), get(`${APP}?ticket=ST-1`)];
    expect(remedyOf(...lap)).toContain('app.test sends visitors to hub.test, likely to sign in');
  });
});

describe('a loop of pages that only have a sign-in’s name', () => {
  it.each([
    ['a language', '/val', '/cas'],
    ['documentation', '/docs/auth', '/docs/security'],
    ['help', '/help/login', '/help/account'],
    ['a guide', '/guide/v2/sso', '/guide/v2/saml'],
  ])('is not about them: %s', (_, first, second) => {
    const remedy = remedyOf(
      get(`https://a.test${first}`, 's=1'),
      get(`https://a.test${second}`, 's=1'),
    );
    expect(remedy).not.toContain('signed in and sends');
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

describe('a loop between two pages of a host that get the same session', () => {
  const between = (...cookies: readonly string[]) =>
    ['/admin', '/admin/dashboard', '/admin/setup']
      .slice(0, cookies.length)
      .map((path, index) => get(`https://app.test${path}`, cookies[index]));

  it.each([
    ['administrator', '/administrator/', '/administrator/index.php', 'JSESSIONID=1'],
    ['a wizard', '/einrichtung', '/uebersicht', 'sid=1'],
    ['a second factor', '/account', '/login/2fa', 's=1; Cookie: _ga=2'],
  ])('may be kept by either cause: %s', (_, first, second, cookie) => {
    const remedy = remedyOf(
      get(`https://app.test${first}`, cookie),
      get(`https://app.test${second}`, cookie),
    );
    expect(remedy).toContain(`each request includes the cookie ${cookie.replace(/=.*/, '')}.`);
    expect(remedy).toContain('judge it differently');
    expect(remedy).toContain('two rules conflict');
  });

  it('names the cookies that every request has, and no others', () => {
    const remedy = remedyOf(
      ...between(
        'a=1; Cookie: b=1; Cookie: c=1',
        'b=1; Cookie: a=1',
        'b=1; Cookie: a=1; Cookie: _ga=1',
      ),
    );
    expect(remedy).toContain('each request includes the cookies a and b.');
  });

  it.each([
    ['without a cookie', between('', '')],
    ['with one that only one of them gets', between('sid=1', '')],
    [
      'with an analytics tool’s and a consent',
      between('_ga=1; Cookie: cookieconsent=1', '_ga=1; Cookie: cookieconsent=1'),
    ],
    ['of two cases', [get(`${APP}Shop`, 'sid=1'), get(`${APP}shop`, 'sid=1')]],
    ['of a page’s two spellings', [get(APP, 'sid=1'), get(`${APP}?`, 'sid=1')]],
    ['of two slashes', [get('https://app.test/x', 'sid=1'), get('https://app.test/x/', 'sid=1')]],
  ])('is about rules alone: %s', (_, lap) => {
    expect(remedyOf(...lap)).not.toContain('judge');
  });
});

describe('a loop between two pages whose cookies nobody recorded', () => {
  const lap = ['https://app.test/panel', 'https://app.test/panel/start'].map((url) => get(url));
  const drawing = [...Array.from({ length: 10 }, () => lap).flat(), lap[0]].join(' / ');
  const chain = record(`${drawing} / GET https://app.test/panel/start net::ERR_TOO_MANY_REDIRECTS`);
  const [first, ...rest] = chain.hops;
  const remedyWith = (change: Partial<typeof first>) => {
    const hops = [first, ...rest].map((hop) => ({ ...hop, ...change }));
    return foundIn('redirect-loop', { ...chain, hops: hops as unknown as typeof chain.hops })[0]
      ?.remedy;
  };

  it('may be kept by either cause', () => {
    const file = { witness: 'file' } as const;
    expect(remedyWith(file)).toContain('doesn’t show whether the requests had cookies');
    expect(remedyWith({ requestHeaders: undefined as never })).toContain('judge it differently');
    expect(remedyWith({})).toMatch(/^Two rules conflict/);
    const others = [{ name: 'Cookie', value: '_ga=1' }];
    expect(remedyWith({ ...file, requestHeaders: others })).toMatch(/^Two rules conflict/);
  });
});

describe('a loop with a Location that loses HTTPS', () => {
  const pages = (first: string, second: string) =>
    remedyOf(
      get(`https://app.test${first}`, 'sid=1'),
      get(`http://app.test${second}`, ''),
      get(`https://app.test${second}`, 'sid=1'),
    );

  it.each([
    ['a sign-in', '/wp-admin/', '/wp-login.php', 'delete a session cookie'],
    ['another sign-in', '/home', '/users/sign_in', 'delete a session cookie'],
    ['pages without a sign-in', '/cockpit', '/cockpit/start', 'two rules conflict'],
  ])('starts with the scheme, then with the other cause: %s', (_, first, second, other) => {
    const remedy = pages(first, second);
    expect(remedy).toMatch(/^https:..app\.test\S+ redirects from HTTPS to plain HTTP/);
    expect(remedy).toContain('X-Forwarded-Proto');
    expect(remedy).toContain(other.replace('two rules', 'wo rules'));
  });

  it('tells of the session that HTTPS alone has', () => {
    expect(pages('/cockpit', '/cockpit/start')).toContain(
      'each HTTPS request includes the cookie sid.',
    );
  });

  it('starts with the scheme even if a cookie is lost by it', () => {
    const remedy = remedyOf(
      get('https://app.test/home', ''),
      get('http://app.test/login', '', 'sid=1'),
      get('https://app.test/login', ''),
    );
    expect(remedy).toMatch(/^https:.*plain HTTP.*Find out why the Cookie header/s);
  });

  it('starts with the scheme where the browser returns to HTTPS by itself', () => {
    const lap = [
      'GET https://app.test/a 302',
      'GET http://app.test/b hsts',
      'GET https://app.test/b 302',
    ];
    expect(remedyOf(...lap)).toMatch(/^https:.*plain HTTP.*Two rules conflict\./s);
  });

  it.each([
    ['by HTTPS alone', [get(`${APP}home`, 's=1'), get(`${APP}login`, 's=1')]],
    ['by HTTP alone', [get('http://app.test/home', 's=1'), get('http://app.test/login', 's=1')]],
    ['to another host', [get(`${APP}home`), get('http://idp.example/login'), get(`${APP}cb`)]],
  ])('says nothing of the scheme %s', (_, lap) => {
    expect(remedyOf(...lap)).not.toContain('plain HTTP');
  });
});
