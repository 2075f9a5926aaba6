/** Forms that lead to a sign-in page: whether their data are still wanted. */
import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, foundIn } from '../../support/find.ts';

const PAGE = { type: 'main_frame', initiator: 'https://a.test' };
const KEEP = 'keep the form’s data';
const find = (path: string, to: string, sent = '', set = '', form = 't=1') => {
  const request = sent && ` {Cookie: ${sent}}`;
  const drawing = `POST https://a.test${path} (form ${form})${request} 302 / GET https://a.test${to} 200`;
  const answers = set === '' ? [] : [{ headers: [{ name: 'Set-Cookie', value: set }] }];
  return foundIn('post-became-get', answeredBy(record(drawing, PAGE), answers))[0];
};

describe('a form that leads to a sign-in page', () => {
  it.each([
    ['an order', '/orders', '/login?next=%2Forders'],
    ['a comment', '/posts/7/comments', '/users/sign_in'],
    ['a new cookie', '/orders', '/login', 's=1', 's=2; Path=/'],
  ])('may be sent once more after it: %s', (_, path, to, sent = '', set = '') => {
    expect(find(path, to, sent, set)?.remedy).toContain(KEEP);
  });

  it.each([
    ['signing out', '/logout', '/login'],
    ['signing out of a framework', '/Account/LogOff', '/Account/Login'],
    ['signing up', '/register', '/login'],
    ['a new password', '/password/reset', '/login'],
    ['a sign-in by any name', '/entrar', '/login', '', '', 'usuario=a&senha=x'],
    ['a provider’s answer', '/acs', '/login', '', '', 'SAMLResponse=x&RelayState=y'],
    ['a failed sign-in', '/login', '/login?failed=1'],
    ['signing out by any name', '/abmelden', '/login', 'sitzung=1', 'sitzung=; Max-Age=0'],
    [
      'signing out by another name',

      '/salir',
      '/auth',
      'sid=1',
      'sid=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ],
  ])('has done its work: %s', (_, path, to, sent = '', set = '', form = 't=1') => {
    const finding = find(path, to, sent, set, form);
    expect(finding?.severity).toBe('info');
    expect(finding?.text).toContain('leads to a sign-in page');
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/keep the form|error/);
    expect(finding?.remedy).toMatch(/^Return 303.*307 would send the form/);
  });
});
