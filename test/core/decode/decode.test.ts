import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decoded, decode, MOST } from '../../../src/core/decode/decode.ts';
import { recognise } from '../../../src/core/decode/encoding.ts';
import { deflated, jwt } from './samples.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function decoded(name: string, value: string): Promise<Decoded> {
  const encoded = recognise(name, value);
  if (!encoded) throw new Error(`not recognised: ${value}`);
  const decoding = await decode(encoded);
  if ('problem' in decoding) throw new Error(decoding.problem);
  return decoding;
}

const problem = async (name: string, value: string) => {
  const encoded = recognise(name, value);
  return encoded && (await decode(encoded));
};

const REQUEST =
  '<samlp:AuthnRequest ID="_1"><saml:Issuer>https://a.test/</saml:Issuer><samlp:NameIDPolicy/></samlp:AuthnRequest>';
const LAID_OUT =
  '<samlp:AuthnRequest ID="_1">\n  <saml:Issuer>https://a.test/</saml:Issuer>\n  <samlp:NameIDPolicy/>\n</samlp:AuthnRequest>';

describe('a JSON Web Token', () => {
  it('consists of header, payload and times, without verification', async () => {
    const token = jwt({ sub: 'ada', exp: 1_800_000_000, iat: 1_799_996_400.5 });
    expect(await decoded('id_token', token)).toEqual({
      title: 'JWT, RS256',
      parts: [
        { name: 'Header', text: '{\n  "alg": "RS256",\n  "typ": "JWT"\n}' },
        {
          name: 'Payload',
          text: '{\n  "sub": "ada",\n  "exp": 1800000000,\n  "iat": 1799996400.5\n}',
        },
        { name: 'Times', text: 'iat: 2027-01-15 07:00:00 UTC\nexp: 2027-01-15 08:00:00 UTC' },
      ],
      notes: ['The signature was not verified, so anyone could have created this token.'],
    });
  });

  it('has no invalid times', async () => {
    const { parts } = await decoded('t', jwt({ exp: 1e300, iat: 'soon', nbf: null }));
    expect(parts.map(({ name }) => name)).toEqual(['Header', 'Payload']);
  });

  it('has only a header if it is encrypted', async () => {
    const [header] = jwt({}, { alg: 'RSA-OAEP', enc: 'A256GCM' }).split('.');
    const { title, parts, notes } = await decoded('t', `${header}.a.b.c.d`);
    expect([title, parts.length, notes]).toEqual([
      'Encrypted JWT, RSA-OAEP',
      1,
      ['The payload is encrypted and can be read only with the key.'],
    ]);
  });

  it('may have a payload that is not JSON', async () => {
    const { notes } = await decoded('t', jwt({}).replace(/\.[^.]*\./, '.bm90anNvbg.'));
    expect(notes).toContain('The payload isn’t JSON.');
  });
});

describe('a SAML message', () => {
  it('is decompressed if the Redirect binding compressed it, even if a plus sign was lost', async () => {
    const value = deflated(REQUEST);
    for (const given of [value, value.replaceAll('+', ' ')]) {
      expect(await decoded('SAMLRequest', given)).toEqual({
        title: 'SAML, decompressed',
        parts: [{ name: 'XML', text: LAID_OUT }],
        notes: ['No signature in this message was verified.'],
      });
    }
  });

  it('is read directly if the POST binding sent it', async () => {
    const { title, parts } = await decoded('SAMLResponse', base64(REQUEST));
    expect([title, parts[0]?.text]).toEqual(['SAML', LAID_OUT]);
  });

  it('is displayed as far as possible if it is truncated', async () => {
    const packed = Buffer.from(deflated(REQUEST.repeat(50)), 'base64');
    const value = packed.subarray(0, packed.length - 8).toString('base64');
    const { parts, notes } = await decoded('SAMLRequest', value);
    expect(parts[0]?.text).toMatch(/^<samlp:AuthnRequest/);
    expect(notes[0]).toMatch(/^Incomplete: the compressed data is damaged or truncated/);
  });

  it('is decompressed only up to a limit, even if it is a bomb', async () => {
    const { parts, notes } = await decoded('SAMLRequest', deflated(`<a>${'x'.repeat(50_000_000)}`));
    expect(parts[0]?.text.length).toBeLessThanOrEqual(MOST);
    expect(notes[0]).toMatch(/^Truncated: only the first /);
  });

  it('is reported as invalid if it is not SAML', async () => {
    expect(await problem('SAMLRequest', base64('neither of the two'))).toEqual({
      problem: 'SAML bindings use XML or DEFLATE-compressed XML; this value is neither.',
    });
  });
});

describe('base64', () => {
  it('is text, formatted if it is JSON', async () => {
    expect((await decoded('state', base64('{"to":"/"}'))).parts[0]?.text).toBe('{\n  "to": "/"\n}');
    expect(await decoded('Authorization', `Basic ${base64('ada:pässword')}`)).toMatchObject({
      title: 'Basic authentication credentials',
      parts: [{ text: 'ada:pässword' }],
    });
  });

  it('is truncated if it is long', async () => {
    const { parts, notes } = await decoded('x', base64('x'.repeat(MOST + 1)));
    expect([parts[0]?.text.length, notes]).toEqual([MOST, ['Truncated after 262,144 characters.']]);
  });

  it('may turn out to be text only at its beginning', async () => {
    const value = Buffer.concat([Buffer.from('x'.repeat(6000)), Buffer.from([0xff])]);
    expect(await problem('x', value.toString('base64'))).toEqual({
      problem: 'The value decodes to 6,001 bytes that aren’t text.',
    });
  });
});

it('decodes everything that is recognized, and never throws', async () => {
  const value = fc.oneof(
    fc.base64String(),
    fc.uint8Array().map((bytes) => deflated(Buffer.from(bytes).toString('latin1'))),
    fc.string().map((text) => base64(`<${text}`)),
    fc.jsonValue().map((json) => jwt(json)),
    fc.string({ unit: 'binary' }),
  );
  const name = fc.constantFrom('SAMLRequest', 'x');
  await fc.assert(
    fc.asyncProperty(name, value, async (n, v) => {
      const encoded = recognise(n, v);
      if (encoded) expect(await decode(encoded)).toBeTypeOf('object');
    }),
  );
});
