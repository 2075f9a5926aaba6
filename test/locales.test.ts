import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishTexts, LANGUAGES, readCatalogue, toEnglish } from '../scripts/locales/catalogue.ts';
import { sourceTexts, textsOf } from '../scripts/locales/texts.ts';
import { keyOf } from '../src/core/text/i18n.ts';
import { needless, untranslated } from './support/source/untranslated.ts';

const COMMAND = join('src', 'cli');

const read = (source: string) => {
  const { translated, bare, early } = textsOf('a.tsx', source);
  return [translated, bare, early].map((texts) => texts.map(({ line, text }) => `${line} ${text}`));
};

describe('the texts of a module', () => {
  it('are those that t and msg translate, with numbered values', () => {
    expect(
      read(`const f = (n) => t\`\${n} of \${g(t\`two words\`)}\`;\nconst x = msg\`Loop\`;`),
    ).toEqual([['1 $1 of $2', '1 two words', '2 Loop'], [], []]);
  });

  it('are reported if they run too early', () => {
    expect(read('const x = t`Loop`;')[2]).toEqual(['1 Loop']);
  });

  it('are reported if they are not translated', () => {
    const bare = (source: string) => read(source)[1];
    expect(bare('const x = <p title="Close">Not yet</p>;')).toEqual(['1 Close', '1 Not yet']);
    expect(bare("const x = 'the body was dropped';")).toEqual(['1 the body was dropped']);
    expect(bare(`const x = \`the body of \${n}\`;`)).toEqual(['1 the body of $1']);
    expect(bare('const x = <p className="wide row">{x}</p>;')).toEqual([]);
    expect(bare("throw new TypeError('no such hop');")).toEqual([]);
    expect(bare("import x from './two words.ts'; type A = 'two words';")).toEqual([]);
  });
});

describe('a single word', () => {
  const bare = (source: string) => read(source)[1];

  it('counts as text if it is displayed', () => {
    expect(bare("const x = <p>{on ? 'cached' : <b>{name ?? 'none'}</b>}</p>;")).toEqual([
      '1 cached',
      '1 none',
    ]);
    expect(bare(`const x = <Chip label={isOpen ? 'open' : \`closed \${n}\`} />;`)).toEqual([
      '1 open',
      '1 closed $1',
    ]);
    expect(bare("const x = { label: 'Close', kind: 'close' };")).toEqual(['1 Close']);
    expect(bare("const NAMES = { a: 'first' };")).toEqual(['1 first']);
    expect(bare("function chipText(a) { if (a === 'no') return 'cached'; }")).toEqual(['1 cached']);
  });

  it('does not count as text in comparisons, lookups and protocol names', () => {
    expect(bare("const x = <p>{kind === 'cached' && f('pending')}</p>;")).toEqual([]);
    expect(bare("const x = <Chip label='HTTP' kind={on ? 'wide' : 'slim'} />;")).toEqual([]);
    expect(bare("function f() { return 'cached'; }")).toEqual([]);
  });
});

describe('the source', () => {
  const texts = sourceTexts('src');
  // The command speaks English, as its options and what programs read of it do.
  const bare = texts.bare.filter(({ file }) => !file.startsWith(COMMAND));

  it('translates nothing before the language is known', () => {
    expect(texts.early).toEqual([]);
  });

  it('has no untranslated text', () => {
    expect(untranslated(bare)).toEqual([]);
  });

  it('needs each of its exceptions', () => {
    expect(needless(bare)).toEqual([]);
  });
});

describe('the English catalog', () => {
  it('has every text by its key, with dollar signs doubled unless they mark a value', () => {
    expect(toEnglish(new Map([['k', 'costs $ and $1||of a shop']]))).toEqual({
      k: { message: 'costs $$ and $1' },
    });
    expect(englishTexts().has(keyOf('no such text'))).toBe(false);
  });
});

/** `npm run locales` brings them in step. */
describe('the catalogs', () => {
  const texts = englishTexts();

  it('contain the source’s texts in English', () => {
    const [known, said] = [readCatalogue('en'), toEnglish(texts)];
    expect(Object.keys(known).filter((key) => !(key in said))).toEqual([]);
    expect(Object.entries(said).filter(([key, text]) => !isEqual(known[key], text))).toEqual([]);
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const catalogue = Object.entries(readCatalogue(language));

    it('contain every text with its English, and no others', () => {
      const isSaid = ([key, { description }]: (typeof catalogue)[number]) =>
        texts.get(key) === description;
      expect(catalogue.filter((entry) => !isSaid(entry))).toEqual([]);
      const keys = new Set(catalogue.map(([key]) => key));
      expect([...texts].filter(([key]) => !keys.has(key))).toEqual([]);
    });

    it('translate every text', () => {
      const missing = catalogue.filter(([, { message }]) => message.trim() === '');
      expect(missing.map(([, { description }]) => description)).toEqual([]);
    });

    it('have placeholders for the same values as the English, and contain no contexts', () => {
      for (const [, { message, description }] of catalogue) {
        expect(placesIn(message), message).toEqual(placesIn(description));
        expect(message).not.toContain('||');
      }
    });
  });
});

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const placesIn = (text = '') => [...new Set(text.match(/\$[1-9]/g))].sort();
