import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

/** Two pages that send visitors to each other, with what each iteration's requests send as Cookie. */
function loopOf(pages: readonly string[], cookieIn: (lap: number) => string): string {
  const hops = Array.from({ length: 10 }, (_, lap) =>
    pages.map((page) => `GET ${page} {Cookie: ${cookieIn(lap)}} 302`),
  ).flat();
  return [...hops, `GET ${pages[0]} {Cookie: ${cookieIn(10)}} ${GAVE_UP}`].join(' / ');
}

const PAGES = ['https://a.test/user', 'https://a.test/login?next=%2Fuser'];
const DOUBLED = /several cookies with the same name/;
const find = (drawing: string) => found('redirect-loop', drawing)[0];

describe('a loop whose requests send two cookies of one name', () => {
  it('does not say that they changed if both values stayed', () => {
    expect(find(loopOf(PAGES, () => 'sid=a; Cookie: sid=b'))?.explanation).toBe(
      'The last two iterations requested the same URLs with the same cookies.',
    );
  });

  it('says that they changed if the second value did', () => {
    expect(find(loopOf(PAGES, (lap) => `sid=a; Cookie: sid=b${lap}`))?.explanation).toBe(
      'Between iterations, the cookie sid changed.',
    );
  });

  it.each([
    ['a sign-in', PAGES],
    ['a page that redirects to itself', ['https://a.test/home']],
    ['two other pages', ['https://a.test/start', 'https://a.test/choose']],
  ])('names them and how to delete one: %s', (_, pages) => {
    const remedy = find(
      loopOf(pages, () => 'x=1; Cookie: SESSION=old; Cookie: SESSION=new'),
    )?.remedy;
    expect(remedy).toMatch(DOUBLED);
    expect(remedy).toMatch(/\(SESSION\).*Max-Age=0/);
  });

  it.each([
    ['one cookie', PAGES, 'sid=a; Cookie: other=b'],
    ['a visitor counter’s cookies', PAGES, '_ga=1; Cookie: _ga=2; Cookie: sid=a'],
    ['spellings of one path', ['https://a.test/a', 'https://a.test/a/'], 'sid=a; Cookie: sid=b'],
  ])('is silent about %s', (_, pages, cookies) => {
    expect(find(loopOf(pages, () => cookies))?.remedy).not.toMatch(DOUBLED);
  });
});
