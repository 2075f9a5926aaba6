import { describe, expect, it } from 'vitest';
import { remember } from '../../../src/core/lists/remember.ts';

describe('what is remembered', () => {
  const counted = () => {
    const derived: string[] = [];
    const length = remember((text): number | undefined => {
      derived.push(text);
      return text === '' ? undefined : text.length;
    });
    return { derived, length };
  };

  it('is derived once, also if it is undefined', () => {
    const { derived, length } = counted();
    expect(['a', '', 'a', ''].map(length)).toEqual([1, undefined, 1, undefined]);
    expect(derived).toEqual(['a', '']);
  });

  it('is limited in number and length', () => {
    const { derived, length } = counted();
    const texts = Array.from({ length: 300 }, (_, number) => String(number));
    for (const text of [...texts, texts[0] ?? '']) length(text);
    expect(derived.filter((text) => text === '0')).toHaveLength(2);
    for (const text of ['x'.repeat(3000), 'x'.repeat(3000)]) length(text);
    expect(derived.slice(-2).map((text) => text.length)).toEqual([3000, 3000]);
  });
});
