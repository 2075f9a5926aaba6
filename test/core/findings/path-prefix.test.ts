/** Path prefixes that a Location loses after a sign-in, or likely doesn't. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, foundIn, idsOf } from '../../support/find.ts';

const PAGE = { type: 'main_frame', initiator: 'https://a.test' };
const find = (drawing: string, cookie = '') => {
  const answers = cookie === '' ? [] : [{ headers: [{ name: 'Set-Cookie', value: cookie }] }];
  return foundIn('path-prefix-wrong', answeredBy(record(drawing, PAGE), answers));
};
const sent = (path: string, form: string, to: string, end = '404') =>
  `POST https://a.test${path} (form ${form}) 302 / GET https://a.test${to} ${end}`;

describe('a page that is missing after a sign-in', () => {
  it.each([
    ['a sign-in', sent('/wiki/login', 'user=ada', '/dashboard'), '/wiki'],
    [
      'a sign-in by password, whatever its name',
      sent('/post/anmelden', 'u=a&password=x', '/eingang'),
      '/post',
    ],
    ['the answer to SAML', sent('/hr/acs', 'SAMLResponse=x&RelayState=y', '/leave'), '/hr'],
    [
      'the answer to OAuth',
      'GET https://a.test/monitor/oauth?code=c&state=s 302 / GET https://a.test/d/home 404',
      '/monitor',
    ],
    ['a deeper one', sent('/cloud/index.php/login', 'user=ada', '/apps/files'), '/cloud'],
    [
      'the answer to one',
      'GET https://a.test/tracker/login?ticket=1 302 / GET https://a.test/issues 404',
      '/tracker',
    ],
  ])('may lack a prefix: %s', (_, drawing, prefix) => {
    const [finding] = find(drawing);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toContain(`may lack the prefix ${prefix} and doesn’t exist (404)`);
  });

  it.each([
    ['a sign-in', sent('/mail/login', 'user=ada', '/inbox'), 'm=1; Path=/mail', '/mail'],
    [
      'a deeper path',
      sent('/apps/notes/login', 'a=1', '/notes'),
      'sid=1; Path=/apps/notes/',
      '/apps/notes',
    ],
    ['a password', sent('/users/entrar', 'password=1', '/painel'), 'sid=1; Path=/users', '/users'],
  ])('likely lacks the prefix to which a cookie belongs: %s', (_, drawing, cookie, prefix) => {
    expect(find(drawing, cookie)[0]?.text).toContain(`likely lacks the prefix ${prefix} and`);
  });

  it.each([
    ['what is there', sent('/wiki/login', 'user=ada', '/dashboard', '200')],
    ['a page of the application', sent('/wiki/login', 'user=ada', '/wiki/gone')],
    ['a folder for accounts', sent('/users/sign_in', 'user=ada', '/gone')],
    ['a folder for accounts, to the front page', sent('/accounts/login', 'user=ada', '/')],
    [
      'a page that had a code',
      'GET https://a.test/shop/in?code=SALE 302 / GET https://a.test/gone 404',
    ],
    ['another form', sent('/shop/buy', 'item=7', '/thanks')],
    [
      'another form, whose cookie is for all',
      sent('/shop/buy', 'item=7', '/thanks'),
      'c=1; Path=/',
    ],
    [
      'a cookie that is deleted',
      sent('/shop/buy', 'item=7', '/thanks'),
      'c=; Path=/shop; Max-Age=0',
    ],
    ['a sign-in without a folder', sent('/login', 'user=ada', '/dashboard')],
  ])('is not told of %s', (_, drawing, cookie = '') => {
    expect(find(drawing, cookie)).toEqual([]);
  });
});

it('a page that is missing after another form may lack the prefix to which a cookie belongs', () => {
  const [finding] = find(sent('/post/eingabe', 'name=ada', '/eingang'), 'c=1; Path=/post');
  expect(finding?.text).toContain('may lack the prefix /post and');
});

describe('a sign-in page that is missing', () => {
  const signIn = (from: string, to: string) =>
    find(`GET https://a.test${from} 302 / GET https://a.test${to} 404`);

  it.each([
    ['/apps/metabase/question/7', '/auth/login?redirect=%2Fquestion%2F7', '/apps/metabase'],
    ['/grafana/d/7', '/login?next=%2Fd%2F7%3Fkiosk%3D1', '/grafana'],
    ['/hr/leave', '/signin?back=https%3A%2F%2Fa.test%2Fleave', '/hr'],
  ])('lacks what the path to return to lacks: %s', (from, to, prefix) => {
    expect(signIn(from, to)[0]?.text).toContain(`likely lacks the prefix ${prefix} and`);
  });

  it.each([
    ['/account/settings', '/login?next=%2Faccount%2Fsettings'],
    ['/wiki/page?a=1', '/signin?next=%2Fwiki%2Fpage%3Fa%3D1'],
    ['/konto/daten/', '/login?ziel=https%3A%2F%2Fa.test%2Fkonto%2Fdaten'],
    ['/users/7', '/login'],
    ['/api/items', '/signin'],
  ])(
    'lacks none if the server knows the whole path, or the folder is for accounts: %s',
    (from, to) => {
      expect(signIn(from, to)).toEqual([]);
    },
  );
});

describe('a page that is missing after another step', () => {
  const signedIn = (...steps: readonly string[]) =>
    find(`POST https://a.test/wiki/login (form password=x) 302 / ${steps.join(' / ')}`);

  it.each([
    ['a slash', 'GET https://a.test/my 301', 'GET https://a.test/my/ 404'],
    ['www', 'GET https://a.test/my 308', 'GET https://www.a.test/my 404'],
    [
      'a page for all that are missing',
      'GET https://a.test/my 302',
      'GET https://a.test/404.html 404',
    ],
    [
      'both',
      'GET https://a.test/my 301',
      'GET https://a.test/my/ 302',
      'GET https://a.test/not-found 404',
    ],
  ])('may lack a prefix: %s', (_, ...steps) => {
    expect(signedIn(...steps)[0]?.text).toContain('/my may lack the prefix /wiki');
  });

  it.each([
    ['another page', 'GET https://a.test/my 302', 'GET https://a.test/start 404'],
    [
      'a page that reports something else',
      'GET https://a.test/my 302',
      'GET https://a.test/error 500',
    ],
    ['a sign-in', 'GET https://a.test/my 302', 'GET https://a.test/login 200'],
    ['what is there', 'GET https://a.test/my 301', 'GET https://a.test/my/ 200'],
  ])('is not told of %s', (_, ...steps) => {
    expect(signedIn(...steps)).toEqual([]);
  });
});

describe('a sign-out from a folder', () => {
  it.each(['/gitea/user/logout', '/kibana/signout', '/wiki/saml/slo'])(
    'may lack it, or leave it by design: %s',
    (path) => {
      expect(find(sent(path, 'csrf=1', '/'))[0]?.text).toContain('/ may lack the prefix');
    },
  );

  it.each([
    ['a folder for accounts', sent('/users/sign_out', 'csrf=1', '/')],
    ['no folder', sent('/logout', 'csrf=1', '/')],
    ['another page', sent('/gitea/user/logout', 'csrf=1', '/bye')],
    ['what is there', sent('/gitea/user/logout', 'csrf=1', '/', '200')],
  ])('is not told of %s', (_, drawing) => expect(find(drawing)).toEqual([]));
});

describe('a sign-in that was told where to go', () => {
  it.each([
    ['by its form', sent('/wiki/login', 'password=x&next=%2Fgone', '/gone')],
    ['by its URL', sent('/wiki/login?next=%2Fgone', 'password=x', '/gone')],
    [
      'by a whole URL',
      sent('/wiki/login', 'password=x&back=https%3A%2F%2Fa.test%2Fgone', '/gone?a=1'),
    ],
  ])('lost nothing: %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
    expect(find(drawing, 'sid=1; Path=/wiki')).toEqual([]);
  });

  it('may have lost what it was told', () => {
    const drawing = sent('/wiki/login', 'password=x&next=%2Fwiki%2Fmy', '/my');
    expect(find(drawing)[0]?.text).toContain('/my may lack the prefix /wiki');
  });
});

it.each([
  ['/orders/', '/login'],
  ['/forum/', '/sign-in'],
  ['/shop/', '/home'],
])('a missing page may be all that is wrong: %s to %s', (from, to) => {
  const [finding] = find(`GET https://a.test${from} 302 / GET https://a.test${to} 404`);
  expect(finding?.text).toContain('may lack the prefix');
});

it('ordinary sign-ins in a folder are no finding', () => {
  const ordinary = [
    'POST https://a.test/wiki/login (form password=x) 303 / GET https://a.test/wiki/start 200',
    'POST https://a.test/users/login (form password=x) 303 / GET https://a.test/home 200',
    'GET https://a.test/account/data 302 / GET https://a.test/login?next=%2Faccount%2Fdata 200',
  ];
  for (const drawing of ordinary) expect(idsOf(drawing, PAGE)).toEqual([]);
});
