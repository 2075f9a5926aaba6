import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedValues } from '../../../src/core/decode/json-values.ts';
import { deflated, jwt } from './samples.ts';

describe('decodable values in JSON', () => {
  it('are found everywhere, in order, with their paths', () => {
    const [token, saml] = [jwt({ sub: 'ada' }), deflated('<a/>'.repeat(9))];
    const json = JSON.stringify({
      id_token: token,
      plain: 'words only',
      user: { tokens: ['none', token], SAMLRequest: saml },
      count: 3,
    });
    expect(encodedValues(json)).toEqual([
      { path: 'id_token', value: token },
      { path: 'user.tokens[1]', value: token },
      { path: 'user.SAMLRequest', value: saml },
    ]);
    expect(encodedValues(JSON.stringify(token))).toEqual([{ path: '', value: token }]);
  });

  it('don’t exist outside of JSON, and are limited in number', () => {
    expect(encodedValues('id_token=x')).toEqual([]);
    expect(encodedValues(JSON.stringify(Array(5000).fill(jwt({}))))).toHaveLength(100);
  });

  it('are found at any depth', () => {
    const depth = 5000;
    const json = `${'['.repeat(depth)}"${jwt({})}"${']'.repeat(depth)}`;
    expect(encodedValues(json)).toHaveLength(1);
    fc.assert(fc.property(fc.string(), (text) => void encodedValues(text)));
  });
});
