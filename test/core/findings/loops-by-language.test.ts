/** Two rules of which one adds a language to the path and the other removes it, or each picks another. */
import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

function remedyOf(one: string, other: string, more = ''): string {
  const hops = Array.from({ length: 20 }, (_, index) =>
    index % 2 === 0 ? `GET ${one}${more} 302` : `GET ${other}${more} 307`,
  );
  const drawing = [...hops, `GET ${one}${more} ${GAVE_UP}`].join(' / ');
  return found('redirect-loop', drawing, { type: 'main_frame' })[0]?.remedy ?? '';
}

describe('rules for a language that conflict', () => {
  it.each([
    ['https://a.test/', 'https://a.test/fr/', 'fr'],
    ['https://a.test/fr', 'https://a.test/', 'fr'],
    ['https://a.test/pt-br/precos/', 'https://a.test/precos', 'pt-br'],
    ['https://a.test/shop?x=1', 'https://a.test/zh_Hans/shop?x=1', 'zh_Hans'],
  ])('add and remove it: %s and %s', (one, other, language) => {
    const remedy = remedyOf(one, other);
    expect(remedy).toContain(`adds the language or region ${language} to the path`);
    expect(remedy).not.toMatch(/session|Two rules conflict/);
    expect(remedyOf(one, other, ' {Cookie: sid=1}')).toBe(remedy);
  });

  it.each([
    ['https://a.test/de/x', 'https://a.test/en/x'],
    ['https://a.test/en-gb', 'https://a.test/en-us/'],
  ])('each pick another: %s and %s', (one, other) => {
    expect(remedyOf(one, other)).toContain('Have both determine it in the same way');
  });

  it.each([
    ['https://a.test/my', 'https://a.test/'],
    ['https://a.test/it/help', 'https://a.test/help'],
  ])('may not be about a language if the word has another meaning: %s', (one, other) => {
    expect(remedyOf(one, other)).not.toContain('language or region');
    expect(remedyOf(one, other, ' {Cookie: NEXT_LOCALE=en}')).toContain('language or region');
  });

  it.each([
    ['https://a.test/en/login', 'https://a.test/home'],
    ['https://a.test/xx', 'https://a.test/'],
    ['https://a.test/en/a', 'https://a.test/b'],
    ['https://a.test/app', 'https://a.test/'],
    ['https://a.test/en', 'https://b.test/'],
    ['https://a.test/en', 'http://a.test/'],
  ])('are not seen in other loops: %s and %s', (one, other) => {
    expect(remedyOf(one, other)).not.toMatch(/language or region/);
  });
});
