import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/decode/encoding.ts';
import { jwt } from './samples.ts';

const kind = (name: string, value: string) => recognise(name, value)?.kind;
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('an encoded value', () => {
  it('is recognized by its format', () => {
    expect(kind('id_token', jwt({ sub: 'ada' }))).toBe('jwt');
    expect(kind('state', base64('{"to":"/orders"}'))).toBe('base64');
    expect(kind('state', Buffer.from('{"to":"/orders?é"}').toString('base64url'))).toBe('base64');
    expect(kind('x', 'a.b.c')).toBeUndefined();
    expect(kind('x', jwt({}).replace(/^[^.]+/, base64('{"typ":"JWT"}')))).toBeUndefined();
  });

  it('is recognized by its name if SAML defines it', () => {
    const value = Buffer.from('packed bytes, not text').toString('base64');
    expect(recognise('SAMLRequest', value)).toEqual({ kind: 'saml', text: value });
    expect(recognise('samlresponse', 'ab+c ef/h\r\nijkl==')).toEqual({
      kind: 'saml',
      text: 'ab+c+ef/hijkl==',
    });
    expect(kind('user.SAMLRequest[0]', value)).toBe('saml');
    expect(kind('NotSAMLRequest', value)).toBe('base64');
    expect(kind('SAMLRequest', 'not <base64> at all')).toBeUndefined();
  });

  it('is found after a scheme, in quotes and percent-encoded', () => {
    const token = jwt({ sub: 'ada' });
    expect(recognise('Authorization', `Bearer ${token}`)).toEqual({ kind: 'jwt', text: token });
    expect(recognise('Authorization', `Basic ${base64('ada:pw')}`)).toEqual({
      kind: 'credentials',
      text: base64('ada:pw'),
    });
    expect(kind('cookie', `"${token}"`)).toBe('jwt');
    expect(kind('cookie', encodeURIComponent(base64('{"user":"ada"}~~~')))).toBe('base64');
  });

  it('is not just any word', () => {
    const words = [
      '',
      'true',
      '2026-11-22',
      'authorization_code',
      'openid profile email',
      'XMLHttpRequest',
      'application/json',
      'strict-origin-when-cross-origin',
      '0123456789abcdef0123456789abcdef',
      'lab-session',
      'https://a.test/callback',
      'a'.repeat(1_000_001),
    ];
    expect(words.filter((word) => recognise('x', word))).toEqual([]);
  });

  it('is not arbitrary bytes', () => {
    expect(
      kind('x', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toString('base64')),
    ).toBeUndefined();
    expect(
      kind('x', Buffer.from([255, 254, 1, 3, 200, 201, 9, 9, 9]).toString('base64')),
    ).toBeUndefined();
  });

  it('is recognized by its beginning if it is long, wherever that splits a character', () => {
    for (const text of ['é', 'xé', 'xxé'])
      expect(kind('x', base64(text.repeat(9000)))).toBe('base64');
  });

  it('may be anything', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('SAMLRequest', 'Authorization'));
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.string());
    fc.assert(fc.property(name, value, (n, v) => void recognise(n, v)));
  });
});
