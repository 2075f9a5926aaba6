/** URLs that a server spells wrong: characters, parameters, and where the host ends. */
import { describe, expect, it } from 'vitest';
import { found, idsOf, stairs } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };

describe('location-misencoded', () => {
  const find = (from: string, to: string, end = '404') =>
    found(
      'location-misencoded',
      stairs([`https://a.test${from}`, `https://a.test${to}`], '301', end),
    );

  it.each([
    ['/cafe', '/caf%C3%83%C2%A9', 'UTF-8 read as Latin-1'],
    ['/stra%C3%9Fe', '/de/stra%C3%83%C2%9Fe', 'UTF-8 read as Latin-1'],
    ['/a%20b', '/a+b/', 'has + for the spaces'],
    ['/docs/my%20file.txt', '/v2/docs/my+file.txt', 'has + for the spaces'],
  ])('is found in a path that is not there: %s → %s', (from, to, text) => {
    expect(find(from, to)).toMatchObject([
      { severity: 'error', text: expect.stringContaining(text) },
    ]);
    expect(find(from, to, '200')).toEqual([]);
  });

  it.each([
    ['a name in French', '/x', '/caf%C3%A9'],
    ['what was asked for so', '/caf%C3%83%C2%A9', '/caf%C3%83%C2%A9/'],
    ['a plus sign of its own', '/c%2B%2B', '/c++'],
    ['another page', '/a%20b', '/c+d'],
  ])('is not found in %s', (_, from, to) => {
    expect(find(from, to)).toEqual([]);
  });

  it.each([
    ['/mastodon', '/%40nuke', '/@nuke'],
    ['/talk', '/wiki/Talk%3AMain_page', '/wiki/Talk:Main_page'],
    ['/~ann/notes', '/%7Eann/notes/', '/~ann/notes/'],
  ])('is possible where an escape is needless and nothing is there: %s → %s', (from, to, plain) => {
    const [finding] = find(from, to);
    expect(finding).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('escapes characters that don’t need escaping'),
      remedy: expect.stringContaining(`If the page exists at ${plain},`),
    });
    expect(find(from, to, '200')).toEqual([]);
    expect(find(from, to, '500')).toEqual([]);
  });

  it.each([
    ['an escape that was asked for', '/u/%40ann', '/users/%40ann'],
    ['one that was asked for in lower case', '/x%3ab', '/y/x%3Ab'],
    ['a plus sign, which many read as a space', '/cpp', '/c%2B%2B'],
    ['a semicolon, which ends a name in Java', '/a', '/a%3Bb'],
    ['a slash', '/a', '/a%2Fb'],
    ['a query', '/a', '/b?mail=a%40b.test'],
    ['a space', '/a', '/a%20b'],
  ])('is not possible for %s', (_, from, to) => {
    expect(find(from, to)).toEqual([]);
  });

  it.each([
    ['/s?q=a%20b', '/s/?q=a%2520b', 'q'],
    ['/login?lang=de&next=%2Fa%3Fb', '/sign-in?next=%252Fa%253Fb', 'next'],
  ])('is found in a parameter, whatever the target returns: %s → %s', (from, to, name) => {
    for (const end of ['200', '404']) {
      expect(find(from, to, end)).toMatchObject([
        { severity: 'warning', hop: 0, text: expect.stringContaining(`“${name}” twice`) },
      ]);
    }
  });

  it.each([
    ['a URL in a URL', '/a?x=1%202', '/login?next=%2Fa%3Fx%3D1%25202'],
    ['the same value', '/s?q=a%20b', '/s/?q=a%20b'],
    ['another spelling of it', '/s?q=a%20b', '/s/?q=a+b'],
    ['another site', '/out?u=a%2Fb', '//b.test/to?u=a%252Fb'],
    ['plain text', '/s?q=a', '/s/?q=a'],
    ['a percent sign', '/s?q=5%25', '/s/?q=5%25'],
  ])('is not found in the parameter of %s', (_, from, to) => {
    const target = new URL(to, 'https://a.test').href;
    const drawing = stairs([`https://a.test${from}`, target], '301');
    expect(found('location-misencoded', drawing)).toEqual([]);
  });
});

describe('open-redirect-suspect', () => {
  const find = (from: string, to: string) =>
    found('open-redirect-suspect', stairs([from, to], '301'), PAGE);

  it.each([
    ['https://a.com/en//evil.test', 'https://evil.test/'],
    ['https://a.com/x/%5c%5cevil.test/y', 'https://evil.test/y'],
  ])('is found behind other parts of a path: %s', (from, to) => {
    expect(find(from, to)).toMatchObject([
      { severity: 'warning', text: expect.stringContaining('the path contains evil.test') },
    ]);
  });

  it.each([
    ['http://shop.com/about', 'https://www.shop.comabout/'],
    ['https://shop.com/.evil.net', 'https://shop.com.evil.net/'],
    ['https://shop.co.uk/en/start', 'https://www.shop.co.uken/start'],
  ])('is found where the path became part of the host: %s', (from, to) => {
    expect(find(from, to)).toMatchObject([
      { severity: 'warning', text: expect.stringContaining('lacks a slash between host and path') },
    ]);
  });

  it.each([
    ['another owner', 'https://shop.com/about', 'https://all-about.com/'],
    ['a short link', 'https://shop.co/m', 'https://shop.com/'],
    ['a name of the same site', 'https://shop.com/blog', 'https://blog.shop.com/'],
  ])('is not found in %s', (_, from, to) => {
    expect(find(from, to)).toEqual([]);
  });
});

describe('growing-url by turns', () => {
  const grow = (times: number, names: readonly [string, string], end: string) => {
    const urls = ['https://a.test/x'];
    for (let index = 0; index < times; index += 1) {
      const page = index % 2 === 0 ? 'https://id.test/login' : 'https://a.test/start';
      const held = encodeURIComponent(urls.at(-1) ?? '');
      urls.push(`${page}?${names[index % 2]}=${held}`);
    }
    return stairs(urls, '302', end);
  };

  it.each([['rd', 'back'] as const, ['returnTo', 'service'] as const])(
    'is found where two hosts enclose each other’s URL: %s, %s',
    (first, second) => {
      const [finding] = found('growing-url', grow(6, [first, second], '414'), PAGE);
      expect(finding).toMatchObject({ severity: 'error', hop: 0 });
      expect(finding?.text).toBe(
        `6 redirects in a row each put the previous URL into “${first}” or “${second}”`,
      );
      expect(idsOf(grow(6, [first, second], '414'), PAGE)).toEqual(['growing-url']);
    },
  );

  it('names one parameter, if both use the same', () => {
    const [finding] = found('growing-url', grow(6, ['next', 'next'], '431'), PAGE);
    expect(finding?.text).toContain('the parameter “next”');
  });

  it.each([
    ['a sign-in that is handed on', grow(3, ['next', 'target'], '414')],
    ['what arrives', grow(6, ['next', 'target'], '200')],
  ])('is not found in %s', (_, drawing) => {
    expect(found('growing-url', drawing, PAGE)).toEqual([]);
  });
});
