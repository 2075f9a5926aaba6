import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const find = (drawing: string, initiator?: string) =>
  found('open-redirect-suspect', drawing, {
    type: 'main_frame',
    ...(initiator !== undefined && { initiator }),
  });

const to = (query: string) => `GET http://a.test/out?${query} 302 / GET http://evil.test/x 200`;

describe('open-redirect-suspect', () => {
  it('suspects, and does not accuse', () => {
    const [finding] = find(to('next=http://evil.test/x'));
    expect(finding).toMatchObject({
      severity: 'warning',
      hop: 0,
      text: 'Suspected open redirect: the parameter “next” contains evil.test',
    });
    expect(finding?.explanation).toContain('this is safe');
  });

  it.each([
    ['plain', 'next=http://evil.test/x'],
    ['percent-encoded', 'next=http%3A%2F%2Fevil.test%2Fx'],
    ['encoded twice', 'next=http%253A%252F%252Fevil.test%252Fx'],
    ['without a scheme', 'next=//evil.test/x'],
    ['with backslashes', 'next=%5C%5Cevil.test/x'],
    ['among others', 'a=1&lang=en&u=https%3A%2F%2FEVIL.test'],
    ['beside what is too short for a signature', 'u=http://evil.test/x&h=480'],
  ])('is found where the target is written %s', (_, query) => {
    expect(find(to(query))).toHaveLength(1);
  });

  it('is not found where CAS sends a ticket back to the service that asked', () => {
    const drawing = (end: string) =>
      `GET https://cas.test/login?service=https%3A%2F%2Fb.test%2F 302 / GET https://b.test/${end} 200`;
    expect(find(drawing('?ticket=ST-1'))).toEqual([]);
    expect(find(drawing(''))).toHaveLength(1);
  });

  it('is found in a form’s field', () => {
    const drawing =
      'POST http://a.test/login (form user=ada&back=http://evil.test/) 303 / GET http://evil.test/ 200';
    expect(find(drawing)[0]?.text).toContain('parameter “back”');
  });

  it.each([
    ['another parameter', to('next=/home&ref=http://c.test/')],
    ['a word that is no URL', to('next=evil.test')],
    ['broken encoding', to('next=%25E0%25A4%25A&x=%E0%A4%A')],
    [
      'the same site',
      'GET http://a.test/out?u=http://www.a.test/ 302 / GET http://www.a.test/ 200',
    ],
    [
      'OAuth, whose targets are registered',
      'GET http://idp.test/auth?client_id=c&redirect_uri=http%3A%2F%2Fshop.test%2Fcb 302 / GET http://shop.test/cb?code=1 200',
    ],
    ['a link that its writer signed', to('u=http%3A%2F%2Fevil.test%2Fx&h=AT0q8Zb1xYw2cD3eF4gH')],
    [
      'the way back to where the visitor came from',
      'GET http://shop.test/ 302 / GET http://idp.test/in?back=http://shop.test/in 302 / GET http://shop.test/in 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('is not found on the way back to the page that led here', () => {
    expect(find(to('next=http://evil.test/x'), 'http://www.evil.test')).toEqual([]);
  });

  it('is found in documents alone: there is nobody whom a picture could deceive', () => {
    expect(
      found('open-redirect-suspect', to('next=http://evil.test/x'), { type: 'image' }),
    ).toEqual([]);
  });
});

describe('a host behind tabs and line breaks in the path', () => {
  const at = (path: string, target = 'https://evil.test/') =>
    find(`GET https://a.test${path} 302 / GET ${target} 200`);

  it.each([
    '/%09/evil.test/',
    '/%0a%0D/evil.test/x',
    '//%09/evil.test',
    '/%5c%09%5Cevil.test/',
    '/de/%09/evil.test',
  ])('is as suspect as one behind slashes: %s', (path) => {
    expect(at(path)[0]?.text).toContain('the path contains evil.test');
    expect(at(path)[0]?.remedy).toContain('tabs and line breaks');
  });

  it.each(['/%09evil.test/', '/a%09/evil.test/', '/evil.test/%09/', '/%20/evil.test/'])(
    'is not where no second slash follows: %s',
    (path) => expect(at(path)).toEqual([]),
  );
});
