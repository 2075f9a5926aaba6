import { beforeEach, describe, expect, it } from 'vitest';
import {
  decimalText,
  keyOf,
  language,
  msg,
  numberText,
  setLookup,
  t,
  translate,
} from '../../../src/core/text/i18n.ts';

const inPortuguese = (texts: Readonly<Record<string, string>>) => {
  const byKey = new Map(Object.entries(texts).map(([english, text]) => [keyOf(english), text]));
  setLookup((key) => byKey.get(key) ?? '');
};

const hops = (count: number) => t`${count} hops`;

beforeEach(() => setLookup(() => ''));

describe('a text', () => {
  it('is English by default', () => {
    expect(hops(3)).toBe('3 hops');
    expect(translate(msg`Loop`)).toBe('Loop');
  });

  it('is translated with its values, in the order of the other language', () => {
    const dropped = (what: string, size: string) => t`${what} of ${size} dropped`;
    expect(dropped('body', '24 B')).toBe('body of 24 B dropped');
    inPortuguese({
      '$1 of $2 dropped': 'de $2: $1 descartado',
      Loop: 'Ciclo',
      '$1 hops': '$1 saltos',
    });
    expect(dropped('corpo', '24 B')).toBe('de 24 B: corpo descartado');
    expect(hops(3)).toBe('3 saltos');
    expect(translate(msg`Loop`)).toBe('Ciclo');
  });

  it('may span several lines in the source', () => {
    expect(t`one
      line`).toBe('one line');
  });

  it('may have a context, which is not displayed, and a different translation in each', () => {
    const gone = () => [t`${2} dropped`, t`${2} dropped||headers`];
    expect(gone()).toEqual(['2 dropped', '2 dropped']);
    inPortuguese({ '$1 dropped': '$1 descartado', '$1 dropped||headers': '$1 descartados' });
    expect(gone()).toEqual(['2 descartado', '2 descartados']);
  });

  it('contains values unchanged, whatever they look like', () => {
    expect(hops('$1 $& $2' as unknown as number)).toBe('$1 $& $2 hops');
  });

  it('is in the language that was set last, even if the same line ran before', () => {
    expect(hops(1)).toBe('1 hops');
    inPortuguese({ '$1 hops': '$1 saltos' });
    expect(hops(1)).toBe('1 saltos');
  });
});

describe('a number', () => {
  it('is formatted in the language of the texts', () => {
    expect([language(), numberText(10_000), decimalText(1.25, 1)]).toEqual([
      'en',
      '10,000',
      (1.25).toFixed(1),
    ]);
    inPortuguese({ en: 'pt-BR' });
    expect([language(), numberText(10_000), decimalText(2, 1)]).toEqual(['pt-BR', '10.000', '2,0']);
  });
});

describe('the key of a text', () => {
  it('is valid in message catalogs, and differs between texts', () => {
    expect(keyOf('$1 hops')).toMatch(/^[a-z0-9]+$/);
    expect(keyOf('$1 hops')).not.toBe(keyOf('$1 hop'));
    expect(keyOf('$1 hops')).toBe(keyOf('$1 hops'));
  });
});
