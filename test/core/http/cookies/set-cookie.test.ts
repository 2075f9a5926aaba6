import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../src/core/chain/chain.ts';
import { parseCookieDate } from '../../../../src/core/http/cookies/cookie-date.ts';
import { readCookies, readSetCookies } from '../../../../src/core/http/cookies/set-cookie.ts';

const NOW = Date.UTC(2026, 0, 1);
const setting = (...values: string[]): Header[] =>
  values.map((value) => ({ name: 'set-cookie', value }));
const read = (value: string) => readSetCookies(setting(value), NOW)[0];

describe('a Set-Cookie field (RFC 6265bis §5.6)', () => {
  it.each([
    ['a=1', { name: 'a', value: '1', secure: false, httpOnly: false }],
    [' a = 1=2 ; Secure', { name: 'a', value: '1=2', secure: true }],
    ['no equals sign', { name: '', value: 'no equals sign' }],
    ['a=1; PATH=/x; secure=no; HTTPONLY', { path: '/x', secure: true, httpOnly: true }],
    ['a=1; Path=/x; Path=/y', { path: '/y' }],
    ['a=1; Domain=.Lab.TEST', { domain: 'lab.test' }],
    ['a=1; SameSite=strict', { sameSite: 'Strict' }],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { expiresAt: NOW + 60_000 }],
    ['a=1; Max-Age=0', { expiresAt: 0 }],
    ['a=1; Max-Age=-5', { expiresAt: 0 }],
    ['a=1; Max-Age=99999999999999999999', { expiresAt: 8.64e15 }],
    ['a=1; Max-Age=soon; Expires=Thu, 01 Jan 1970 00:00:01 GMT', { expiresAt: 1000 }],
    ['a=\u0001', { malformed: true }],
    ['=', { malformed: true }],
  ])('%j', (field, expected) => {
    expect(read(field)).toMatchObject(expected);
  });

  it.each([
    ['a=1; Path=x', 'path'],
    ['a=1; Path', 'path'],
    ['a=1; Domain=', 'domain'],
    ['a=1; SameSite=Sometimes', 'sameSite'],
    ['a=1; Expires=tomorrow', 'expiresAt'],
    ['a=1\t2', 'malformed'],
  ])('%j has no %s', (field, attribute) => {
    expect(read(field)).not.toHaveProperty(attribute);
  });

  it('is malformed over 4096 bytes, and an attribute is ignored over 1024', () => {
    expect(read(`a=${'x'.repeat(4096)}`)).toMatchObject({ malformed: true });
    expect(read(`a=${'x'.repeat(4095)}`)).not.toHaveProperty('malformed');
    expect(read(`a=1; Path=/${'x'.repeat(1024)}`)).not.toHaveProperty('path');
    expect(read(`a=1; Path=/${'x'.repeat(1023)}`)).toHaveProperty('path');
  });

  it('is one of several, in separate fields or joined by line feeds', () => {
    const names = (headers: Header[]) => readSetCookies(headers, NOW).map(({ name }) => name);
    expect(names(setting('a=1', 'b=2'))).toEqual(['a', 'b']);
    expect(names(setting('a=1; Secure\nb=2\n'))).toEqual(['a', 'b']);
  });

  it('is read whatever it contains', () => {
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
    const field = fc.string({ unit, maxLength: 30 });
    fc.assert(
      fc.property(field, field, (...values) => {
        expect(() => readSetCookies(setting(...values), NOW)).not.toThrow();
      }),
    );
  });

  it('is read as it was written', () => {
    const token = fc.string({ unit: fc.constantFrom(...'aZ0!#$%.~-'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(token, token), { maxLength: 4 }), (pairs) => {
        const fields = pairs.map(([name, value]) => `${name}=${value}; Path=/`);
        const expected = pairs.map(([name, value]) => ({ name, value }));
        expect(readSetCookies(setting(...fields), NOW)).toMatchObject(expected);
        const sent = pairs.map(([name, value]) => `${name}=${value}`).join('; ');
        expect(readCookies([{ name: 'Cookie', value: sent }])).toEqual(expected);
      }),
    );
  });
});

describe('the date of a cookie (RFC 6265bis §5.1.1)', () => {
  it.each([
    ['Wed, 21 Oct 2015 07:28:00 GMT', '2015-10-21T07:28:00.000Z'],
    ['Wednesday, 21-Oct-15 07:28:00 GMT', '2015-10-21T07:28:00.000Z'],
    ['Wed Oct 21 07:28:00 2015', '2015-10-21T07:28:00.000Z'],
    ['21 oct 70 7:8:9', '1970-10-21T07:08:09.000Z'],
    ['1 Jan 69 00:00:00', '2069-01-01T00:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(new Date(parseCookieDate(text) ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'tomorrow',
    'Wed, 21 Oct 2015',
    '07:28:00 Oct 2015',
    '31 Feb 2026 00:00:00',
    '0 Jan 2026 00:00:00',
    '1 Jan 1600 00:00:00',
    '1 Jan 2026 24:00:00',
    '1 Jan 2026 00:60:00',
  ])('%s is not a date', (text) => {
    expect(parseCookieDate(text)).toBeUndefined();
  });

  it('is read as Date writes it', () => {
    const date = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (any) => {
        const seconds = Math.floor(any.getTime() / 1000) * 1000;
        expect(parseCookieDate(any.toUTCString())).toBe(seconds);
      }),
    );
  });
});
