import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_KEPT_BODY, toBodySummary } from '../../../src/background/capture/body-summary.ts';
import { digestOf } from '../../../src/core/decode/digest.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const raw = (...texts: string[]) =>
  toBodySummary({ raw: texts.map((text) => ({ bytes: bytes(text) })) });

describe('a body of bytes', () => {
  it('is described by its size, its text and a digest', () => {
    expect(raw('café')).toEqual({
      kind: 'bytes',
      size: 5,
      digest: expect.any(String),
      text: 'café',
    });
  });

  it('has the same digest however it is split, even within a character', () => {
    const whole = new Uint8Array(bytes('café au lait'));
    const cut = toBodySummary({
      raw: [
        { bytes: whole.slice(0, 4).buffer as ArrayBuffer },
        { bytes: whole.slice(4).buffer as ArrayBuffer },
      ],
    });
    expect(cut).toEqual(raw('café au lait'));
  });

  it('has no text if it is not UTF-8', () => {
    const body = toBodySummary({
      raw: [{ bytes: new Uint8Array([0xff, 0xfe]).buffer as ArrayBuffer }],
    });
    expect(body).toEqual({ kind: 'bytes', size: 2, digest: expect.any(String) });
  });

  it('has its text up to 64 KiB, and not a byte more', () => {
    expect(raw('x'.repeat(MAX_KEPT_BODY))).toHaveProperty('text');
    expect(raw('x'.repeat(MAX_KEPT_BODY + 1))).not.toHaveProperty('text');
  });

  it('is no body if it is empty', () => {
    expect(raw('')).toEqual({ kind: 'none' });
    expect(raw()).toEqual({ kind: 'none' });
  });
});

describe('a body that the browser parses or hides', () => {
  it('is a form with its fields in order', () => {
    expect(toBodySummary({ formData: { a: ['1', '2'], b: [''] } })).toEqual({
      kind: 'form',
      fields: { a: ['1', '2'], b: [''] },
      digest: expect.any(String),
    });
  });

  it('has no fields if the form is larger than 64 KiB', () => {
    expect(toBodySummary({ formData: { a: ['x'.repeat(MAX_KEPT_BODY)] } })).not.toHaveProperty(
      'fields',
    );
  });

  it('keeps a field named __proto__', () => {
    const body = toBodySummary({ formData: JSON.parse('{"__proto__": ["x"]}') });
    expect(body.kind === 'form' && Object.keys(body.fields ?? {})).toEqual(['__proto__']);
  });

  it('names files without their paths', () => {
    const body = toBodySummary({ raw: [{ file: '/home/me/a.txt' }, { file: 'C:\\me\\b.txt' }] });
    expect(body).toEqual({ kind: 'files', names: ['a.txt', 'b.txt'] });
  });

  it('is not observable if the browser could not read it', () => {
    expect(toBodySummary({ error: 'Unknown error.' })).toEqual({ kind: 'not-observable' });
    expect(toBodySummary({})).toEqual({ kind: 'not-observable' });
    expect(toBodySummary({ raw: [{ bytes: bytes('abc') }, {}] })).toEqual({
      kind: 'not-observable',
    });
  });
});

describe('the digest', () => {
  it('doesn’t depend on how the bytes are split', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (all, at) => {
        expect(digestOf([all.slice(0, at), all.slice(at)])).toBe(digestOf([all]));
      }),
    );
  });

  it('differs if one bit does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (all, at, bit) => {
        const other = all.slice();
        other[at % all.length] = (all[at % all.length] ?? 0) ^ (1 << bit);
        expect(digestOf([other])).not.toBe(digestOf([all]));
      }),
    );
  });

  it('has no collisions among ten thousand counters', () => {
    const digests = Array.from({ length: 10_000 }, (_, i) =>
      digestOf([new TextEncoder().encode(`order=${i}`)]),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });
});
